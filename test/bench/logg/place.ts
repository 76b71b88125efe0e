// Where the bench keeps its databases and keys: a directory that a later run can measure again without filling.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { type OpenOptions, openDatabase } from '../../../src/platform/sql/open.ts';
import type { Keyring } from '../../../src/querylog/keys/keyring.ts';
import { openKeyring } from '../../../src/querylog/keys/open-keyring.ts';
import { querylogMigrations } from '../../../src/querylog/migrations.ts';
import { launchPostgres } from '../../platform/sql/postgres-server.ts';
import { forget, remember } from './memory.ts';

export type Dialect = Database['dialect'];

/** Serialisable, so that another process can open the same. */
export interface Place {
  readonly dialect: Dialect;
  readonly open: Pick<OpenOptions, 'dataDir' | 'databaseUrl'>;
  readonly keyHome: string;
}

export interface Site {
  /** The log that is filled and kept. */
  readonly filled: Place;
  /** An empty database with keys of its own, gone after `work`. */
  withEmpty<T>(work: (place: Place) => Promise<T>): Promise<T>;
  /** Nothing of the filled log is in memory afterwards, or all its files are. Every connection to it must be closed. */
  reload(state: 'cold' | 'warm'): Promise<void>;
  /** The server ends, where there is one. */
  close(): Promise<void>;
}

/** Beside the defaults, among them fsync and synchronous_commit, which are on. */
export const POSTGRES_SETTINGS = { shared_buffers: '2GB', max_wal_size: '8GB' };

export async function openSite(dialect: Dialect, dir: string): Promise<Site> {
  mkdirSync(dir, { recursive: true });
  const server = dialect === 'postgres' ? await serverIn(dir) : undefined;
  const filled: Place = {
    dialect,
    open: { dataDir: join(dir, 'sqlite'), ...(server && { databaseUrl: server.databaseUrl }) },
    keyHome: join(dir, `nycklar-${dialect}`),
  };

  async function withEmpty<T>(work: (place: Place) => Promise<T>): Promise<T> {
    const home = join(dir, `tom-${dialect}`);
    rmSync(home, { recursive: true, force: true });
    const database = await server?.createDatabase();
    try {
      return await work({ dialect, open: { dataDir: home, ...database }, keyHome: join(home, 'nycklar') });
    } finally {
      await database?.drop();
      rmSync(home, { recursive: true, force: true });
    }
  }

  async function reload(state: 'cold' | 'warm'): Promise<void> {
    const files = server ? join(dir, 'postgres', 'data', 'base') : filled.open.dataDir;
    await server?.stop();
    forget(files);
    if (state === 'warm') remember(files);
    await server?.start();
  }

  return { filled, withEmpty, reload, close: async () => server?.stop() };
}

function serverIn(dir: string) {
  return launchPostgres({ keptIn: join(dir, 'postgres'), settings: POSTGRES_SETTINGS });
}

export interface Opened {
  readonly database: Database;
  readonly keyring: Keyring;
  close(): Promise<void>;
}

/** @param options of the connection; default: as the service has them */
export async function openPlace({ open, keyHome }: Place, options: Partial<OpenOptions> = {}): Promise<Opened> {
  mkdirSync(keyHome, { recursive: true });
  const database = await openDatabase({ ...open, ...options });
  await migrate(database, [querylogMigrations]);
  const config = {
    dataDir: keyHome,
    keyDir: join(keyHome, 'nycklar'),
    masterKeyFile: join(keyHome, 'huvudnyckel.txt'),
  };
  const keyring = await openKeyring({ ...config, makeMasterKey: true }, { keyDatabaseUrl: undefined });
  return {
    database,
    keyring,
    async close() {
      await database.close();
      await keyring.close();
    },
  };
}
