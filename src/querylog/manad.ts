// Months as Sweden has them: the unit in which the log is encrypted, chained, sealed and gallrad.
import { HOUR_MS } from '../platform/durations.ts';
import { addMonths, swedishDay, swedishMoment } from '../platform/swedish-day.ts';

/** `YYYY-MM`, a month in Sweden. */
export type Manad = string;

/** A month takes records until this long after it is over: the last questions' ends, and their retries. */
const OPEN_AFTER_MS = 24 * HOUR_MS;

/** The month of a moment (milliseconds since the epoch). */
export function manadOf(at: number): Manad {
  return swedishDay(at).slice(0, 7);
}

export function addManader(manad: Manad, months: number): Manad {
  return addMonths(`${manad}-01`, months).slice(0, 7);
}

/** The first moment of a month: midnight in Sweden, whatever its distance to UTC then; milliseconds since the epoch. */
export function startOfManad(manad: Manad): number {
  return swedishMoment(`${manad}-01`, '00:00');
}

/** The first moment after a month. */
export function endOfManad(manad: Manad): number {
  return startOfManad(addManader(manad, 1));
}

/** The months that `from` (included) to `to` (not included) touch, oldest first. */
export function manaderBetween(from: number, to: number): Manad[] {
  const months: Manad[] = [];
  if (to <= from) return months;
  for (let manad = manadOf(from); manad <= manadOf(to - 1); manad = addManader(manad, 1)) months.push(manad);
  return months;
}

/** From this moment on no record may be added to a month. */
export function closesAt(manad: Manad): number {
  return endOfManad(manad) + OPEN_AFTER_MS;
}

/** Whether a month may be sealed: nobody adds to it any more, clocks that differ by an hour included. */
export function mayBeSealed(manad: Manad, now: number): boolean {
  return now >= closesAt(manad) + HOUR_MS;
}
