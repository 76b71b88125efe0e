// Payments and wages in the one form that is summed and compared.
import type { Kod, Poster, Takt, Utbetalningsstatus } from '../../../bastjanster/oversikt.ts';

/** What a benefit is, within its source. */
export interface Formanskalla {
  readonly kalla: string;
  readonly svarande: string;
  readonly forman: Kod;
  /** What the source tells: what the person gets, or, of wages, what it was before tax. */
  readonly matt: 'netto' | 'brutto';
  readonly takt: Takt;
}

export interface Inkomst extends Formanskalla {
  readonly status: Utbetalningsstatus;
  /** `YYYY-MM` of the day on which it is paid; absent where no day is told. */
  readonly manad?: string;
  /** Öre; absent where the amount is missing or cannot be read. */
  readonly belopp?: number;
  /** JSON Pointer to the payment in the answer. */
  readonly post: string;
}

const LON: Kod = { text: 'Lön (egen tolkning av individuppgifter)' };

export function inkomsterAv(kalla: string, { utbetalningar = [], lon = [] }: Poster): Inkomst[] {
  const paid = utbetalningar.map(({ svarande, forman, takt, status, utbetalningsdag, netto, harkomst }) => {
    const manad = utbetalningsdag?.slice(0, 7);
    return { kalla, svarande, forman, matt: 'netto', takt, status, manad, belopp: netto, post: harkomst.post } as const;
  });
  const wages = lon.map(({ svarande, manad, brutto, harkomst }) => {
    const own = { kalla, svarande, forman: LON, matt: 'brutto', takt: 'efterskott' } as const;
    return { ...own, status: 'effektuerad', manad, belopp: brutto, post: harkomst.post } as const;
  });
  return [...paid, ...wages];
}

/** The incomes of each benefit together, in the order of the answer. */
export function perForman(inkomster: readonly Inkomst[]): (readonly Inkomst[])[] {
  const key = ({ kalla, svarande, forman, matt, takt }: Inkomst) =>
    JSON.stringify([kalla, svarande, forman.kod ?? forman.text, matt, takt]);
  return [...Map.groupBy(inkomster, key).values()];
}

/** The sum of the amounts that are told, öre; `undefined` where none is: nothing told is no zero. */
export function summera(inkomster: readonly Inkomst[]): number | undefined {
  const told = inkomster.flatMap(({ belopp }) => (belopp === undefined ? [] : [belopp]));
  return told.length === 0 ? undefined : told.reduce((sum, one) => sum + one, 0);
}
