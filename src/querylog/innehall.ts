// What the log keeps of a question, encrypted as one text, and what of it is looked up or counted.
import type { LoggedOutcome } from '../composite/ports.ts';
import type { CompositeQuery } from '../composite/query.ts';
import { decrypt, encrypt, lookupOf } from './cipher.ts';
import type { Key } from './keys/keyring.ts';
import { writeOutcomes } from './outcome-text.ts';
import { boundTo, type Draft } from './post.ts';

/** The encrypted part of a question's record: everything that a caller wrote. */
export interface FragaInnehall {
  readonly korrelationsid: string;
  readonly person: string;
  readonly arende: string;
  readonly ingivare: string;
  readonly handlaggare: string;
  readonly bitraden: CompositeQuery['personuppgiftsbitraden'];
  readonly syfte: string;
  readonly lagtext: string;
  readonly period: CompositeQuery['period'];
  /** By bastjänst, where it was asked for another period than the question's own. */
  readonly perioder: Readonly<Record<string, CompositeQuery['period']>>;
  /** Codes of what was remarked upon in the question, e.g. that its lagtext is repealed. */
  readonly anmarkningar: readonly string[];
}

/** Questions whose organisationsnummer is none stand together under this one. */
const UNKNOWN_NAMND = '000000000000';

/** Whose key a question is under. */
export function namndOf({ ingivare }: Pick<CompositeQuery, 'ingivare'>): string {
  const digits = ingivare.organisationsnummer;
  if (/^\d{12}$/.test(digits)) return digits;
  return /^\d{10}$/.test(digits) ? `16${digits}` : UNKNOWN_NAMND;
}

/** @param at milliseconds since the epoch */
export function fragaDraft(query: CompositeQuery, anmarkningar: readonly string[], at: number, key: Key): Draft {
  const { handlaggare } = query.ingivare;
  const innehall: FragaInnehall = {
    korrelationsid: query.korrelationsid,
    person: query.person.reveal(),
    arende: query.arende,
    ingivare: query.ingivare.namn,
    handlaggare,
    bitraden: query.personuppgiftsbitraden,
    syfte: query.syfte,
    lagtext: query.lagtext,
    period: query.period,
    perioder: ownPeriods(query),
    anmarkningar,
  };
  const open = { slag: 'fraga', id: query.id, at, namnd: namndOf(query) } as const;
  return {
    ...open,
    person: lookupOf(key, 'person', innehall.person),
    arende: lookupOf(key, 'arende', innehall.arende),
    handlaggare: lookupOf(key, 'handlaggare', handlaggare),
    innehall: encrypt(key, JSON.stringify(innehall), boundTo(open)),
    bastjanster: query.inclusions.map(({ bastjanst }) => bastjanst).join(';'),
  };
}

function ownPeriods({ period, inclusions }: CompositeQuery): FragaInnehall['perioder'] {
  const others = inclusions.filter((one) => one.period.from !== period.from || one.period.tom !== period.tom);
  return Object.fromEntries(others.map((one) => [one.bastjanst, one.period]));
}

/** @throws {DecipherError} */
export function readInnehall(draft: Draft, key: Key): FragaInnehall {
  return JSON.parse(decrypt(key, draft.innehall ?? new Uint8Array(), boundTo(draft)));
}

/** How a question ended: outcomes and times, nothing about the person. */
export function avslutDraft(
  { id, namnd }: Pick<Draft, 'id' | 'namnd'>,
  outcomes: readonly LoggedOutcome[],
  milliseconds: number,
  at: number,
): Draft {
  const bastjanster = writeOutcomes(outcomes);
  return { slag: 'avslut', id, at, namnd, bastjanster, milliseconds: Math.round(milliseconds) };
}
