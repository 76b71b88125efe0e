// Sums per month and benefit: only of what the source tells, each with the payments that it is made of.
import type { Utbetalningsstatus } from '../../../bastjanster/oversikt.ts';
import type { Lucka } from './brister.ts';
import { type Formanskalla, type Inkomst, perForman, summera } from './inkomster.ts';
import { luckorI } from './luckor.ts';
import type { Manad, Roll } from './manader.ts';

/** A preliminary payment may be the same as one that is made later, so statuses are never added together. */
export interface Summa extends Formanskalla {
  readonly roll: Roll;
  /** `YYYY-MM`, by the day of payment. */
  readonly manad: string;
  readonly status: Utbetalningsstatus;
  /** Öre; absent where no amount is told. */
  readonly belopp?: number;
  readonly fullstandig: boolean;
  /** Why it is not complete. */
  readonly brister?: readonly string[];
  /** JSON Pointers to what it is made of. */
  readonly poster: readonly string[];
}

/** A benefit without a payment in a month has no sum there: nothing is no zero. */
export function summorAv(inkomster: readonly Inkomst[], manader: readonly Manad[], brister: readonly Lucka[]): Summa[] {
  return perForman(inkomster).flatMap((forman) =>
    manader.flatMap((month) => {
      const inMonth = forman.filter(({ manad }) => manad === month.manad);
      const byStatus = Map.groupBy(inMonth, ({ status }) => status);
      const luckor = luckorI(brister, forman, month);
      return [...byStatus].map(([status, poster]) => summa(poster, status, month, luckor));
    }),
  );
}

function summa(
  inkomster: readonly Inkomst[],
  status: Utbetalningsstatus,
  { roll, manad }: Manad,
  luckor: readonly string[],
): Summa {
  const { kalla, svarande, forman, matt, takt } = inkomster[0] as Inkomst;
  const belopp = summera(inkomster);
  return {
    ...{ kalla, svarande, forman, matt, takt, roll, manad, status },
    ...(belopp === undefined ? {} : { belopp }),
    fullstandig: luckor.length === 0,
    ...(luckor.length > 0 ? { brister: luckor } : {}),
    poster: inkomster.map(({ post }) => post),
  };
}
