// Moments as Sweden's clocks show them: intervals of whole days, office hours, and times for people and machines.
import { HOUR_MS } from '../../platform/durations.ts';
import { swedishDay, swedishMoment, timeForPeople } from '../../platform/swedish-day.ts';
import type { Interval } from '../reader.ts';
import { GranskningError } from './granskning-error.ts';

const ZONE = 'Europe/Stockholm';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const longDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'long' });
const offset = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeZoneName: 'longOffset' });

export function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);
}

/** The days of an interval, those included that it only touches; `YYYY-MM-DD`. */
export function daysOf({ from, to }: Interval): string[] {
  const days: string[] = [];
  for (let date = swedishDay(from); date <= swedishDay(to - 1); date = nextDay(date)) days.push(date);
  return days;
}

/** Saturday or Sunday. */
export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

/**
 * From the first moment of one Swedish day to the last of another.
 * @throws {GranskningError} kind `interval`, where one is no day or they are turned
 */
export function intervalOfDays(fran: string, tom: string): Interval {
  for (const [falt, date] of Object.entries({ fran, tom })) {
    if (!isDay(date)) throw new GranskningError('interval', falt, `${falt}: skriv en dag som finns, ÅÅÅÅ-MM-DD.`);
  }
  if (tom < fran) {
    throw new GranskningError('interval', 'tom', 'tom: sista dagen ligger före den första. Byt plats på dagarna.');
  }
  return { from: swedishMoment(fran, '00:00'), to: swedishMoment(nextDay(tom), '00:00') };
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return false;
  return new Date(date).toISOString().startsWith(date);
}

/** `29 mars 2026 kl. 14.05` */
export function longTime(at: number): string {
  return `${longDay.format(at)} kl. ${clock.format(at).replace(':', '.')}`;
}

/** `29 mars 2026` */
export function longDate(at: number): string {
  return longDay.format(at);
}

/** ISO 8601 with Sweden's offset then: `2026-03-29T14:05:09+02:00`. */
export function isoInSweden(at: number): string {
  const zone = offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT+00:00';
  return `${timeForPeople(at).replace(' ', 'T')}${zone.slice(3) || '+00:00'}`;
}
