// How much was asked and how it ended: figures for those who run the service, without a key and without a person.
import type { Database } from '../../platform/sql/database.ts';
import { type Manad, manaderBetween } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { type Interval, twice } from '../reader.ts';
import type { Begaran } from './aktor.ts';
import { type AtkomstLog, DRIFT } from './atkomst.ts';
import { checkedInterval, checkedNamnd, checkedSkal } from './begaran.ts';
import { kravNamnd } from './behorighet.ts';
import { namnderIn, outcomesOf } from './genomgang.ts';
import { addUtfall, type UtfallAntal, utfallOfEncrypted } from './utfall.ts';

/** The questions of a nämnd that were begun in a month, as far as the interval has it. */
export interface Antal {
  readonly manad: Manad;
  readonly namnd: string;
  readonly fragor: number;
  /** Those of them that have an end. */
  readonly avslutade: number;
  readonly utfall: UtfallAntal;
}

export interface AntalBegaran extends Begaran {
  /** One nämnd; a nämnd asks for its own. Default, for operators: every one. */
  readonly namnd?: string;
  readonly interval: Interval;
}

export interface AntalDeps {
  readonly database: Database;
  readonly manader: Manader;
  readonly atkomst: AtkomstLog;
}

/**
 * Makes the use that counts what stands in the log, by month and nämnd; what is gallrat or held is not in it.
 * @returns a function that throws {GranskningError | DatabaseError | KeyError}
 */
export function createAntal({ database, manader, atkomst }: AntalDeps): (begaran: AntalBegaran) => Promise<Antal[]> {
  async function count(manad: Manad, namnd: string, interval: Interval): Promise<Antal> {
    let antal: Antal = { manad, namnd, fragor: 0, avslutade: 0, utfall: {} };
    for await (const page of outcomesOf(database, manad, namnd, interval)) {
      antal = {
        ...antal,
        fragor: antal.fragor + page.length,
        avslutade: antal.avslutade + page.filter(({ avslut }) => avslut).length,
        utfall: addUtfall(antal.utfall, page.flatMap(utfallOfEncrypted)),
      };
    }
    return antal;
  }

  async function countAll(interval: Interval, namnd?: string): Promise<Antal[]> {
    const touched = new Set(manaderBetween(interval.from, interval.to));
    const all: Antal[] = [];
    for (const { manad } of await manader.standing()) {
      if (!touched.has(manad)) continue;
      const namnder = namnd === undefined ? await namnderIn(database, manad) : [namnd];
      for (const one of namnder) all.push(await count(manad, one, interval));
    }
    return all;
  }

  return async ({ aktor, skal: given, namnd, interval: span }) => {
    const [skal, interval] = [checkedSkal(given), checkedInterval(span)];
    if (namnd !== undefined) checkedNamnd(namnd);
    if (aktor.roll === 'namnd') kravNamnd(aktor, namnd ?? '');
    const all = await twice(() => countAll(interval, namnd));
    const counted = all.filter(({ fragor }) => fragor > 0);
    await atkomst.record({ aktor, namnd: namnd ?? DRIFT, skal, interval, handling: 'antal', traffar: counted.length });
    return counted;
  };
}
