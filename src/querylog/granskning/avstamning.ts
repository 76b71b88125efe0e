// Ärendeavstämning: which questions belong to none of the nämnd's ärenden. What it submits is not kept.
import type { Clock } from '../../composite/ports.ts';
import type { Database } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Keyring } from '../keys/keyring.ts';
import { endOfManad, type Manad, startOfManad } from '../manad.ts';
import type { Interval, QueryLogReader } from '../reader.ts';
import { type EncryptedRecord, type QueryRecord, toRecord } from '../record.ts';
import type { Begaran } from './aktor.ts';
import type { AtkomstLog } from './atkomst.ts';
import { checkedPar, clearSet, lookupSet, lookupText, type Par, type ParSet, type Traff } from './avstamning-par.ts';
import { checkedInterval, checkedNamnd, checkedSkal } from './begaran.ts';
import type { Behorighet } from './behorighet.ts';
import { questionsOf } from './genomgang.ts';
import { whileHeldStands } from './genomgang-kvarhallna.ts';
import { GRANSKNING_LIMITS } from './limits.ts';
import { type LogReader, listing, readAll } from './sidor.ts';

export interface AvstamningBegaran extends Begaran {
  readonly namnd: string;
  readonly interval: Interval;
  /** 100,000 at most. */
  readonly par: readonly Par[];
}

/** A question that matches no pair, and what of it is known to the nämnd's own list. */
export interface Omatchad {
  readonly fraga: QueryRecord;
  /** The person is in the list, with another ärende. */
  readonly personFinns: boolean;
  /** The ärende is in the list, with another person. */
  readonly arendeFinns: boolean;
}

export interface Avstamning {
  readonly fragor: number;
  readonly antalOmatchade: number;
  /** The oldest 10,000 at most; `antalOmatchade` tells whether there are more. */
  readonly omatchade: readonly Omatchad[];
}

export interface AvstamningDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly reader: QueryLogReader;
  readonly held?: LogReader;
  readonly behorighet: Behorighet;
  readonly atkomst: AtkomstLog;
  readonly clock: Clock;
}

/** What a month came to for one handläggare, by the lookup of the name. */
type Raknare = Map<string, { fragor: number; omatchade: number }>;

/**
 * Makes the avstämning. Of whole months that are over it leaves how many questions of each handläggare were unmatched, by
 * the lookup of their name: a rule of the sample list.
 * @returns a function that throws {GranskningError | DatabaseError | KeyError | DecipherError}
 */
export function createAvstamning(deps: AvstamningDeps): (begaran: AvstamningBegaran) => Promise<Avstamning> {
  const { database, keyring, reader, held, behorighet, atkomst, clock } = deps;

  /** @returns what the month came to, where the interval has all of it and it is over */
  async function manad(
    namnd: string,
    month: Manad,
    { interval, par, result, kvarhallna }: Arbete,
  ): Promise<Raknare | undefined> {
    const key = await keyring.find({ namnd, bruk: month });
    if (!key) return undefined;
    const set = await lookupSet(par, key);
    const raknare: Raknare = new Map();
    for await (const page of questionsOf(database, month, namnd, interval)) {
      for (const record of page) {
        const traff = matchOf(record, set);
        note(raknare, record, traff);
        if (!kvarhallna.has(record.post.id)) result.add(traff, () => toRecord(record, key));
      }
    }
    const [from, to] = [startOfManad(month), endOfManad(month)];
    return interval.from <= from && to <= interval.to && to <= clock.now() ? raknare : undefined;
  }

  async function keep(namnd: string, month: Manad, raknare: Raknare): Promise<void> {
    const columns = ['namnd', 'manad', 'handlaggare', 'fragor', 'omatchade'];
    const rows = [...raknare].map(([lookup, { fragor, omatchade }]) => {
      return [namnd, month, Buffer.from(lookup, 'latin1'), fragor, omatchade];
    });
    await database.transaction(async (tx) => {
      await tx.run('DELETE FROM avstamning_antal WHERE namnd = $1 AND manad = $2', [namnd, month]);
      for (let first = 0; first < rows.length; first += 100) {
        await tx.run(...insertStatement({ table: 'avstamning_antal', columns, rows: rows.slice(first, first + 100) }));
      }
    });
  }

  async function* heldOnes(namnd: string, { from, to }: Interval): AsyncGenerator<readonly QueryRecord[]> {
    if (held) yield* readAll(listing([held], namnd, to), from);
  }

  async function idsOfHeld(namnd: string, interval: Interval): Promise<Set<string>> {
    const ids = new Set<string>();
    for await (const page of heldOnes(namnd, interval)) for (const { id } of page) ids.add(id);
    return ids;
  }

  async function carryOut(namnd: string, arbete: Arbete) {
    const { interval, par, result } = arbete;
    const whole = new Map<Manad, Raknare>();
    for (const month of await reader.manader(interval)) {
      const raknare = await manad(namnd, month, arbete);
      if (raknare) whole.set(month, raknare);
    }
    const set = clearSet(par);
    for await (const page of heldOnes(namnd, interval)) {
      for (const record of page) result.add(set.match(record.person.reveal(), record.arende), () => record);
    }
    return { avstamning: result.result(), whole };
  }

  return async ({ aktor, skal: given, namnd: whose, interval: span, par: pairs }) => {
    const [skal, namnd, interval] = [checkedSkal(given), checkedNamnd(whose), checkedInterval(span)];
    await behorighet.rader(aktor, namnd);
    const par = checkedPar(pairs, clock.now());
    const { avstamning, whole } = await whileHeldStands(
      () => idsOfHeld(namnd, interval),
      (kvarhallna) => carryOut(namnd, { interval, par, result: createResultat(), kvarhallna }),
    );
    const kriterium = 'arende och person';
    await atkomst.record({
      ...{ aktor, namnd, skal, interval, kriterium, handling: 'avstamning', traffar: avstamning.antalOmatchade },
    });
    for (const [month, raknare] of whole) await keep(namnd, month, raknare);
    return avstamning;
  };
}

interface Arbete {
  readonly interval: Interval;
  readonly par: readonly Par[];
  readonly result: Resultat;
  /** Ids of held questions, which are left out of the log: one that is being moved stands in two places. */
  readonly kvarhallna: ReadonlySet<string>;
}

interface Resultat {
  add(traff: Traff, fraga: () => QueryRecord): void;
  result(): Avstamning;
}

function createResultat(): Resultat {
  const omatchade: Omatchad[] = [];
  let [fragor, antalOmatchade] = [0, 0];
  return {
    add({ par, person, arende }, fraga) {
      fragor += 1;
      if (par) return;
      antalOmatchade += 1;
      if (omatchade.length === GRANSKNING_LIMITS.omatchadeMost) return;
      omatchade.push({ fraga: fraga(), personFinns: person, arendeFinns: arende });
    },
    result: () => ({
      fragor,
      antalOmatchade,
      omatchade: omatchade.toSorted((a, b) => a.fraga.begunAt - b.fraga.begunAt),
    }),
  };
}

function matchOf({ post }: EncryptedRecord, set: ParSet): Traff {
  return set.match(lookupText(post.person), lookupText(post.arende));
}

function note(raknare: Raknare, { post }: EncryptedRecord, { par }: Traff): void {
  const lookup = lookupText(post.handlaggare);
  const { fragor, omatchade } = raknare.get(lookup) ?? { fragor: 0, omatchade: 0 };
  raknare.set(lookup, { fragor: fragor + 1, omatchade: omatchade + (par ? 0 : 1) });
}
