// Pings the sources that nobody asks, so that their availability is known at night as well.
import type { Bastjanst } from '../composite/bastjanst.ts';
import { type JobLock, whereNobodyElse } from '../platform/sql/job-lock.ts';
import type { Matningar } from './matning/matningar.ts';
import { startOf } from './matning/steg.ts';

export interface PingarDeps {
  /** Guarded, by key; those without a test are left alone. The guards measure what comes of it, and refuse during a planned stop. */
  readonly sources: ReadonlyMap<string, Pick<Bastjanst<unknown>, 'test'>>;
  readonly matningar: Pick<Matningar, 'serier'>;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** Absent: nobody else pings. */
  readonly lock?: JobLock;
  /** A source is pinged when it has had fewer real calls than this in the last interval. Default 3. */
  readonly minst?: number;
  readonly intervallMs: number;
}

const LOCK = 'pingar';

/**
 * Makes the job, to be run every `intervallMs`; the interval looked at is rounded up to whole minutes. How a ping went is nobody's
 * error here.
 * @returns a function that throws {DatabaseError}
 */
export function createPingar(deps: PingarDeps): (signal: AbortSignal) => Promise<void> {
  const { sources, matningar, clock, lock, minst = 3, intervallMs } = deps;

  async function pingQuiet(signal: AbortSignal): Promise<void> {
    const now = clock.now();
    const serier = await matningar.serier({ fran: startOf(now - intervallMs, 'minut'), till: now }, 'minut');
    const calls = (kalla: string) =>
      (serier.get(kalla) ?? []).reduce((sum, { antal: { anrop } }) => sum + anrop.lyckad + anrop.misslyckad, 0);
    const quiet = [...sources].filter(([kalla, { test }]) => test && calls(kalla) < minst);
    await Promise.allSettled(quiet.map(([, { test }]) => test?.(signal)));
  }

  return lock ? whereNobodyElse(lock, LOCK, pingQuiet) : pingQuiet;
}
