// The agreed pace: never more questions begun in a minute, and none made up for after a pause.
import { setTimeout as delay } from 'node:timers/promises';
import { MINUTE_MS } from '../platform/durations.ts';

/** Resolves when the next question may begin, or at once when `stop` aborts. */
export type Takt = (stop: AbortSignal) => Promise<void>;

/** @param clock of milliseconds that never jumps */
export function createTakt(perMinut: number, clock: { monotonic(): number }): Takt {
  const intervalMs = MINUTE_MS / perMinut;
  let next = clock.monotonic();
  return async (stop) => {
    const now = clock.monotonic();
    const at = Math.max(next, now);
    next = at + intervalMs;
    await pause(at - now, stop);
  };
}

/** Ends early when `stop` aborts. */
export async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal: stop }).catch(() => {});
}
