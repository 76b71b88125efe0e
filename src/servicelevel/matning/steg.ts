// Minutes, hours and Swedish days: where they begin, and which of them lie whole in a stretch of time.
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import { swedishDay, swedishMoment } from '../../platform/swedish-day.ts';
import type { Intervall } from '../intervall.ts';

/** `dygn` as Sweden has them. */
export type Steg = 'minut' | 'timme' | 'dygn';

/** Longer than a day can be (25 hours), shorter than two. */
const INTO_NEXT_DAY_MS = 26 * HOUR_MS;

/** When the step began in which that moment lies. */
export function startOf(at: number, steg: Steg): number {
  switch (steg) {
    case 'minut':
      return at - (at % MINUTE_MS);
    case 'timme':
      return at - (at % HOUR_MS);
    case 'dygn':
      return swedishMoment(swedishDay(at), '00:00');
  }
}

/** When the step after this one begins. @param start of a step */
export function nextStart(start: number, steg: Steg): number {
  switch (steg) {
    case 'minut':
      return start + MINUTE_MS;
    case 'timme':
      return start + HOUR_MS;
    case 'dygn':
      return startOf(start + INTO_NEXT_DAY_MS, 'dygn');
  }
}

/** The steps that lie whole in the intervals and before `end`, which a step begins at. */
export function wholeSteps(intervals: readonly Intervall[], steg: Steg, end: number): Intervall[] {
  return intervals.flatMap(({ fran, till }) => {
    const begun = startOf(fran, steg);
    const first = begun === fran ? fran : nextStart(begun, steg);
    const last = startOf(Math.min(till, end), steg);
    return first < last ? [{ fran: first, till: last }] : [];
  });
}
