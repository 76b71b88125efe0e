// A breaker of short waits, what it told, and calls that end as a test wants.
import { type Breaker, type BreakerState, createBreaker } from '../../../src/bastjanster/guard/breaker.ts';
import type { Judgement } from '../../../src/bastjanster/guard/judgement.ts';
import type { BreakerLimits } from '../../../src/bastjanster/guard/limits.ts';
import type { BastjanstFault } from '../../../src/composite/fault.ts';
import { clock } from '../../composite/fixtures.ts';

export const good: Judgement = { counts: true, failed: false, slow: false };
export const bad: Judgement = { counts: true, failed: true, slow: false };
export const slow: Judgement = { counts: true, failed: false, slow: true };
export const silent: Judgement = { counts: false, failed: false, slow: false };

export const breakerLimits: BreakerLimits = {
  failurePercent: 50,
  slowMs: 1_000,
  slowPercent: 80,
  minimumCalls: 4,
  windowMs: 60_000,
  openMs: 5,
  maxOpenMs: 30,
};

export interface Watched {
  readonly breaker: Breaker;
  /** Every state so far. */
  readonly told: BreakerState[];
  /** Resolves when the state is next `status`; at once where it is so already. */
  reached(status: BreakerState['status']): Promise<void>;
  /** Calls in turn. @returns `made`, or the cause of a refusal, for each */
  call(...judgements: readonly Judgement[]): Promise<string[]>;
}

export function watched(changes: Partial<BreakerLimits> = {}): Watched {
  const told: BreakerState[] = [];
  let waiting: { status: string; resolve: () => void }[] = [];
  const onChange = (state: BreakerState) => {
    told.push(state);
    for (const { status, resolve } of waiting) if (status === state.status) resolve();
    waiting = waiting.filter(({ status }) => status !== state.status);
  };
  const breaker = createBreaker({ ...breakerLimits, ...changes }, { clock, onChange });
  return {
    breaker,
    told,
    reached: (status) =>
      breaker.state().status === status
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ status, resolve })),
    async call(...judgements) {
      const made: string[] = [];
      for (const judgement of judgements) made.push(await ended(breaker.pass(async () => ({ judgement }))));
      return made;
    },
  };
}

export function ended(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'made',
    (error: BastjanstFault) => error.cause,
  );
}
