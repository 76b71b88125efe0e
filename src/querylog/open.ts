// Builds the log of queried persons once: what writes it, what reads it, and its months.
import type { Clock } from '../composite/ports.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Appender } from './appender.ts';
import { createAppender } from './appender.ts';
import type { RetryReport } from './completions.ts';
import type { Keyring } from './keys/keyring.ts';
import { QUERY_LOG_LIMITS, type QueryLogLimits } from './limits.ts';
import { createManader, type Manader } from './manader.ts';
import { createQueryLog, type SqlQueryLog } from './query-log.ts';
import { createQueryLogReader, type QueryLogReader } from './reader.ts';

export interface OpenQueryLogDeps {
  /** Migrated; stays the caller's to close, after the log. */
  readonly database: Database;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly onRetry?: (report: RetryReport) => void;
  readonly limits?: Partial<QueryLogLimits>;
}

export interface OpenedQueryLog {
  readonly log: SqlQueryLog;
  readonly reader: QueryLogReader;
  readonly appender: Appender;
  readonly manader: Manader;
}

export function openQueryLog(deps: OpenQueryLogDeps): OpenedQueryLog {
  const { database, keyring, clock } = deps;
  const limits = { ...QUERY_LOG_LIMITS, ...deps.limits };
  const manader = createManader({ database, clock });
  const maxWaiting = limits.maxWaiting + limits.maxPending;
  const appender = createAppender({ database, manader, clock, maxRows: limits.maxRows, maxWaiting });
  const log = createQueryLog({ ...deps, appender });
  return { log, reader: createQueryLogReader({ database, keyring, manader }), appender, manader };
}
