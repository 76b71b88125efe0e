// Days as Sweden has them, 23, 24 or 25 hours long, and the stretches of time that they and months are.
import { DAY_MS } from '../../platform/durations.ts';
import { addMonths, swedishDay, swedishMoment } from '../../platform/swedish-day.ts';
import type { Intervall } from '../intervall.ts';

export interface Dygn {
  /** `YYYY-MM-DD` */
  readonly dag: string;
  readonly intervall: Intervall;
}

/** So many days later, earlier where negative. */
export function addDays(dag: string, days: number): string {
  return new Date(Date.parse(`${dag}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7. */
export function veckodag(dag: string): number {
  return new Date(`${dag}T00:00:00Z`).getUTCDay() || 7;
}

/** Whether the text is a day of the calendar as `YYYY-MM-DD`. */
export function isDag(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && addMonths(text, 0) === text;
}

/** From the first moment of `fran` to the last of `tom`. */
export function dagarnas(fran: string, tom: string): Intervall {
  return { fran: swedishMoment(fran, '00:00'), till: swedishMoment(addDays(tom, 1), '00:00') };
}

/** The days that the stretch touches, in order, each cut to it. */
export function dygnIn({ fran, till }: Intervall): Dygn[] {
  const days: Dygn[] = [];
  for (let dag = swedishDay(fran), start = fran; start < till; dag = addDays(dag, 1)) {
    const end = Math.min(swedishMoment(addDays(dag, 1), '00:00'), till);
    days.push({ dag, intervall: { fran: start, till: end } });
    start = end;
  }
  return days;
}
