// The overview of a household: what the overviews of its members say, each entry marked with whose it is, and sums of them together.
import type { Hushallsperson, OversiktVal } from '../../profile.ts';
import { manaderFran } from '../oversikt/manader.ts';
import type { Oversikt } from '../oversikt/oversikt.ts';
import { type Hushallssumma, hushallssummorAv } from './hushallssummor.ts';

/** A member with the overview of the own answer, whose pointers hold in the answer for the household. */
export interface Medlem extends Pick<Hushallsperson, 'nummer' | 'roll'> {
  readonly oversikt: Oversikt;
}

type Lista = Exclude<keyof Oversikt, 'troskelProcent'>;

/** The contract is `oversikt` in schemas/ssbtek/hushall-svar.schema.json: the single one's lists, and whose each entry is. */
export type Hushallsoversikt = Pick<Oversikt, 'troskelProcent'> & {
  readonly [K in Lista]: readonly (Oversikt[K][number] & { readonly hushallsmedlem: number })[];
} & { readonly hushallssummor: readonly Hushallssumma[] };

/** Every list of the overview, empty, in the order of the contract. */
const TOMMA = {
  ...{ manader: [], utbetalningar: [], lon: [], beslut: [], studiestod: [], akassa: [], arbetssokande: [] },
  ...{ fordon: [], tillstand: [], skatt: [], flaggor: [], okant: [], brister: [], summor: [], forandringar: [] },
} as const satisfies Record<Lista, readonly []>;

/** Pure. */
export function hushallsoversiktAv(
  medlemmar: readonly Medlem[],
  { manad, troskelProcent }: OversiktVal,
): Hushallsoversikt {
  const listor = (Object.keys(TOMMA) as Lista[]).map((lista) => [
    lista,
    medlemmar.flatMap(({ nummer, oversikt }) => oversikt[lista].map((one) => ({ hushallsmedlem: nummer, ...one }))),
  ]);
  const hushallssummor = hushallssummorAv(medlemmar, manaderFran(manad));
  return { troskelProcent, ...Object.fromEntries(listor), hushallssummor };
}

/** Of a person about whom nobody could be asked: in every month all is unknown. @param felmeddelande why, for people */
export function oversiktUtanSvar(felmeddelande: readonly string[], { manad, troskelProcent }: OversiktVal): Oversikt {
  const text = ['Ingen har tillfrågats om personen: uppgifterna är okända, inte noll.', ...felmeddelande].join(' ');
  return {
    troskelProcent,
    ...TOMMA,
    manader: manaderFran(manad).map((month) => ({ ...month, fullstandig: false, brister: [text] })),
    // SSBT is what the contract calls the composite itself, where an error is its own.
    brister: [{ kalla: 'SSBT', kvalitet: 'not-asked', text, paverkarSummor: true }],
  };
}
