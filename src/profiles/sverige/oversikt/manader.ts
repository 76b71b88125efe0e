// The three months that a case worker compares, and their names.
import { DAY_MS } from '../../../platform/durations.ts';
import { addMonths } from '../../../platform/swedish-day.ts';

export type Roll = 'ansökan' | 'kontroll' | 'jämförelse';

/** `manad` is `YYYY-MM`. */
export interface Manad {
  readonly roll: Roll;
  readonly manad: string;
}

const name = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', year: 'numeric', month: 'long' });

/** M, M-1 and M-2, oldest last. @param manad M, `YYYY-MM` */
export function manaderFran(manad: string): readonly [Manad, Manad, Manad] {
  const before = (months: number) => addMonths(`${manad}-01`, -months).slice(0, 7);
  return [
    { roll: 'ansökan', manad },
    { roll: 'kontroll', manad: before(1) },
    { roll: 'jämförelse', manad: before(2) },
  ];
}

/** `november 2026` */
export function manadstext(manad: string): string {
  return name.format(Date.parse(`${manad}-01T00:00:00Z`));
}

/** The first and the last day, `YYYY-MM-DD`. */
export function dagarI(manad: string): { readonly fran: string; readonly tom: string } {
  const fran = `${manad}-01`;
  const next = Date.parse(`${addMonths(fran, 1)}T00:00:00Z`);
  return { fran, tom: new Date(next - DAY_MS).toISOString().slice(0, 10) };
}
