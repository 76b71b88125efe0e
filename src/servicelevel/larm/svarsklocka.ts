// How far our clock is ahead, by the dates of the bastjänster's answers: where the database has no clock to compare with.
import { MINUTE_MS } from '../../platform/durations.ts';

export interface Svarsklocka {
  /** An answer said that it is `at` there, in whole seconds. */
  sedd(origin: string, at: number): void;
  /** In milliseconds, right to about a second; undefined where too few answer to tell whose clock is wrong. */
  foreMs(): number | undefined;
}

/** Fewer could all be wrong, or be one machine. */
const LEAST_ORIGINS = 3;
const MOST_ORIGINS = 50;
const WINDOW_MS = 5 * MINUTE_MS;
/** A date is cut to its second: on average half of one is missing. */
const HALF_A_SECOND = 500;

interface Seen {
  readonly window: number;
  /** The least of the window, and of the one before it: what is on its way makes our clock seem ahead, never behind. */
  readonly least: number;
  readonly before: number;
}

export function createSvarsklocka({ clock }: { readonly clock: { now(): number } }): Svarsklocka {
  const seen = new Map<string, Seen>();
  const windowOf = (now: number) => Math.floor(now / WINDOW_MS);

  return {
    sedd(origin, at) {
      const now = clock.now();
      const window = windowOf(now);
      const ahead = now - at - HALF_A_SECOND;
      const last = seen.get(origin);
      if (!last && seen.size >= MOST_ORIGINS) return;
      if (last?.window === window) seen.set(origin, { ...last, least: Math.min(last.least, ahead) });
      else {
        const before = last?.window === window - 1 ? last.least : Number.POSITIVE_INFINITY;
        seen.set(origin, { window, least: ahead, before });
      }
    },
    foreMs() {
      const window = windowOf(clock.now());
      const fresh = [...seen.values()].filter((one) => Math.abs(window - one.window) <= 1);
      const ahead = fresh.map(({ least, before }) => Math.min(least, before)).sort((a, b) => a - b);
      return ahead.length < LEAST_ORIGINS ? undefined : ahead[Math.floor(ahead.length / 2)];
    },
  };
}
