// The database for one machine: SQLite as it comes with Node, every commit synced to disk.
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { createBreather } from './breather.ts';
import type { Database, Row, SqlValue, Statements, TransactionOptions } from './database.ts';
import { createLock } from './lock.ts';
import { sqliteError } from './sqlite-error.ts';
import { prepareFile, type SqliteFile } from './sqlite-file.ts';
import { claimDirectory } from './sqlite-sole.ts';
import { createStatementCache } from './sqlite-statements.ts';
import { bracket } from './transaction.ts';

export interface SqliteOptions {
  /** Where the database file lies; made if missing. */
  readonly dataDir: string;
  /** How long a statement waits for its turn, and again for another process's lock; milliseconds. Default 3000. */
  readonly waitMs?: number;
  /** True for a service: a second one on the same directory is refused. Commands run beside it. */
  readonly sole?: boolean;
}

/** SQLite's own wait for a lock stops the whole process, so it is short and the rest of the wait is ours. */
const BLOCKING_WAIT_MS = 10;

/**
 * Opens the database file, or makes it.
 * @throws {DatabaseError}
 */
export async function openSqlite({ dataDir, waitMs = 3000, sole = false }: SqliteOptions): Promise<Database> {
  const { file, connection, letGo } = openConnection(dataDir, sole);
  const cache = createStatementCache(connection);
  const lock = createLock();
  const breathe = createBreather();

  function execute(sql: string, params: readonly SqlValue[]): Row[] {
    try {
      file.assertPresent();
      return cache.get(sql).all(bindings(params)) as Row[];
    } catch (error) {
      throw sqliteError(error);
    }
  }

  async function executeWaiting(sql: string, params: readonly SqlValue[], limitMs: number): Promise<Row[]> {
    await breathe();
    const giveUp = performance.now() + limitMs;
    for (let pause = 5; ; pause = Math.min(2 * pause, 100)) {
      try {
        return execute(sql, params);
      } catch (error) {
        if (sqliteError(error).code !== 'SQLITE_BUSY' || performance.now() + pause > giveUp) throw error;
        await delay(pause);
      }
    }
  }

  async function inTurn<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
    const release = await lock.acquire(limitMs);
    try {
      return await work();
    } finally {
      release();
    }
  }

  function run(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return inTurn(waitMs, () => executeWaiting(sql, params, waitMs));
  }

  function transaction<T>(work: (tx: Statements) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const limitMs = options.statementTimeoutMs ?? waitMs;
    const statements: Statements = {
      dialect: 'sqlite',
      run: (sql, params = []) => executeWaiting(sql, params, limitMs),
    };
    return inTurn(limitMs, () => bracket(statements, 'BEGIN IMMEDIATE', work));
  }

  async function close(): Promise<void> {
    const release = await lock.acquire(waitMs).catch(() => () => {});
    if (connection.isOpen) letGo();
    release();
  }

  try {
    await executeWaiting('PRAGMA journal_mode = WAL', [], waitMs);
    await executeWaiting('PRAGMA synchronous = FULL', [], waitMs);
  } catch (error) {
    letGo();
    throw error;
  }
  return { dialect: 'sqlite', run, transaction, close };
}

interface Connection {
  readonly file: SqliteFile;
  readonly connection: DatabaseSync;
  /** Closes the connection and gives up the directory. */
  readonly letGo: () => void;
}

function openConnection(dataDir: string, sole: boolean): Connection {
  let giveUp = () => {};
  try {
    const file = prepareFile(dataDir);
    if (sole) giveUp = claimDirectory(dataDir);
    const connection = new DatabaseSync(file.path, { enableForeignKeyConstraints: true, timeout: BLOCKING_WAIT_MS });
    const letGo = () => {
      connection.close();
      giveUp();
    };
    return { file, connection, letGo };
  } catch (error) {
    giveUp();
    throw sqliteError(error);
  }
}

/** Whole numbers are bound as integers, as PostgreSQL reads them; node:sqlite alone would make them floating. */
function bindings(params: readonly SqlValue[]): Record<string, SqlValue | bigint> {
  const named: Record<string, SqlValue | bigint> = {};
  params.forEach((value, index) => {
    named[`$${index + 1}`] = Number.isSafeInteger(value) ? BigInt(value as number) : value;
  });
  return named;
}
