// Chooses the database: PostgreSQL where an address is given, else a file on this machine.
import type { Database } from './database.ts';
import { openPostgres, type PostgresOptions } from './postgres.ts';
import { openSqlite, type SqliteOptions } from './sqlite.ts';

export interface OpenOptions extends Omit<PostgresOptions, 'databaseUrl'>, SqliteOptions {
  /** `postgres://…`; wins over `dataDir`. Contains a password: never print it. */
  readonly databaseUrl?: string;
}

/**
 * Opens the database.
 * @throws {DatabaseError} for a file that cannot be opened; a PostgreSQL that is away shows in the first statement
 */
export async function openDatabase({ databaseUrl, ...options }: OpenOptions): Promise<Database> {
  return databaseUrl ? openPostgres({ ...options, databaseUrl }) : openSqlite(options);
}
