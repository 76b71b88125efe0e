// Stands in front of a bastjänst: the operator's decisions, bulkhead, breaker, own deadline.
import type { Bastjanst, Delivery } from '../../composite/bastjanst.ts';
import { abortFault, startDeadline } from '../../composite/deadline.ts';
import { withinSignal } from '../../composite/fan-out.ts';
import { BastjanstFault } from '../../composite/fault.ts';
import type { Clock } from '../../composite/ports.ts';
import { type BreakerState, createBreaker } from './breaker.ts';
import { createBulkhead } from './bulkhead.ts';
import { automatisk, type Driftlage, type Styrning, styrningAt } from './driftlage.ts';
import { type Judgement, judge } from './judgement.ts';
import type { GuardLimits } from './limits.ts';

export interface GuardDeps<C> {
  readonly clock: Clock;
  /** Told of every change of the breaker's state. */
  readonly onBreaker?: (state: BreakerState) => void;
  /** Told of every call when it has ended, those that were refused as well; what it throws is dropped. */
  readonly onCall?: (call: GuardedCall<C>) => void;
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** One call that has ended, a question or a test. */
export type GuardedCall<C> = {
  /** Waited for its turn; milliseconds. */
  readonly queuedMs: number;
  /** Of the source alone; milliseconds. Undefined where it was not asked. */
  readonly milliseconds: number | undefined;
  /** The source had as long as the breaker calls slow. */
  readonly slow: boolean;
} & (
  | { readonly kind: 'ask'; readonly outcome: Outcome<Delivery<C>> }
  | { readonly kind: 'test'; readonly outcome: Outcome<void> }
);

export interface GuardState {
  readonly styrning: Styrning;
  readonly breaker: BreakerState;
  readonly running: number;
  readonly waiting: number;
}

export type Guarded<C> = Bastjanst<C> & {
  /** Other limits, from the next call on. */
  update(limits: GuardLimits): void;
  /** What an operator has decided, from the next call on; a new `aterstalld` closes the breaker. */
  decide(lage: Driftlage): void;
  state(): GuardState;
  close(): void;
};

interface Attempt<T> {
  readonly outcome: Outcome<T>;
  readonly judgement: Judgement;
}

/**
 * Guards a bastjänst; the result is a bastjänst again. What is refused is refused at once: `maintenance` with the end of a planned
 * stop, `circuit-open`, `queue-full`. The state of breaker and bulkhead is this process's own.
 */
export function guard<C>(source: Bastjanst<C>, initial: GuardLimits, deps: GuardDeps<C>): Guarded<C> {
  const { clock, onBreaker, onCall } = deps;
  let limits = initial;
  let drift = automatisk;
  const bulkhead = createBulkhead(limits);
  const breaker = createBreaker(limits.breaker, { clock, ...(onBreaker ? { onChange: onBreaker } : {}) });

  /** Runs the call, and tells of it how it ended, with its time in the queue and at the source. */
  async function told<T>(
    work: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    tell: (call: Pick<GuardedCall<C>, 'queuedMs' | 'milliseconds' | 'slow'>, outcome: Outcome<T>) => void,
  ): Promise<T> {
    const came = clock.monotonic();
    let began: number | undefined;
    const timed = (own: AbortSignal) => {
      began = clock.monotonic();
      return work(own);
    };
    const end = (outcome: Outcome<T>) => {
      const ended = clock.monotonic();
      const milliseconds = began === undefined ? undefined : ended - began;
      const slow = milliseconds !== undefined && milliseconds >= limits.breaker.slowMs;
      try {
        tell({ queuedMs: (began ?? ended) - came, milliseconds, slow }, outcome);
      } catch {
        // the call is worth more than what is told of it
      }
    };
    try {
      const value = await run(timed, signal);
      end({ value });
      return value;
    } catch (error) {
      end({ error });
      throw error;
    }
  }

  async function run<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (admitted() === 'by-breaker') breaker.check();
    const { outcome } = await bulkhead.run(async () => {
      if (signal.aborted) throw abortFault(signal);
      const call = () => attempt(work, signal);
      return admitted() === 'by-breaker' ? breaker.pass(call) : call();
    }, signal);
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  /** @throws {BastjanstFault} where an operator lets nobody ask */
  function admitted(): 'by-breaker' | 'by-operator' {
    const now = clock.now();
    const styrning = styrningAt(drift, now);
    switch (styrning.slag) {
      case 'automatisk':
        return 'by-breaker';
      case 'öppen':
        return 'by-operator';
      case 'stängd': {
        const { till } = styrning;
        const retry = till === undefined ? {} : { retryAfterSeconds: Math.max(1, Math.ceil((till - now) / 1000)) };
        throw new BastjanstFault('circuit-open', { technical: 'closed-by-operator', ...retry });
      }
      case 'underhåll': {
        const technical = styrning.forSent && { technical: 'announced-late' };
        throw new BastjanstFault('maintenance', { until: new Date(styrning.till).toISOString(), ...technical });
      }
    }
  }

  /** Ends at the latest with its own deadline, whatever the source does; cannot reject. */
  async function attempt<T>(work: (signal: AbortSignal) => Promise<T>, parent: AbortSignal): Promise<Attempt<T>> {
    const { timeoutMs, breaker: figures } = limits;
    const began = clock.monotonic();
    const judged = (ended: Parameters<typeof judge>[2]) => judge(clock.monotonic() - began, figures.slowMs, ended);
    using deadline = startDeadline(timeoutMs, () => new BastjanstFault('timeout', { limit: timeoutMs }), parent);
    try {
      const value = await withinSignal(work(deadline.signal), deadline.signal);
      return { outcome: { value }, judgement: judged('delivered') };
    } catch (error) {
      return { outcome: { error }, judgement: judged({ error }) };
    }
  }

  const { test } = source;
  return {
    id: source.id,
    ask: (query, signal) =>
      told(
        (own) => source.ask(query, own),
        signal,
        (times, outcome) => onCall?.({ kind: 'ask', ...times, outcome }),
      ),
    ...(test && {
      test: (signal: AbortSignal) =>
        told(test, signal, (times, outcome) => onCall?.({ kind: 'test', ...times, outcome })),
    }),
    update(next) {
      limits = next;
      bulkhead.update(next);
      breaker.update(next.breaker);
    },
    decide(lage) {
      const isReset = lage.aterstalld !== undefined && lage.aterstalld !== drift.aterstalld;
      drift = lage;
      if (isReset) breaker.reset();
    },
    state: () => ({ styrning: styrningAt(drift, clock.now()), breaker: breaker.state(), ...bulkhead.state() }),
    close: () => breaker.close(),
  };
}
