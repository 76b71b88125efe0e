// Writes how questions ended without ever keeping an answer waiting: what fails now is tried again behind its back.
import { type DatabaseErrorKind, kindOf } from '../platform/sql/database-error.ts';
import type { QueryLogLimits } from './limits.ts';
import type { Manad } from './manad.ts';
import type { Draft } from './post.ts';

/** The end of a question, and the month in which it began. */
export interface Completion {
  readonly manad: Manad;
  readonly draft: Draft;
}

/** What became of a completion that could not be written at once. For the operator; says nothing about the person. */
export interface RetryReport {
  /** `deferred`: tried again later; `landed`: written after all; `lost`: given up, its question stands as begun. */
  readonly event: 'deferred' | 'landed' | 'lost';
  readonly queryId: string;
  /** Why, where something failed; `slow`: no result yet; `overflow`: too many wait; `closed`: the service stops. */
  readonly reason?: DatabaseErrorKind | 'slow' | 'overflow' | 'closed';
  /** Completions that are not durable yet, this one included unless it is settled. */
  readonly pending: number;
}

export interface CompletionsDeps {
  /** Makes an end durable; repeating it does no harm. */
  readonly add: (completion: Completion) => Promise<void>;
  readonly limits: QueryLogLimits;
  readonly onRetry: (report: RetryReport) => void;
}

export interface Completions {
  /** Never rejects; settles when the end is durable, has failed once, or after `completeWaitMs`. */
  complete(completion: Completion): Promise<void>;
  pending(): number;
  /** Tries what waits until it is written or `milliseconds` have passed; the rest is lost. */
  close(milliseconds: number): Promise<void>;
}

interface Pending {
  readonly completion: Completion;
  trying: boolean;
  deferred: boolean;
}

export function createCompletions({ add, limits, onRetry }: CompletionsDeps): Completions {
  const entries = new Map<string, Pending>();
  let timer: NodeJS.Timeout | undefined;
  let wait = limits.retryFirstMs;
  let closed = false;

  async function complete(completion: Completion): Promise<void> {
    const entry: Pending = { completion, trying: false, deferred: false };
    const kept = !closed && entries.size < limits.maxPending;
    if (kept) entries.set(idOf(entry), entry);
    const written = attempt(entry).then((done) => {
      if (!done && !kept) report('lost', entry, closed ? 'closed' : 'overflow');
      if (!done && kept) schedule();
    });
    if (!(await settledWithin(written, limits.completeWaitMs)) && kept) defer(entry, 'slow');
  }

  /** @returns whether the entry needs no further try */
  async function attempt(entry: Pending): Promise<boolean> {
    entry.trying = true;
    try {
      await add(entry.completion);
      entries.delete(idOf(entry));
      if (entry.deferred) report('landed', entry);
      return true;
    } catch (error) {
      return fail(entry, kindOf(error));
    } finally {
      entry.trying = false;
    }
  }

  function fail(entry: Pending, kind: DatabaseErrorKind): boolean {
    if (kind === 'rejected') {
      entries.delete(idOf(entry));
      report('lost', entry, kind);
      return true;
    }
    if (entries.has(idOf(entry))) defer(entry, kind);
    return false;
  }

  function defer(entry: Pending, reason: RetryReport['reason']): void {
    if (entry.deferred) return;
    entry.deferred = true;
    report('deferred', entry, reason);
  }

  function schedule(): void {
    if (timer || closed) return;
    timer = setTimeout(async () => {
      const done = await retryAll();
      timer = undefined;
      wait = done ? limits.retryFirstMs : Math.min(2 * wait, limits.retryMaxMs);
      if (entries.size > 0) schedule();
    }, wait).unref();
  }

  /** Statement by statement, and no further than the first that fails: the next would only wait for the same. */
  async function retryAll(): Promise<boolean> {
    const idle = [...entries.values()].filter(({ trying }) => !trying);
    for (let first = 0; first < idle.length; first += limits.maxRows) {
      const results = await Promise.all(idle.slice(first, first + limits.maxRows).map(attempt));
      if (results.includes(false)) return false;
    }
    return true;
  }

  async function close(milliseconds: number): Promise<void> {
    closed = true;
    clearTimeout(timer);
    const giveUp = performance.now() + milliseconds;
    for (let left = milliseconds; entries.size > 0 && left > 0; left = giveUp - performance.now()) {
      await settledWithin(retryAll(), left);
      if (entries.size > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(50, Math.max(0, left))));
    }
    for (const entry of entries.values()) report('lost', entry, 'closed');
    entries.clear();
  }

  function report(event: RetryReport['event'], entry: Pending, reason?: RetryReport['reason']): void {
    try {
      onRetry({ event, queryId: idOf(entry), pending: entries.size, ...(reason && { reason }) });
    } catch {
      // whoever listens must not be able to keep an answer back
    }
  }

  return { complete, pending: () => entries.size, close };
}

function idOf({ completion }: Pending): string {
  return completion.draft.id;
}

/** Whether `work`, which does not reject, settled in time. */
function settledWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, false);
    work.finally(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
