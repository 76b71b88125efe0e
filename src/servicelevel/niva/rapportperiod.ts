// The periods that reports are of: a month, or some days in a row.
import { DAY_MS } from '../../platform/durations.ts';
import { addMonths } from '../../platform/swedish-day.ts';
import type { Intervall } from '../intervall.ts';
import { addDays, dagarnas, isDag } from './dygn.ts';

/** Days are `YYYY-MM-DD`; both ends belong to it. */
export interface Rapportperiod {
  /** As it is asked for, and named in addresses and files: `2026-11`, `2026-11-01--2026-11-15`. */
  readonly nyckel: string;
  readonly slag: 'månad' | 'dagar';
  readonly fran: string;
  readonly tom: string;
  readonly intervall: Intervall;
}

/** What is measured is kept for some 25 months. */
const MOST_DAYS = 400;

/** A month as `YYYY-MM`, or days as `YYYY-MM-DD--YYYY-MM-DD`, 400 at most; undefined for anything else. */
export function readPeriod(text: string): Rapportperiod | undefined {
  const first = `${text}-01`;
  if (/^\d{4}-\d{2}$/.test(text) && isDag(first)) {
    return period(text, 'månad', first, addDays(addMonths(first, 1), -1));
  }
  const [fran = '', tom = '', ...more] = text.split('--');
  if (more.length > 0 || !isDag(fran) || !isDag(tom) || tom < fran || daysIn(fran, tom) > MOST_DAYS) return undefined;
  return period(text, 'dagar', fran, tom);
}

/** The month before a month; before days, as many days. */
export function periodBefore({ slag, fran, tom }: Rapportperiod): Rapportperiod {
  const last = addDays(fran, -1);
  const first = slag === 'månad' ? addMonths(fran, -1) : addDays(fran, -daysIn(fran, tom));
  return period(slag === 'månad' ? first.slice(0, 7) : `${first}--${last}`, slag, first, last);
}

function period(nyckel: string, slag: Rapportperiod['slag'], fran: string, tom: string): Rapportperiod {
  return { nyckel, slag, fran, tom, intervall: dagarnas(fran, tom) };
}

function daysIn(fran: string, tom: string): number {
  return (Date.parse(tom) - Date.parse(fran)) / DAY_MS + 1;
}

const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** `november 2026`, `2026-11-01 – 2026-11-15` */
export function periodText({ slag, fran, tom }: Rapportperiod): string {
  return slag === 'månad' ? month.format(Date.parse(fran)) : `${fran} – ${tom}`;
}
