// Service hours and maintenance windows of a week, by Sweden's clock, as the stretches of time that they are.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import { swedishDay, timeForPeople } from '../../platform/swedish-day.ts';
import { type Intervall, intersection, union } from '../intervall.ts';
import { addDays, veckodag } from './dygn.ts';
import type { Veckotid } from './serviceniva.ts';

/** Sweden is so far before UTC in summer and in winter. */
const OFFSETS = [2 * HOUR_MS, HOUR_MS] as const;

/**
 * The moments of `intervall` at which Sweden's clock shows a time of `tider`. So 02–03 does not exist on the night when summer
 * time begins, and lasts two hours when it ends. A time whose `till` is not after its `fran` goes on into the next day; the weekday
 * is that on which it began.
 */
export function veckotider(tider: readonly Veckotid[], intervall: Intervall): Intervall[] {
  const found: Intervall[] = [];
  const last = swedishDay(intervall.till);
  for (let dag = addDays(swedishDay(intervall.fran), -1); dag <= last; dag = addDays(dag, 1)) {
    for (const { veckodagar, fran, till } of tider) {
      if (veckodagar.includes(veckodag(dag))) found.push(...shown(dag, minutes(fran), minutes(till)));
    }
  }
  return intersection(union(found), [intervall]);
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** When the clock shows a time between the two, in minutes of that day. */
function shown(dag: string, fran: number, till: number): Intervall[] {
  const midnight = Date.parse(`${dag}T00:00:00Z`);
  const start = midnight + fran * MINUTE_MS;
  const end = midnight + till * MINUTE_MS + (till <= fran ? DAY_MS : 0);
  return OFFSETS.flatMap((offset) => atOffset({ fran: start - offset, till: end - offset }, offset));
}

/** The part in which the clock is so far before UTC; it is only ever set at a whole hour. */
function atOffset({ fran, till }: Intervall, offset: number): Intervall[] {
  if (offsetAt(fran) === offsetAt(till)) return offsetAt(fran) === offset ? [{ fran, till }] : [];
  const parts: Intervall[] = [];
  for (let start = fran; start < till; ) {
    const end = Math.min((Math.floor(start / HOUR_MS) + 1) * HOUR_MS, till);
    if (offsetAt(start) === offset) parts.push({ fran: start, till: end });
    start = end;
  }
  return union(parts);
}

/** @param at a whole second */
function offsetAt(at: number): number {
  return Date.parse(`${timeForPeople(at).replace(' ', 'T')}Z`) - at;
}
