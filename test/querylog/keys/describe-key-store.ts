// Runs one suite over every kind of key store: a directory, SQLite, and PostgreSQL where the whole is tested (HELHET=1).
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createKeyDatabase, keysMigrations } from '../../../src/querylog/keys/key-database.ts';
import { createKeyDir } from '../../../src/querylog/keys/key-dir.ts';
import type { KeyStore } from '../../../src/querylog/keys/key-store.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';

/** How a test reaches its store: in this process, again if asked again, and from another one. */
export interface StoreOfTest {
  open(): Promise<KeyStore>;
  /** What obtain-child.ts opens it by. */
  readonly place: object;
  /** Takes the store away. The result brings it back. */
  outage(): Promise<() => Promise<void>>;
}

export function describeKeyStore(name: string, suite: (store: () => StoreOfTest) => void): void {
  describe(`${name} (directory)`, () => {
    let home = '';
    beforeEach(() => {
      home = mkdtempSync(join(tmpdir(), 'sammansatt-nycklar-'));
    });
    afterEach(() => rmSync(home, { recursive: true, force: true }));
    suite(() => directoryStore(join(home, 'nycklar')));
  });
  describeDatabase(name, (open, store) => {
    suite(() => ({
      async open() {
        const database = await open();
        await migrate(database, [keysMigrations]);
        return createKeyDatabase(database);
      },
      place: { place: store().place },
      outage: () => store().outage(),
    }));
  });
}

function directoryStore(dir: string): StoreOfTest {
  return {
    open: async () => createKeyDir(dir),
    place: { dir },
    async outage() {
      renameSync(dir, `${dir}.away`);
      return async () => {
        rmSync(dir, { recursive: true, force: true });
        renameSync(`${dir}.away`, dir);
      };
    },
  };
}
