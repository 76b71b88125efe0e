// Days and moments as Sweden has them, and a few steps of calendar arithmetic on `YYYY-MM-DD`.
import { HOUR_MS } from './durations.ts';

const ZONE = 'Europe/Stockholm';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** The day in Sweden at that moment (milliseconds since the epoch), `YYYY-MM-DD`. */
export function swedishDay(at: number): string {
  return day.format(at);
}

/** The same day some months earlier or later; the last of the month where that day does not exist. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  return moved.toISOString().slice(0, 10);
}

/** The moment at which it is `HH:MM` in Sweden that day (`YYYY-MM-DD`), the first of two; milliseconds since the epoch. */
export function swedishMoment(date: string, time: string): number {
  const utc = Date.parse(`${date}T${time}:00Z`);
  const candidates = [2, 1].map((hours) => utc - hours * HOUR_MS);
  return candidates.find((at) => clock.format(at) === time && swedishDay(at) === date) ?? utc - HOUR_MS;
}

/** `2026-03-29 14:05:09` */
export function timeForPeople(at: number): string {
  return moment.format(at);
}
