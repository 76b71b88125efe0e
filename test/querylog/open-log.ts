// Opens the log of a test over its database, with keys in a directory of their own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/composite/ports.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import type { RetryReport } from '../../src/querylog/completions.ts';
import type { Keyring } from '../../src/querylog/keys/keyring.ts';
import { openKeyring } from '../../src/querylog/keys/open-keyring.ts';
import type { QueryLogLimits } from '../../src/querylog/limits.ts';
import { querylogMigrations } from '../../src/querylog/migrations.ts';
import { type OpenedQueryLog, openQueryLog } from '../../src/querylog/open.ts';
import { systemClock } from './a-query.ts';

const homes: string[] = [];
process.once('exit', () => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** Where a test's keys are; removed when the test run ends. */
export function keyHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'sammansatt-nycklar-'));
  homes.push(home);
  return home;
}

/** The keys under a directory, as trial mode has them. */
export function keysIn(home: string): Promise<Keyring> {
  const config = { dataDir: home, keyDir: join(home, 'nycklar'), masterKeyFile: join(home, 'huvudnyckel.txt') };
  return openKeyring({ ...config, makeMasterKey: true }, { keyDatabaseUrl: undefined });
}

export interface TestLogOptions {
  /** Default: keys of this log's own. */
  readonly keyring?: Keyring;
  readonly clock?: Clock;
  readonly limits?: Partial<QueryLogLimits>;
}

export interface TestLog extends OpenedQueryLog {
  readonly keyring: Keyring;
  /** What was reported of completions so far. */
  readonly reports: readonly RetryReport[];
}

/** A log on that database, migrated first. */
export async function openLog(database: Database, options: TestLogOptions = {}): Promise<TestLog> {
  await migrate(database, [querylogMigrations]);
  return logOn(database, { ...options, keyring: options.keyring ?? (await keysIn(keyHome())) });
}

/** A log on a database that is migrated already, or is away. */
export function logOn(database: Database, options: TestLogOptions & { readonly keyring: Keyring }): TestLog {
  const { keyring, clock = systemClock, limits = {} } = options;
  const reports: RetryReport[] = [];
  const onRetry = (report: RetryReport) => reports.push(report);
  return { ...openQueryLog({ database, keyring, clock, onRetry, limits }), keyring, reports };
}
