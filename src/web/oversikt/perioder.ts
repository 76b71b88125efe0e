// The stretches of time that the dashboard shows, and how finely each is drawn.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import { swedishDay, swedishMoment } from '../../platform/swedish-day.ts';
import type { Intervall } from '../../servicelevel/intervall.ts';
import type { Matpunkt, Steg } from '../../servicelevel/matning/matningar.ts';
import { sammanlagd, tomSumma } from '../../servicelevel/matning/summa.ts';
import { addDays, dygnIn } from '../../servicelevel/niva/dygn.ts';

const STEG_MS = { minut: MINUTE_MS, timme: HOUR_MS } as const;

interface PeriodData {
  readonly text: string;
  /** Milliseconds. */
  readonly langd: number;
  /** What is read, and how many milliseconds one column of a chart is; without `kolumn` each step is one. */
  readonly steg: Steg;
  readonly kolumn?: number;
}

const perioder = {
  '1h': { text: 'Senaste timmen', langd: HOUR_MS, steg: 'minut' },
  '24h': { text: 'Senaste dygnet', langd: DAY_MS, steg: 'minut', kolumn: 10 * MINUTE_MS },
  '7d': { text: 'Senaste 7 dygnen', langd: 7 * DAY_MS, steg: 'timme' },
  '30d': { text: 'Senaste 30 dygnen', langd: 30 * DAY_MS, steg: 'timme', kolumn: 6 * HOUR_MS },
  '13m': { text: 'Senaste 13 månaderna', langd: 396 * DAY_MS, steg: 'dygn' },
} as const satisfies Record<string, PeriodData>;

export type Period = keyof typeof perioder;

export type Oversiktsperiod = '1h' | '24h' | '30d';

export const PERIODER = Object.keys(perioder) as readonly Period[];
export const OVERSIKTSPERIODER: readonly Oversiktsperiod[] = ['1h', '24h', '30d'];

export function periodText(period: Period): string {
  return perioder[period].text;
}

/** The one that was asked for, or the last hour. */
export function periodOf(asked: string | null): Period {
  return PERIODER.find((period) => period === asked) ?? '1h';
}

export function oversiktsperiodOf(asked: string | null): Oversiktsperiod {
  return OVERSIKTSPERIODER.find((period) => period === asked) ?? '1h';
}

/** Up to and including the step that is under way. */
export function intervallOf(period: Period, now: number): Intervall {
  const till = Math.floor(now / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const { langd, steg } = perioder[period];
  const fran = till - langd;
  return { fran: steg === 'dygn' ? swedishMoment(swedishDay(fran), '00:00') : fran, till };
}

/** What to read of a source's page. */
export function stegOf(period: Period): Steg {
  return perioder[period].steg;
}

/** The small charts of the overview: what is read, and where its columns begin, in order; the last one is under way. */
export interface Oversiktskolumner {
  readonly steg: Steg;
  readonly intervall: Intervall;
  readonly starter: readonly number[];
}

export function oversiktskolumner(period: Oversiktsperiod, now: number): Oversiktskolumner {
  const { till } = intervallOf('1h', now);
  const even = (steg: Steg, step: number, count: number): Oversiktskolumner => {
    const last = Math.floor(now / step) * step;
    const starter = Array.from({ length: count }, (_, index) => last - (count - 1 - index) * step);
    return { steg, intervall: { fran: starter[0] ?? last, till }, starter };
  };
  switch (period) {
    case '1h':
      return even('minut', MINUTE_MS, 60);
    case '24h':
      return even('timme', HOUR_MS, 24);
    case '30d': {
      const intervall = { fran: swedishMoment(addDays(swedishDay(now), -29), '00:00'), till };
      return { steg: 'dygn', intervall, starter: dygnIn(intervall).map((dygn) => dygn.intervall.fran) };
    }
  }
}

/** Steps put together to the columns of the period's charts, those as well in which nothing was measured. */
export function kolumner(period: Period, intervall: Intervall, points: readonly Matpunkt[]): Matpunkt[] {
  const { steg, kolumn }: PeriodData = perioder[period];
  const starter =
    steg === 'dygn'
      ? dygnIn(intervall).map((dygn) => dygn.intervall.fran)
      : evenStarts(intervall, kolumn ?? STEG_MS[steg]);
  const groups = Map.groupBy(points, ({ start }) => starter.findLast((one) => one <= start) ?? start);
  const inget = tomSumma();
  return starter.map((start) => {
    const [one = inget, ...more] = groups.get(start) ?? [];
    return { ...(more.length > 0 ? sammanlagd([one, ...more]) : one), start };
  });
}

function evenStarts({ fran, till }: Intervall, step: number): number[] {
  const first = Math.floor(fran / step) * step;
  return Array.from({ length: Math.ceil((till - first) / step) }, (_, index) => first + index * step);
}
