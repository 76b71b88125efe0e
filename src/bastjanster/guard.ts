// Stands in front of a bastjänst: limiter, breaker, own deadline. Owner of p-limit and opossum.
import CircuitBreaker from 'opossum';
import pLimit from 'p-limit';
import type { Bastjanst } from '../composite/bastjanst.ts';
import { abortFault, startDeadline } from '../composite/deadline.ts';
import { withinSignal } from '../composite/fan-out.ts';
import { BastjanstFault } from '../composite/fault.ts';
import type { Clock } from '../composite/ports.ts';

export interface GuardLimits {
  /** Calls to the source at the same time. */
  readonly concurrent: number;
  /** Calls that may wait for their turn. */
  readonly queued: number;
  /** One call, from its turn to its answer; milliseconds. */
  readonly timeoutMs: number;
  readonly breaker: {
    /** Opens when this share of the window's calls failed; percent. */
    readonly failurePercent: number;
    /** Fewest calls in the window before it may open. */
    readonly minimumCalls: number;
    readonly windowMs: number;
    /** How long it stays open before one call may probe. */
    readonly openMs: number;
  };
}

export type Guarded<C> = Bastjanst<C> & { close(): void };

/** What a guarded call came to: only a rejection counts against the source. */
type Outcome<T> = { readonly value: T } | { readonly innocent: BastjanstFault };

/**
 * Guards a bastjänst; the result is a bastjänst again.
 * opossum's own timeout, capacity, abort and error filter stay unused, for reasons in src/README.md.
 */
export function guard<C>(source: Bastjanst<C>, limits: GuardLimits, clock: Clock): Guarded<C> {
  const limiter = pLimit(limits.concurrent);
  const breaker = new CircuitBreaker((call: () => Promise<unknown>) => call(), {
    timeout: false,
    errorThresholdPercentage: limits.breaker.failurePercent,
    volumeThreshold: limits.breaker.minimumCalls,
    rollingCountTimeout: limits.breaker.windowMs,
    rollingCountBuckets: 10,
    rollingPercentilesEnabled: false,
    resetTimeout: limits.breaker.openMs,
  });
  let waiting = 0;
  let openedAt = 0;
  let openings = 0;
  breaker.on('open', () => {
    openedAt = clock.monotonic();
    openings++;
  });

  async function run<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (limiter.activeCount >= limits.concurrent && waiting >= limits.queued) {
      throw new BastjanstFault('queue-full', { limit: limits.queued });
    }
    const leaveQueue = enterQueue(signal);
    const outcome = await limiter(() => {
      leaveQueue();
      return fire(work, signal);
    });
    if ('innocent' in outcome) throw outcome.innocent;
    return outcome.value;
  }

  /** Counts a waiting call until its turn comes or its caller leaves: p-limit counts those who left as well. */
  function enterQueue(signal: AbortSignal): () => void {
    let inQueue = true;
    const leave = () => {
      if (inQueue) waiting--;
      inQueue = false;
      signal.removeEventListener('abort', leave);
    };
    waiting++;
    signal.addEventListener('abort', leave);
    return leave;
  }

  function fire<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<Outcome<T>> {
    if (signal.aborted) return Promise.reject(abortFault(signal));
    const bornIn = openings;
    return new Promise((resolve, reject) => {
      const call = async () => {
        const attempted = attempt(work, signal);
        attempted.then(resolve, reject);
        await attempted.catch(() => {});
        // A call from before the breaker last opened says nothing of now: it must not close a half-open breaker.
        return openings === bornIn ? attempted : new Promise(() => {});
      };
      breaker.fire(call).catch((error) => {
        if (isRefusedByBreaker(error)) reject(new BastjanstFault('circuit-open', { retryAfterSeconds: untilProbe() }));
      });
    });
  }

  async function attempt<T>(work: (signal: AbortSignal) => Promise<T>, parent: AbortSignal): Promise<Outcome<T>> {
    const onTime = () => new BastjanstFault('timeout', { limit: limits.timeoutMs });
    using deadline = startDeadline(limits.timeoutMs, onTime, parent);
    try {
      return { value: await withinSignal(work(deadline.signal), deadline.signal) };
    } catch (error) {
      const verdict = error instanceof BastjanstFault ? verdictOn(error) : 'guilty';
      // A probe that was given up says nothing, so it must not close a half-open breaker: then it counts as failed.
      if (verdict === 'guilty' || (verdict === 'silent' && breaker.halfOpen)) throw error;
      return { innocent: error as BastjanstFault };
    }
  }

  function untilProbe(): number {
    return Math.max(1, Math.ceil((openedAt + limits.breaker.openMs - clock.monotonic()) / 1000));
  }

  const { test } = source;
  return {
    id: source.id,
    ask: (query, signal) => run((own) => source.ask(query, own), signal),
    ...(test ? { test: (signal: AbortSignal) => run((own) => test(own), signal) } : {}),
    close: () => breaker.shutdown(),
  };
}

/**
 * What a fault says of its source's health. `silent`: nothing (the caller left, the time was ours); `alive`: the source
 * answered, and as agreed; `guilty`: counts against it.
 */
function verdictOn({ cause, detail }: BastjanstFault): 'silent' | 'alive' | 'guilty' {
  switch (cause) {
    case 'cancelled':
    case 'deadline':
    case 'queue-full':
    case 'circuit-open':
    case 'maintenance':
    case 'not-permitted':
    case 'rule':
      return 'silent';
    case 'wrong-person':
      return 'alive';
    case 'http-error':
      return detail.httpStatus !== undefined && detail.httpStatus < 500 && detail.httpStatus !== 429
        ? 'alive'
        : 'guilty';
    case 'soap-fault':
      return detail.sourceAlive ? 'alive' : 'guilty';
    case 'timeout':
    case 'unreachable':
    case 'connection-broken':
    case 'tls':
    case 'invalid-answer':
    case 'too-large':
    case 'internal':
      return 'guilty';
  }
}

function isRefusedByBreaker(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'EOPENBREAKER';
}
