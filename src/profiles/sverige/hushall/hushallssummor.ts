// Sums of a household per month: payments of one measure and one status alone, and why they may not be all.
import type { Utbetalningsstatus } from '../../../bastjanster/oversikt.ts';
import type { Hushallsperson } from '../../profile.ts';
import { type Inkomst, inkomsterAv, summera } from '../oversikt/inkomster.ts';
import type { Manad, Roll } from '../oversikt/manader.ts';
import type { Oversikt } from '../oversikt/oversikt.ts';

/**
 * Of all benefits together, each payment where it is told: no source says of a payment whom it concerns, or has a key by which one
 * told in two answers could be known. Net and gross are not the same money, and a preliminary payment may be one that is made later.
 */
export interface Hushallssumma {
  readonly roll: Roll;
  /** `YYYY-MM`, by the day of payment. */
  readonly manad: string;
  readonly matt: Inkomst['matt'];
  readonly status: Utbetalningsstatus;
  /** Öre; absent where no amount is told. */
  readonly belopp?: number;
  /** Whether all who can pay anybody in the household have told all that they have. */
  readonly fullstandig: boolean;
  /** Why it is not complete, and of whom that is said. */
  readonly brister?: readonly string[];
  /** JSON Pointers to what it is made of. */
  readonly poster: readonly string[];
}

interface Bidragande extends Pick<Hushallsperson, 'nummer' | 'roll'> {
  readonly oversikt: Pick<Oversikt, 'manader' | 'utbetalningar' | 'lon'>;
}

/** A measure and a status without a payment in a month has no sum there: nothing is no zero. */
export function hushallssummorAv(medlemmar: readonly Bidragande[], manader: readonly Manad[]): Hushallssumma[] {
  const inkomster = medlemmar.flatMap(inkomsterHos);
  return manader.flatMap((month) => {
    const brister = [...new Set(medlemmar.flatMap((one) => bristerHos(one, month)))];
    const inMonth = inkomster.filter(({ manad }) => manad === month.manad);
    const alike = Map.groupBy(inMonth, ({ matt, status }) => `${matt} ${status}`);
    return [...alike.values()].map((some) => summa(some, month, brister));
  });
}

function inkomsterHos({ oversikt: { utbetalningar, lon } }: Bidragande): Inkomst[] {
  return [
    ...utbetalningar.flatMap((one) => inkomsterAv(one.kalla, { utbetalningar: [one] })),
    ...lon.flatMap((one) => inkomsterAv(one.kalla, { lon: [one] })),
  ];
}

function summa(inkomster: readonly Inkomst[], { roll, manad }: Manad, brister: readonly string[]): Hushallssumma {
  const { matt, status } = inkomster[0] as Inkomst;
  const belopp = summera(inkomster);
  return {
    ...{ roll, manad, matt, status },
    ...(belopp === undefined ? {} : { belopp }),
    fullstandig: brister.length === 0,
    ...(brister.length > 0 ? { brister } : {}),
    poster: inkomster.map(({ post }) => post),
  };
}

function bristerHos(one: Bidragande, { manad }: Manad): string[] {
  const own = one.oversikt.manader.filter((month) => month.manad === manad);
  return own.flatMap(({ brister }) => brister.map((text) => `${namn(one)}: ${text}`));
}

function namn({ nummer, roll }: Bidragande): string {
  return `Person ${nummer} (${roll})`;
}
