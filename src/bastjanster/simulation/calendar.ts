// Dates relative to today, so that what the simulated agencies have looks current whenever it is asked for.
const DAY = 86_400_000;

export interface Calendar {
  readonly today: string;
  /** The day that many days from today. */
  day(offset: number): string;
  /** A day of the month that many months from this one. */
  inMonth(offset: number, dayOfMonth: number): string;
  /** The last day of the month that many months from this one. */
  monthEnd(offset: number): string;
  /** The ISO week of the day that many days from today, as YYYYWW. */
  week(offset: number): string;
  /** The year that many years from this one. */
  year(offset: number): number;
}

export function calendarAt(now: Date): Calendar {
  const midnight = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const [year, month] = [now.getFullYear(), now.getMonth()];
  return {
    today: iso(midnight),
    day: (offset) => iso(midnight + offset * DAY),
    inMonth: (offset, dayOfMonth) => iso(Date.UTC(year, month + offset, dayOfMonth)),
    monthEnd: (offset) => iso(Date.UTC(year, month + offset + 1, 0)),
    week: (offset) => isoWeek(midnight + offset * DAY),
    year: (offset) => year + offset,
  };
}

/** YYYY-MM-DD as YYYYMMDD. */
export function compact(date: string): string {
  return date.replaceAll('-', '');
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function isoWeek(milliseconds: number): string {
  const weekday = (new Date(milliseconds).getUTCDay() + 6) % 7;
  const thursday = new Date(milliseconds + (3 - weekday) * DAY);
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - firstOfYear) / (7 * DAY));
  return `${thursday.getUTCFullYear()}${String(week).padStart(2, '0')}`;
}
