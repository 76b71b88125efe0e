// Brings the tables of every domain folder to the form that this code knows, once, however many processes start.
import type { Database, Statements } from './database.ts';
import { takeTurn } from './turn.ts';

/** One step forward. There is no way back: a mistake is mended by the next step. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly name: string;
  /** One statement each, in SQL that both databases understand. */
  readonly sql: readonly string[];
}

/** The steps of one domain folder. */
export interface ModuleMigrations {
  readonly module: string;
  readonly migrations: readonly Migration[];
}

/** The database does not fit this code; the message says how. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export interface MigrateOptions {
  /** Milliseconds since the epoch. Default the system's clock. */
  readonly now?: () => number;
  /** For one statement, and for the wait until another process has finished; milliseconds. Default 120,000. */
  readonly timeoutMs?: number;
}

/** Any number, as long as it stays the same: what the processes of this service lock against each other in PostgreSQL. */
const ADVISORY_LOCK = 0x73616d6d;

const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS migration (
  module TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, applied_at BIGINT NOT NULL,
  PRIMARY KEY (module, number))`;

/**
 * Applies what is missing, all of it or nothing.
 * @returns what was applied, as `module/number name`
 * @throws {MigrationError} where the database is newer than the code or has another history
 * @throws {DatabaseError}
 */
export function migrate(
  database: Database,
  modules: readonly ModuleMigrations[],
  { now = Date.now, timeoutMs = 120_000 }: MigrateOptions = {},
): Promise<string[]> {
  return database.transaction(
    async (tx) => {
      await takeTurn(tx, ADVISORY_LOCK);
      await tx.run(MIGRATION_TABLE);
      const applied: string[] = [];
      for (const module of modules) applied.push(...(await migrateModule(tx, module, now)));
      return applied;
    },
    { statementTimeoutMs: timeoutMs },
  );
}

async function migrateModule(tx: Statements, module: ModuleMigrations, now: () => number): Promise<string[]> {
  const rows = await tx.run('SELECT number, name FROM migration WHERE module = $1 ORDER BY number', [module.module]);
  const missing = missingSteps(
    module,
    rows.map((row) => String(row.name)),
  );
  for (const { number, name, sql } of missing) {
    for (const statement of sql) await tx.run(statement);
    const values = [module.module, number, name, now()];
    await tx.run('INSERT INTO migration (module, number, name, applied_at) VALUES ($1, $2, $3, $4)', values);
  }
  return missing.map(({ number, name }) => `${module.module}/${number} ${name}`);
}

function missingSteps({ module, migrations }: ModuleMigrations, applied: readonly string[]): readonly Migration[] {
  if (migrations.some(({ number }, index) => number !== index + 1)) {
    throw new MigrationError(`The migrations of "${module}" are not numbered 1, 2, 3 ... without gaps.`);
  }
  if (applied.length > migrations.length) {
    throw new MigrationError(
      `The database is newer than this program: "${module}" is at migration ${applied.length} there, and this program ` +
        `knows ${migrations.length}. Start the newer program, or restore a backup taken before it ran.`,
    );
  }
  const other = migrations.find(({ name }, index) => index < applied.length && applied[index] !== name);
  if (other) {
    const there = applied[other.number - 1];
    throw new MigrationError(
      `Migration ${other.number} of "${module}" is "${there}" in the database and "${other.name}" in this program: they ` +
        'have different histories.',
    );
  }
  return migrations.slice(applied.length);
}
