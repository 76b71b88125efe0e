// A log that has questions is not opened with keys that are not its own.
import { expect } from 'chai';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { bindKeys } from '../../../src/querylog/keys/bind.ts';
import { KeyError } from '../../../src/querylog/keys/key-error.ts';
import { querylogMigrations } from '../../../src/querylog/migrations.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { keyHome, keysIn } from '../open-log.ts';

describeDatabase('the keys of a log', (open) => {
  it('are those it was first opened with, in every process', async () => {
    const home = keyHome();
    const database = await open();
    await migrate(database, [querylogMigrations]);
    await Promise.all([bindKeys(database, await keysIn(home)), bindKeys(await open(), await keysIn(home))]);
    await bindKeys(database, await keysIn(home));
  });

  it('cannot be others: those of another log, or none where there were some', async () => {
    const [home, other] = [keyHome(), keyHome()];
    const database = await open();
    await migrate(database, [querylogMigrations]);
    await bindKeys(database, await keysIn(home));
    const empty = await rejection(bindKeys(database, await keysIn(other)));
    expect(empty).to.be.instanceOf(KeyError).and.include({ kind: 'other-keys' });
    const keyring = await keysIn(other);
    expect(await keyring.names(), 'none is made').to.deep.equal([]);
    await keyring.obtain({ namnd: 'drift', bruk: 'signering' });
    expect(await rejection(bindKeys(database, keyring))).to.include({ kind: 'other-keys' });
    await bindKeys(database, await keysIn(home));
  });
});
