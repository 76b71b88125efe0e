// The tables must come out right whoever starts first, and an older program must not touch a newer database.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { type Migration, MigrationError, migrate } from '../../../src/platform/sql/migrate.ts';
import { querylogMigrations } from '../../../src/querylog/migrations.ts';
import { describeDatabase } from './describe-database.ts';
import { rejection } from './rejection.ts';

const FIRST: Migration = { number: 1, name: 'sak', sql: ['CREATE TABLE sak (id TEXT PRIMARY KEY)'] };
const SECOND: Migration = {
  number: 2,
  name: 'namn',
  sql: ['ALTER TABLE sak ADD COLUMN namn TEXT', 'CREATE INDEX sak_namn ON sak (namn)'],
};

describeDatabase('migrate', (open, store) => {
  const upTo = (...migrations: Migration[]) => [{ module: 'prov', migrations }];

  it('applies what is missing, once', async () => {
    const database = await open();
    expect(await migrate(database, upTo(FIRST), { now: () => 17 })).to.deep.equal(['prov/1 sak']);
    expect(await migrate(database, upTo(FIRST))).to.deep.equal([]);
    expect(await migrate(database, upTo(FIRST, SECOND))).to.deep.equal(['prov/2 namn']);
    const rows = await database.run('SELECT module, number, name FROM migration ORDER BY number');
    expect(rows).to.deep.equal([
      { module: 'prov', number: 1, name: 'sak' },
      { module: 'prov', number: 2, name: 'namn' },
    ]);
    expect(await database.run('SELECT applied_at FROM migration WHERE number = 1')).to.deep.equal([{ applied_at: 17 }]);
  });

  it('refuses a database that is newer than the program', async () => {
    const database = await open();
    await migrate(database, upTo(FIRST, SECOND));
    const error = await rejection(migrate(database, upTo(FIRST)));
    expect(error).to.be.instanceOf(MigrationError);
    expect(error.message).to.contain('newer than this program').and.contain('"prov" is at migration 2');
  });

  it('refuses a database with another history', async () => {
    const database = await open();
    await migrate(database, upTo(FIRST));
    const error = await rejection(migrate(database, upTo({ ...FIRST, name: 'annan' }, SECOND)));
    expect(error.message).to.contain('different histories');
  });

  it('refuses numbers with gaps', async () => {
    const error = await rejection(migrate(await open(), upTo(SECOND)));
    expect(error.message).to.contain('without gaps');
  });

  it('leaves nothing behind when a step fails', async () => {
    const database = await open();
    const broken = { ...SECOND, sql: ['ALTER TABLE sak ADD COLUMN namn TEXT', 'ALTER TABLE borta ADD COLUMN x TEXT'] };
    expect(await rejection(migrate(database, upTo(FIRST, broken)))).to.include({ kind: 'other' });
    expect(await migrate(database, upTo(FIRST, SECOND))).to.deep.equal(['prov/1 sak', 'prov/2 namn']);
  });

  it('lets processes that start at once take turns', async function () {
    this.timeout(20_000);
    const script = new URL('../../querylog/migrate-child.ts', import.meta.url).pathname;
    const start = () => promisify(execFile)(process.execPath, [script, JSON.stringify(store().place)]);
    const outputs = await Promise.all([start(), start(), start()]);
    const applied = outputs.map(({ stdout }) => JSON.parse(stdout).length).sort();
    expect(applied).to.deep.equal([0, 0, querylogMigrations.migrations.length]);
  });
});
