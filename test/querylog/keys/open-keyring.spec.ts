// From configuration to keyring: made at first start in trial mode, never by itself in production.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { toConfig } from '../../../src/platform/config.ts';
import { toSecrets } from '../../../src/platform/secrets.ts';
import { newMasterKey } from '../../../src/querylog/keys/master-key.ts';
import { openKeyring } from '../../../src/querylog/keys/open-keyring.ts';
import { describePostgres } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';

const NAME = { namnd: '162120000142', bruk: '2026-11' };

describe('querylog/keys/open-keyring', () => {
  let home = '';
  const file = () => join(home, 'data', 'huvudnyckel.txt');
  const open = (env: Record<string, string> = {}) => {
    const all = { DATA_DIR: join(home, 'data'), ...env };
    return openKeyring(toConfig(all, { bastjanster: [] }), toSecrets(all));
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'sammansatt-nycklar-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('makes one master key at the first start, private to its owner, and reads it at the next', async () => {
    const keyrings = await Promise.all([open(), open(), open()]);
    const proofs = await Promise.all(keyrings.map(async (one) => (await one.obtain(NAME)).derive('x').toString('hex')));
    expect(new Set(proofs).size).to.equal(1);
    expect((statSync(file()).mode & 0o777).toString(8)).to.equal('600');
    const text = readFileSync(file(), 'utf8');
    const again = await open();
    expect((await again.find(NAME))?.derive('x').toString('hex')).to.equal(proofs[0]);
    expect(readFileSync(file(), 'utf8')).to.equal(text);
    for (const one of [...keyrings, again]) await one.close();
  });

  it('refuses a master key file that is missing where one is named, or damaged', async () => {
    const HUVUDNYCKEL_FIL = join(home, 'h.txt');
    expect(await rejection(open({ HUVUDNYCKEL_FIL }))).to.include({ name: 'KeyError', kind: 'unavailable' });
    writeFileSync(HUVUDNYCKEL_FIL, 'inte en nyckel');
    expect(await rejection(open({ HUVUDNYCKEL_FIL }))).to.include({ kind: 'damaged' });
  });

  describePostgres('querylog/keys/open-keyring', (_, store) => {
    it('opens a key database, makes its tables and lets it go', async () => {
      const NYCKEL_DATABASE_URL = store().place.databaseUrl ?? '';
      const HUVUDNYCKEL_FIL = join(home, 'h.txt');
      writeFileSync(HUVUDNYCKEL_FIL, newMasterKey());
      for (const expected of [0, 1]) {
        const keyring = await open({ NYCKEL_DATABASE_URL, HUVUDNYCKEL_FIL });
        expect(await keyring.names()).to.have.length(expected);
        await keyring.obtain(NAME);
        await keyring.close();
      }
      const away = NYCKEL_DATABASE_URL.replace(/:\d+\//, ':1/');
      expect(await rejection(open({ NYCKEL_DATABASE_URL: away, HUVUDNYCKEL_FIL }))).to.include({ kind: 'unavailable' });
    });
  });
});
