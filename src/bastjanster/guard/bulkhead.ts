// The bulkhead: so many calls at once, and so many that wait; the rest is refused. Owner of p-limit.
import pLimit from 'p-limit';
import { BastjanstFault } from '../../composite/fault.ts';
import type { GuardLimits } from './limits.ts';

type BulkheadLimits = Pick<GuardLimits, 'concurrent' | 'queued'>;

export interface Bulkhead {
  /**
   * Runs `work` when its turn comes. Whoever leaves by `signal` makes room in the queue at once.
   * @throws {BastjanstFault} `queue-full`, at once
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** What runs and waits already stays, even where it is more than the new limits. */
  update(limits: BulkheadLimits): void;
  state(): { readonly running: number; readonly waiting: number };
}

export function createBulkhead(initial: BulkheadLimits): Bulkhead {
  let limits = initial;
  const limiter = pLimit(limits.concurrent);
  let waiting = 0;

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

  return {
    async run(work, signal) {
      const mustWait = limiter.activeCount >= limits.concurrent;
      if (mustWait && waiting >= limits.queued) throw new BastjanstFault('queue-full', { limit: limits.queued });
      const leaveQueue = mustWait ? enterQueue(signal) : () => {};
      return limiter(() => {
        leaveQueue();
        return work();
      });
    },
    update(next) {
      limits = next;
      limiter.concurrency = next.concurrent;
    },
    state: () => ({ running: limiter.activeCount, waiting }),
  };
}
