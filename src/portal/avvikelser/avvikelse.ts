// What an avvikelse is: what a party saw go wrong, told in the five agreed fields, and how far the others have come with it.

/**
 * Who takes part: a nämnd by organisationsnummer (12 digits), an uppgiftslämnare by its id, the bastjänst that its data come by,
 * and who fulfils its duties there where it does not itself, by id.
 */
export type Part =
  | { readonly slag: 'namnd'; readonly id: string }
  | { readonly slag: 'uppgiftslamnare'; readonly id: string; readonly bastjanst: string; readonly fullgorsAv?: string }
  | { readonly slag: 'drift' | 'forvaltare' };

/** How bad it is, worst first, with what each word means to whoever chooses it. */
export const ALLVAR = {
  kritisk: 'Frågor kan inte ställas, eller fel uppgifter lämnas ut',
  hög: 'En bastjänst eller en del av svaret är oanvändbar',
  medel: 'Något är fel men går att arbeta runt',
  låg: 'Kosmetiskt, eller en fråga om hur det ska vara',
} as const;

export type Allvar = keyof typeof ALLVAR;

/** What each state is called; `utkast` is its party's own, the others are seen by all whom it concerns. */
export const LAGEN = [
  'utkast',
  'ny',
  'under utredning',
  'åtgärdas',
  'löst',
  'avvisad',
  'återöppnad',
  'stängd',
] as const;

export type Lage = (typeof LAGEN)[number];

/** The whole service, where it is no bastjänst that is at fault. */
export const HELA_TJANSTEN = 'SAMMANSATT';

/** The five agreed fields, with the bastjänst that it concerns (its id, or {@link HELA_TJANSTEN}) and how bad it is. */
export interface Rapport {
  readonly bastjanst: string;
  readonly allvar: Allvar;
  readonly rubrik: string;
  /** How to see it again, step by step. */
  readonly aterskapande: string;
  /** What came, and what should have come. */
  readonly resultat: string;
  /** Text alone: messages, times, korrelationsid. */
  readonly bevis: string;
  /** Whom to ask, and how they are reached. */
  readonly kontakt: string;
}

/** Times are milliseconds since the epoch. */
export interface Avvikelse extends Rapport {
  /** Counted from 1; a draft that is thrown away leaves a gap. What people call it by. */
  readonly nummer: number;
  readonly version: number;
  readonly lage: Lage;
  /** Who reported it. */
  readonly part: Part;
  readonly rapporteradAv: string;
  readonly skapadAt: number;
  /** Absent of a draft. */
  readonly rapporteradAt?: number;
  readonly andradAt: number;
}

/** What can be done with one that is reported. */
export type Steg = 'svara' | 'utred' | 'åtgärda' | 'lös' | 'avvisa' | 'stäng' | 'återöppna';

/** What the history tells of. */
export type Handling = 'spara utkast' | 'ändra utkast' | 'rapportera' | Steg;

/** One thing that was done or said; in the order of `version`, which the avvikelse had after it. */
export interface Handelse {
  readonly version: number;
  readonly at: number;
  readonly handling: Handling;
  readonly aktor: string;
  readonly part: Part;
  readonly fran?: Lage;
  readonly till: Lage;
  readonly text?: string;
}

export function samePart(one: Part, other: Part): boolean {
  return one.slag === other.slag && idOf(one) === idOf(other);
}

/** Empty where there is only one of its kind. */
export function idOf(part: Part): string {
  return 'id' in part ? part.id : '';
}

/** Each party sees its own: what it reported, and whoever answers for a bastjänst what concerns that; driftleverantör and förvaltare all. */
export function mayLasa(avvikelse: Pick<Avvikelse, 'part' | 'lage' | 'bastjanst'>, parter: readonly Part[]): boolean {
  if (parter.some((part) => samePart(part, avvikelse.part))) return true;
  return avvikelse.lage !== 'utkast' && parter.some((part) => seesAll(part) || answersFor(part, avvikelse));
}

export function seesAll({ slag }: Part): boolean {
  return slag === 'drift' || slag === 'forvaltare';
}

/** Whoever fulfils its duties itself: the others that share a bastjänst have no part in each other's matters. */
export function answersFor(part: Part, { bastjanst }: Pick<Avvikelse, 'bastjanst'>): boolean {
  return part.slag === 'uppgiftslamnare' && part.bastjanst === bastjanst && part.fullgorsAv === undefined;
}
