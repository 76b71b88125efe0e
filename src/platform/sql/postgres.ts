// The database for production: PostgreSQL over a pool in which nothing waits for ever.
import { Socket } from 'node:net';
import pg from 'pg';
import { bounded } from './bounded.ts';
import type { Database, Row, SqlValue, Statements, TransactionOptions } from './database.ts';
import type { DatabaseError } from './database-error.ts';
import { postgresError } from './postgres-error.ts';
import { bracket } from './transaction.ts';

export interface PostgresOptions {
  readonly databaseUrl: string;
  /** Connections at most. Default 10. */
  readonly maxConnections?: number;
  /** For a new connection, and for a free one of the pool; milliseconds. Default 3000. */
  readonly connectTimeoutMs?: number;
  /** For one statement; milliseconds. Default 4000. */
  readonly statementTimeoutMs?: number;
  /** Told of idle connections that broke; the pool replaces them by itself. */
  readonly onConnectionError?: (error: DatabaseError) => void;
}

/** The server ends a statement first; this much later the client gives up on a server that does not answer. */
const SERVER_FIRST_MS = 500;

/** A log that must not be lost needs a commit that waits for the disk; stronger settings than `on` are left alone. */
const COMMIT_TO_DISK = `SELECT set_config('synchronous_commit', 'on', false)
  WHERE current_setting('synchronous_commit') IN ('off', 'local')`;

/** The number of the type `bytea`. */
const BYTEA = 17;

const parseBytes = pg.types.getTypeParser(BYTEA, 'text');

/** By type's number: `bigint` and `numeric` (what sum(bigint) gives) become numbers and `bytea` bytes, in this pool alone. */
const PARSERS: Readonly<Record<number, (text: string) => SqlValue>> = {
  20: Number,
  1700: Number,
  [BYTEA]: (text) => new Uint8Array(parseBytes(text)),
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Makes the pool. It connects when first used, so a missing server shows in the first statement. */
export function openPostgres(options: PostgresOptions): Database {
  const { connectTimeoutMs = 3000, statementTimeoutMs = 4000, onConnectionError } = options;
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + SERVER_FIRST_MS,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    stream: () => tracked(sockets),
    types,
    onConnect: async (client) => {
      await client.query(COMMIT_TO_DISK);
    },
  });
  pool.on('error', (error) => onConnectionError?.(postgresError(error)));
  let closing: Promise<void> | undefined;

  async function run(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return query(pool, sql, params);
  }

  async function transaction<T>(work: (tx: Statements) => Promise<T>, limits: TransactionOptions = {}): Promise<T> {
    const client = await pool.connect().catch((error) => {
      throw postgresError(error);
    });
    const limitMs = limits.statementTimeoutMs ?? statementTimeoutMs;
    const statements: Statements = {
      dialect: 'postgres',
      run: (sql, params = []) => query(client, sql, params, limitMs + SERVER_FIRST_MS),
    };
    const ignore = () => {};
    client.on('error', ignore);
    let broken = true;
    try {
      const result = await bracket(statements, 'BEGIN', async (tx) => {
        if (limits.statementTimeoutMs) await tx.run(`SET LOCAL statement_timeout = ${Math.round(limitMs)}`);
        return work(tx);
      });
      broken = false;
      return result;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }

  function close(): Promise<void> {
    closing ??= bounded(() => pool.end(), connectTimeoutMs)
      .catch(() => {})
      .finally(() => {
        for (const socket of sockets) socket.destroy();
      });
    return closing;
  }

  return { dialect: 'postgres', run, transaction, close };
}

async function query(
  on: pg.Pool | pg.PoolClient,
  text: string,
  params: readonly SqlValue[],
  timeoutMs?: number,
): Promise<Row[]> {
  try {
    // 'extended' refuses several statements in one text, as our SQLite does
    const config = { text, values: [...params], queryMode: 'extended', query_timeout: timeoutMs };
    return (await on.query<Row>(config as pg.QueryConfig)).rows;
  } catch (error) {
    throw postgresError(error);
  }
}

function tracked(sockets: Set<Socket>): Socket {
  const socket = new Socket();
  sockets.add(socket);
  return socket.once('close', () => sockets.delete(socket));
}
