// Days as the agencies write them, as `YYYY-MM-DD`.
import { DAY_MS } from '../platform/durations.ts';
import { type Place, type Read, read } from './json-place.ts';

/** `YYYY-MM-DD`, with an offset or a time or without: the day that is written is meant, wherever it is midnight. */
export function dag(place: Place): Read<string> | undefined {
  return readText(place, (word) => real(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2}|T.*)?$/.exec(word)?.[1]));
}

/** `YYYYMMDD`; CSN's `0` says that there is none yet. */
export function tatDag(place: Place): Read<string> | undefined {
  if (isZero(place)) return undefined;
  return readText(place, (word) => {
    const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(word) ?? [];
    return year === undefined ? undefined : real(`${year}-${month}-${day}`);
  });
}

/** The first day (Monday) of an ISO week `YYYYWW`; `0` says that there is none yet. */
export function veckansForsta(place: Place): Read<string> | undefined {
  return isZero(place) ? undefined : readText(place, (word) => monday(word, 0));
}

/** The last day (Sunday) of an ISO week `YYYYWW`; `0` says that there is none yet. */
export function veckansSista(place: Place): Read<string> | undefined {
  return isZero(place) ? undefined : readText(place, (word) => monday(word, 6));
}

/** `YYYY-MM`, or `YYYYMM`. */
export function manad(place: Place): Read<string> | undefined {
  return readText(place, (word) => {
    const [, year, month] = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(word) ?? [];
    return year === undefined ? undefined : `${year}-${month}`;
  });
}

function readText(place: Place, reader: (word: string) => string | undefined): Read<string> | undefined {
  return read(place, (value) =>
    typeof value === 'string' || typeof value === 'number' ? reader(String(value).trim()) : undefined,
  );
}

function isZero({ value }: Place): boolean {
  return /^0+$/.test(String(value).trim());
}

/** A day that the calendar has. */
function real(day: string | undefined): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return day !== undefined && !Number.isNaN(time) && iso(time) === day ? day : undefined;
}

/** A day of a week, by ISO 8601: week 1 is the one with 4 January, and a week is of the year that has its Thursday. */
function monday(word: string, plusDays: number): string | undefined {
  const [, year, week] = /^(\d{4})(\d{2})$/.exec(word) ?? [];
  if (year === undefined || Number(week) < 1 || Number(week) > 53) return undefined;
  const fourth = Date.UTC(Number(year), 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const own = first + (Number(week) - 1) * 7 * DAY_MS;
  const hasThursday = iso(own + 3 * DAY_MS).startsWith(year);
  return hasThursday ? iso(own + plusDays * DAY_MS) : undefined;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
