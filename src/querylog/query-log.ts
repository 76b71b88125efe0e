// The log of queried persons: no question is put before its row is durable, and no answer waits long for the log.
import type { Clock, QueryLog } from '../composite/ports.ts';
import type { CompositeQuery } from '../composite/query.ts';
import { createBatcher } from '../platform/sql/batcher.ts';
import { bounded } from '../platform/sql/bounded.ts';
import type { Database } from '../platform/sql/database.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import { type Insert, insertStatement } from '../platform/sql/insert.ts';
import { createCompletions, type RetryReport } from './completions.ts';
import { QUERY_LOG_LIMITS, type QueryLogLimits } from './limits.ts';
import { type AvslutRow, avslutRow, type FragaRow, fragaRow, insertAvslut, insertFragor } from './rows.ts';

export interface QueryLogDeps {
  /** Migrated; stays the caller's to close, after the log. */
  readonly database: Database;
  readonly clock: Clock;
  readonly onRetry?: (report: RetryReport) => void;
  readonly limits?: Partial<QueryLogLimits>;
}

/**
 * The log with what its owner needs of it. `begin` rejects with a {@link DatabaseError} within `beginTimeoutMs`; the row
 * may then land nevertheless, and is completed as cancelled.
 */
export interface SqlQueryLog extends QueryLog {
  /** Whether rows can be written: tries one, outside the log itself. Never rejects. */
  ready(): Promise<boolean>;
  /** Refuses new questions and writes what waits, within `closeWaitMs`. Never rejects. */
  close(): Promise<void>;
  /** Completions that are not durable yet. */
  pendingCompletions(): number;
}

const PULS = 'INSERT INTO fraga_puls (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at';

export function createQueryLog({ database, clock, onRetry = () => {}, limits: given }: QueryLogDeps): SqlQueryLog {
  const limits: QueryLogLimits = { ...QUERY_LOG_LIMITS, ...given };
  const { beginTimeoutMs, maxRows, maxWaiting, maxPending } = limits;
  const write = async (insert: Insert) => {
    await database.run(...insertStatement(insert));
  };
  const begun = createBatcher<FragaRow>({ write: (rows) => write(insertFragor(rows)), maxRows, maxWaiting });
  const completed = createBatcher<AvslutRow>({
    write: (rows) => write(insertAvslut(rows)),
    maxRows,
    maxWaiting: 2 * maxPending,
  });
  const completions = createCompletions({ add: (row) => completed.add(row), limits, onRetry });
  let closing: Promise<void> | undefined;
  let beating: Promise<boolean> | undefined;

  return {
    async begin(query, outer) {
      if (closing) throw new DatabaseError('unavailable', 'closed');
      const add = (signal: AbortSignal) => {
        const added = begun.add(fragaRow(query, clock.now()), signal);
        added.then(() => (signal.aborted ? completeUnasked(query) : undefined)).catch(() => {});
        return added;
      };
      await bounded(add, beginTimeoutMs, outer);
    },

    async complete(queryId, outcomes, milliseconds) {
      await completions.complete(avslutRow(queryId, outcomes, milliseconds, clock.now()));
    },

    async ready() {
      if (closing) return false;
      beating ??= beat().finally(() => {
        beating = undefined;
      });
      return beating;
    },

    close() {
      closing ??= flush();
      return closing;
    },

    pendingCompletions: () => completions.pending(),
  };

  /** The row landed after its question had been refused: nobody was asked, and the log says so. */
  function completeUnasked({ id, inclusions }: CompositeQuery): Promise<void> {
    const outcomes = inclusions.map(({ bastjanst }) => ({ bastjanst, outcome: 'cancelled', milliseconds: 0 }) as const);
    return completions.complete(avslutRow(id, outcomes, 0, clock.now()));
  }

  async function beat(): Promise<boolean> {
    const puls = bounded(() => database.run(PULS, [clock.now()]), beginTimeoutMs);
    return puls.then(
      () => true,
      () => false,
    );
  }

  async function flush(): Promise<void> {
    const giveUp = performance.now() + limits.closeWaitMs;
    await bounded(() => begun.idle(), limits.closeWaitMs).catch(() => {});
    await completions.close(Math.max(0, giveUp - performance.now()));
  }
}
