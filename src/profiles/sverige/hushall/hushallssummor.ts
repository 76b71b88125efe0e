// Sums of a household per month: payments of one measure and one status alone, each counted once, and why they may not be all.
import type { PersonRoll, Utbetalningsstatus } from '../../../bastjanster/oversikt.ts';
import type { Hushallsperson } from '../../profile.ts';
import { type Inkomst, inkomsterAv, summera } from '../oversikt/inkomster.ts';
import type { Manad, Roll } from '../oversikt/manader.ts';
import type { Oversikt } from '../oversikt/oversikt.ts';

/** Of all benefits together. Net and gross are not the same money, and a preliminary payment may be one that is made later. */
export interface Hushallssumma {
  readonly roll: Roll;
  /** `YYYY-MM`, by the day of payment. */
  readonly manad: string;
  readonly matt: Inkomst['matt'];
  readonly status: Utbetalningsstatus;
  /** Öre; absent where no amount is told, or none can be counted. */
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

interface Hushallsinkomst extends Inkomst {
  readonly av: Bidragande;
  readonly person: PersonRoll;
}

/** A measure and a status without a payment in a month has no sum there: nothing is no zero. */
export function hushallssummorAv(medlemmar: readonly Bidragande[], manader: readonly Manad[]): Hushallssumma[] {
  const inkomster = medlemmar.flatMap(inkomsterHos);
  return manader.flatMap((month) => {
    const brister = medlemmar.flatMap((one) => bristerHos(one, month));
    const inMonth = inkomster.filter(({ manad }) => manad === month.manad);
    const alike = Map.groupBy(inMonth, ({ matt, status }) => `${matt} ${status}`);
    return [...alike.values()].map((some) => summa(some, month, brister));
  });
}

function inkomsterHos(av: Bidragande): Hushallsinkomst[] {
  const { utbetalningar, lon } = av.oversikt;
  return [
    ...utbetalningar.flatMap((one) =>
      inkomsterAv(one.kalla, { utbetalningar: [one] }).map((inkomst) => ({ ...inkomst, av, person: one.person })),
    ),
    ...lon.flatMap((one) =>
      inkomsterAv(one.kalla, { lon: [one] }).map((inkomst) => ({ ...inkomst, av, person: 'tillfrågad' as const })),
    ),
  ];
}

function summa(inkomster: readonly Hushallsinkomst[], { roll, manad }: Manad, kanda: readonly string[]): Hushallssumma {
  const { matt, status } = inkomster[0] as Hushallsinkomst;
  const egna = inkomster.filter(({ person }) => person === 'tillfrågad');
  const belopp = summera(egna);
  const brister = [...new Set([...kanda, ...inkomster.filter(({ person }) => person === 'barn').map(kanRedanFinnas)])];
  return {
    ...{ roll, manad, matt, status },
    ...(belopp === undefined ? {} : { belopp }),
    fullstandig: brister.length === 0,
    ...(brister.length > 0 ? { brister } : {}),
    poster: egna.map(({ post }) => post),
  };
}

/** The same payment may be told in the child's own answer, or in the other parent's; the sources have no key to tell by. */
function kanRedanFinnas({ av, forman }: Hushallsinkomst): string {
  return `${namn(av)}: En utbetalning av ${forman.text} gäller ett barn och kan stå i ett svar till: den räknas inte in.`;
}

function bristerHos(one: Bidragande, { manad }: Manad): string[] {
  const own = one.oversikt.manader.filter((month) => month.manad === manad);
  return own.flatMap(({ brister }) => brister.map((text) => `${namn(one)}: ${text}`));
}

function namn({ nummer, roll }: Bidragande): string {
  return `Person ${nummer} (${roll})`;
}
