// The log of queried persons: no question is put before its record is durable, and no answer waits long for the log.
import type { Clock, QueryLog } from '../composite/ports.ts';
import { bounded } from '../platform/sql/bounded.ts';
import type { Database } from '../platform/sql/database.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import type { Appender } from './appender.ts';
import { type Completion, createCompletions, type RetryReport } from './completions.ts';
import { avslutDraft, fragaDraft, namndOf } from './innehall.ts';
import { KeyError } from './keys/key-error.ts';
import type { Keyring } from './keys/keyring.ts';
import { QUERY_LOG_LIMITS, type QueryLogLimits } from './limits.ts';
import { type Manad, manadOf } from './manad.ts';

export interface QueryLogDeps {
  /** Migrated; stays the caller's to close, after the log. */
  readonly database: Database;
  readonly appender: Appender;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly onRetry?: (report: RetryReport) => void;
  readonly limits?: Partial<QueryLogLimits>;
}

/**
 * The log with what its owner needs of it. `begin` rejects with a {@link DatabaseError} or {@link KeyError} within
 * `beginTimeoutMs`; the record may then land nevertheless, and is completed as cancelled.
 */
export interface SqlQueryLog extends QueryLog {
  /** Whether records can be encrypted and written: tries, outside the log itself. Never rejects. */
  ready(): Promise<boolean>;
  /** Refuses new questions and writes what waits, within `closeWaitMs`. Never rejects. */
  close(): Promise<void>;
  /** Completions that are not durable yet. */
  pendingCompletions(): number;
}

const PULS = 'INSERT INTO fraga_puls (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at';

/** Where a question's record stands, for its end to stand beside it. */
interface Begun {
  readonly namnd: string;
  readonly manad: Manad;
}

export function createQueryLog(deps: QueryLogDeps): SqlQueryLog {
  const { database, appender, keyring, clock, onRetry = () => {} } = deps;
  const limits: QueryLogLimits = { ...QUERY_LOG_LIMITS, ...deps.limits };
  const { beginTimeoutMs } = limits;
  const begun = new Map<string, Begun>();
  const add = ({ manad, draft }: Completion) => appender.add(manad, draft).catch(unlessThere);
  const completions = createCompletions({ add, limits, onRetry });
  let closing: Promise<void> | undefined;
  let beating: Promise<boolean> | undefined;

  const begin: QueryLog['begin'] = async (query, notices, outer) => {
    if (closing) throw new DatabaseError('unavailable', 'closed');
    const at = clock.now();
    const place = { namnd: namndOf(query), manad: manadOf(at) };
    const write = async (signal: AbortSignal) => {
      const key = await keyring.obtain({ namnd: place.namnd, bruk: place.manad });
      signal.throwIfAborted();
      const codes = notices.map(({ code }) => code);
      await appender.add(
        place.manad,
        loggable(() => fragaDraft(query, codes, at, key)),
        signal,
      );
      if (!signal.aborted) begun.set(query.id, place);
      else {
        // The record landed after its question had been refused: nobody was asked, and the log says so.
        const { id, inclusions } = query;
        const outcomes = inclusions.map(
          ({ bastjanst }) => ({ bastjanst, outcome: 'cancelled', milliseconds: 0 }) as const,
        );
        await completions.complete({
          manad: place.manad,
          draft: avslutDraft({ id, ...place }, outcomes, 0, clock.now()),
        });
      }
    };
    await bounded(write, beginTimeoutMs, outer);
  };

  const complete: QueryLog['complete'] = async (id, outcomes, milliseconds) => {
    const place = begun.get(id);
    if (!place) return;
    begun.delete(id);
    const draft = avslutDraft({ id, ...place }, outcomes, milliseconds, clock.now());
    await completions.complete({ manad: place.manad, draft });
  };

  async function beat(): Promise<boolean> {
    const puls = bounded(() => database.run(PULS, [clock.now()]), beginTimeoutMs);
    const written = puls.then(
      () => true,
      () => false,
    );
    return (await Promise.all([written, keyring.ready()])).every(Boolean);
  }

  async function flush(): Promise<void> {
    const giveUp = performance.now() + limits.closeWaitMs;
    await bounded(() => appender.idle(), limits.closeWaitMs).catch(() => {});
    await completions.close(Math.max(0, giveUp - performance.now()));
  }

  return {
    begin,
    complete,
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
}

/** Whatever cannot be made a record of is refused as the database would refuse it, without a word of its content. */
function loggable<T>(make: () => T): T {
  try {
    return make();
  } catch {
    throw new DatabaseError('rejected', 'not-loggable');
  }
}

/** An end that was written by an earlier try, though that one seemed to fail, needs no other. */
function unlessThere(error: unknown): void {
  const there = error instanceof DatabaseError && /_pkey$|\.id\b/.test(error.constraint ?? '');
  if (!there) throw error;
}
