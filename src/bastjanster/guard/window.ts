// Counts the calls of the last while in a fixed number of buckets: its memory is the same after one call and after a million.
import type { Clock } from '../../composite/ports.ts';

const BUCKETS = 10;

export interface Counts {
  readonly calls: number;
  readonly failed: number;
  readonly slow: number;
}

export interface Window {
  add(call: { readonly failed: boolean; readonly slow: boolean }): void;
  /** What was added during the last `windowMs`, to within a tenth of it. */
  counts(): Counts;
  clear(): void;
}

export function createWindow(windowMs: number, clock: Pick<Clock, 'monotonic'>): Window {
  const calls = new Uint32Array(BUCKETS);
  const failed = new Uint32Array(BUCKETS);
  const slow = new Uint32Array(BUCKETS);
  let newest = turn();

  function turn(): number {
    return Math.floor((clock.monotonic() * BUCKETS) / windowMs);
  }

  /** Empties the buckets whose time has come again. @returns the one of now */
  function rotate(): number {
    const now = turn();
    for (let old = Math.max(newest + 1, now - BUCKETS + 1); old <= now; old++) empty(old % BUCKETS);
    newest = now;
    return now % BUCKETS;
  }

  function empty(bucket: number): void {
    calls[bucket] = 0;
    failed[bucket] = 0;
    slow[bucket] = 0;
  }

  return {
    add(call) {
      const bucket = rotate();
      calls[bucket] = (calls[bucket] ?? 0) + 1;
      if (call.failed) failed[bucket] = (failed[bucket] ?? 0) + 1;
      if (call.slow) slow[bucket] = (slow[bucket] ?? 0) + 1;
    },
    counts() {
      rotate();
      return { calls: sum(calls), failed: sum(failed), slow: sum(slow) };
    },
    clear() {
      for (let bucket = 0; bucket < BUCKETS; bucket++) empty(bucket);
    },
  };
}

function sum(buckets: Uint32Array): number {
  let total = 0;
  for (const count of buckets) total += count;
  return total;
}
