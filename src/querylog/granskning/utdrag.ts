// Registerutdrag: who has asked about a person, out of one nämnd's questions, for the person (GDPR art. 15).
import type { Clock } from '../../composite/ports.ts';
import { type Period, PersonId } from '../../composite/query.ts';
import { sameText } from '../cipher.ts';
import type { Interval } from '../reader.ts';
import type { QueryRecord } from '../record.ts';
import type { Begaran } from './aktor.ts';
import type { AtkomstLog } from './atkomst.ts';
import { checkedInterval, checkedNamnd, checkedSkal } from './begaran.ts';
import type { Behorighet } from './behorighet.ts';
import { GranskningError } from './granskning-error.ts';
import { realPerson } from './kriterium.ts';
import { GRANSKNING_LIMITS } from './limits.ts';
import { finding, type LogReader, readAll } from './sidor.ts';
import { type BastjanstUtfall, utfallOf } from './utfall.ts';

export interface UtdragBegaran extends Begaran {
  readonly namnd: string;
  readonly person: string;
  readonly interval: Interval;
  /** Hands out the handläggare's names too; a decision of its own, with a reason of its own. */
  readonly medHandlaggare?: { readonly skal: string };
}

export interface Organisation {
  readonly organisationsnummer: string;
  readonly namn: string;
}

/** One question about the person. */
export interface UtdragFraga {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly organisation: Organisation;
  readonly bitraden: readonly Organisation[];
  readonly syfte: string;
  readonly lagtext: string;
  readonly arende: string;
  readonly period: Period;
  readonly myndigheter: readonly BastjanstUtfall[];
  readonly handlaggare?: string;
}

/** The extract; nothing in it tells whether, or how much, was left out. */
export interface Utdrag {
  readonly namnd: string;
  readonly person: PersonId;
  readonly interval: Interval;
  readonly skapatAt: number;
  /** The oldest first. */
  readonly fragor: readonly UtdragFraga[];
}

/** What a nämnd has decided to leave out of extracts because of secrecy: a person, or an ärende. */
export interface Undantag {
  readonly falt: 'person' | 'arende';
  /** Masks itself when printed. */
  readonly mal: { reveal(): string };
}

/** Where the exceptions in force stand (gallring's markeringar). */
export interface Undantagslista {
  active(slag: 'utdragsundantag', namnd: string, now: number): Promise<readonly Undantag[]>;
}

export interface UtdragDeps {
  readonly reader: LogReader;
  readonly held?: LogReader;
  readonly undantag?: Undantagslista;
  readonly behorighet: Behorighet;
  readonly atkomst: AtkomstLog;
  readonly clock: Clock;
}

/** @returns a function that throws {GranskningError | DatabaseError | KeyError | DecipherError} */
export function createUtdrag(deps: UtdragDeps): (begaran: UtdragBegaran) => Promise<Utdrag> {
  const { reader, held, undantag, behorighet, atkomst, clock } = deps;

  /** No more than one page too many. */
  async function questions(namnd: string, value: string, { from, to }: Interval): Promise<QueryRecord[]> {
    const { utdragMost } = GRANSKNING_LIMITS;
    const sources = finding(held ? [reader, held] : [reader], { namnd, falt: 'person', value, to });
    const found: QueryRecord[] = [];
    for await (const page of readAll(sources, from)) {
      found.push(...page);
      if (found.length > utdragMost) break;
    }
    return found;
  }

  async function leftOut(namnd: string): Promise<(record: QueryRecord) => boolean> {
    const exceptions = (await undantag?.active('utdragsundantag', namnd, clock.now())) ?? [];
    const [persons, arenden] = (['person', 'arende'] as const).map((falt) => {
      const own = exceptions.filter((one) => one.falt === falt);
      return new Set(own.map(({ mal }) => sameText(mal.reveal())));
    });
    return ({ person, arende }) => !!persons?.has(person.reveal()) || !!arenden?.has(sameText(arende));
  }

  return async ({ aktor, skal: given, namnd: whose, person: value, interval: span, medHandlaggare }) => {
    const [skal, namnd, interval] = [checkedSkal(given), checkedNamnd(whose), checkedInterval(span)];
    const skalHandlaggare = medHandlaggare && checkedSkal(medHandlaggare.skal, 'medHandlaggare.skal');
    const person = realPerson(value, clock.now());
    await behorighet.rader(aktor, namnd);
    const isLeftOut = await leftOut(namnd);
    const found = await questions(namnd, person, interval);
    const tooMany = found.length > GRANSKNING_LIMITS.utdragMost;
    const records = tooMany ? [] : found.filter((record) => !isLeftOut(record));
    const fragor = records.map((record) => toFraga(record, !!medHandlaggare));
    await atkomst.record({
      ...{ aktor, namnd, skal, interval, person, handling: 'utdrag', kriterium: 'person', traffar: fragor.length },
      ...(skalHandlaggare !== undefined && { skalHandlaggare }),
    });
    // what is refused has been looked for all the same, and its trace stands
    if (tooMany) throw tooManyError();
    return { namnd, person: new PersonId(person), interval, skapatAt: clock.now(), fragor };
  };
}

function tooManyError(): GranskningError {
  const text = `interval: fler än ${GRANSKNING_LIMITS.utdragMost} frågor. Dela upp intervallet.`;
  return new GranskningError('too-many', 'interval', text);
}

function toFraga(record: QueryRecord, medHandlaggare: boolean): UtdragFraga {
  const { id, begunAt, ingivare, personuppgiftsbitraden, syfte, lagtext, arende, period } = record;
  return {
    id,
    at: begunAt,
    organisation: { organisationsnummer: ingivare.organisationsnummer, namn: ingivare.namn },
    bitraden: personuppgiftsbitraden.map(({ organisationsnummer, namn }) => ({ organisationsnummer, namn })),
    syfte,
    lagtext,
    arende,
    period,
    myndigheter: utfallOf(record),
    ...(medHandlaggare && { handlaggare: ingivare.handlaggare }),
  };
}
