// An empty database of either kind for one test, with the outages that a test may ask for.
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/platform/sql/database.ts';
import { openDatabase } from '../../../src/platform/sql/open.ts';
import { SQLITE_FILE } from '../../../src/platform/sql/sqlite-file.ts';
import { sharedPostgres } from './postgres-server.ts';

/** Where a test's database is, as `openDatabase` wants it. */
export type Place = { readonly dataDir: string; readonly databaseUrl?: string };

export interface TestStore {
  readonly place: Place;
  open(): Promise<Database>;
  /** Takes the database away: the server stops, the file is moved. The result brings it back. */
  outage(): Promise<() => Promise<void>>;
  /** Lets statements on `table` hang: another connection holds its lock. The result lets go. */
  block(table: string): Promise<() => Promise<void>>;
  dispose(): Promise<void>;
}

export function createTestStore(dialect: Database['dialect']): Promise<TestStore> {
  return dialect === 'sqlite' ? sqliteStore() : postgresStore();
}

async function sqliteStore(): Promise<TestStore> {
  const home = mkdtempSync(join(tmpdir(), 'sammansatt-sqlite-'));
  const place = { dataDir: join(home, 'data') };
  const file = join(place.dataDir, SQLITE_FILE);
  const opener = createOpener(place);
  return {
    place,
    open: opener.open,
    async outage() {
      renameSync(file, `${file}.away`);
      return async () => renameSync(`${file}.away`, file);
    },
    block: () => holdLock(opener.open, 'UPDATE migration SET name = name'),
    async dispose() {
      await opener.closeAll();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function postgresStore(): Promise<TestStore> {
  const server = await sharedPostgres();
  const { databaseUrl, drop } = await server.createDatabase();
  const place = { dataDir: '/nonexistent', databaseUrl };
  const opener = createOpener(place);
  return {
    place,
    open: opener.open,
    async outage() {
      await server.stop();
      return server.start;
    },
    block: (table) => holdLock(opener.open, `LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`),
    async dispose() {
      await opener.closeAll();
      await server.start();
      await drop();
    },
  };
}

function createOpener(place: Place) {
  const opened: Database[] = [];
  return {
    async open() {
      const database = await openDatabase(place);
      opened.push(database);
      return database;
    },
    async closeAll() {
      for (const database of opened) await database.close();
    },
  };
}

async function holdLock(open: () => Promise<Database>, sql: string): Promise<() => Promise<void>> {
  const holder = await open();
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const ended = holder.transaction(async (tx) => {
    await tx.run(sql);
    held.resolve();
    await release.promise;
  });
  ended.catch(held.reject);
  await held.promise;
  return () => {
    release.resolve();
    return ended;
  };
}
