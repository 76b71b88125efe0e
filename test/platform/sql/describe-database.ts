// Runs one suite over both databases: SQLite always, a real PostgreSQL where the whole is tested (HELHET=1).
import type { Database } from '../../../src/platform/sql/database.ts';
import { sharedPostgres } from './postgres-server.ts';
import { createTestStore, type TestStore } from './test-store.ts';

/** Opens this test's database, again if asked again; whatever a test opened is closed after it. */
export type Open = () => Promise<Database>;

/** What a suite is handed: how to open its database, and the store of the test that runs. */
export type Suite = (open: Open, store: () => TestStore) => void;

/** Describes `name` over each database; every test has an empty one. */
export function describeDatabase(name: string, suite: Suite): void {
  describe(`${name} (SQLite)`, () => over('sqlite', suite));
  describePostgres(name, suite);
}

/**
 * Describes `name` over PostgreSQL alone. Without HELHET=1 it is left out; where the server cannot start, its tests are
 * skipped with a notice, or fail where KRAV_ALLA=1.
 */
export function describePostgres(name: string, suite: Suite): void {
  if (process.env.HELHET !== '1') return;
  describe(`${name} (PostgreSQL)`, function () {
    this.timeout(20_000);
    before(async function () {
      this.timeout(60_000);
      try {
        await sharedPostgres();
      } catch (error) {
        if (process.env.KRAV_ALLA === '1') throw error;
        process.stderr.write(`      PostgreSQL could not be started, its tests are skipped: ${error}\n`);
        this.skip();
      }
    });
    over('postgres', suite);
  });
}

function over(dialect: Database['dialect'], suite: Suite): void {
  let store: TestStore | undefined;
  const current = () => {
    if (!store) throw new Error('the database of a test is there only while the test runs');
    return store;
  };
  beforeEach(async () => {
    store = await createTestStore(dialect);
  });
  afterEach(async () => {
    await store?.dispose();
    store = undefined;
  });
  suite(() => current().open(), current);
}
