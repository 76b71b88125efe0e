// Measures a nämnd's month by the rules of the sample list, over lookups alone; only the names of those hit are decrypted.

import type { Database, Row, SqlValue } from '../../platform/sql/database.ts';
import { swedishMoment } from '../../platform/swedish-day.ts';
import { DecipherError, lookupOf } from '../cipher.ts';
import { readInnehall } from '../innehall.ts';
import type { Key, Keyring } from '../keys/keyring.ts';
import { endOfManad, type Manad, startOfManad } from '../manad.ts';
import { tablesOf } from '../manader.ts';
import { POST_COLUMNS, toPost } from '../post.ts';
import type { Interval } from '../reader.ts';
import type { RegelId, StickprovRegler, StickprovTraff } from './stickprov-regler.ts';
import { daysOf, isWeekend, nextDay } from './svensk-tid.ts';

export interface MatningDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly regler: StickprovRegler;
}

export interface Plats {
  readonly namnd: string;
  readonly manad: Manad;
}

/** What a rule counted for one handläggare, by the lookup of the name. */
interface Rakning {
  readonly handlaggare: Uint8Array;
  readonly antal: number;
  readonly av?: number;
}

/** PostgreSQL goes through a month of millions in seconds, and nothing waits for it. */
const COUNT_TIMEOUT_MS = 600_000;

/**
 * Makes the measuring of a month: the hits by rule, the highest figure first; undefined where the month is gallrad.
 * @returns a function that throws {DatabaseError | KeyError | DecipherError}
 */
export function createMatning({ database, keyring, regler }: MatningDeps) {
  function run(sql: string, params: readonly SqlValue[]): Promise<Row[]> {
    if (database.dialect === 'sqlite') return database.run(sql, params);
    return database.transaction((tx) => tx.run(sql, params), { statementTimeoutMs: COUNT_TIMEOUT_MS });
  }

  /** A day at a time, so that nobody waits for a month of rows. */
  async function perDay({ namnd, manad }: Plats): Promise<Rakning[]> {
    const sql = `SELECT handlaggare, count(DISTINCT person) AS antal FROM ${tablesOf(manad).post}
      WHERE slag = 1 AND namnd = $1 AND at >= $2 AND at < $3 GROUP BY handlaggare HAVING count(DISTINCT person) >= $4`;
    const found = new Map<string, Rakning>();
    for (const day of daysOf(monthOf(manad))) {
      const { from, to } = dayInterval(day);
      for (const row of await run(sql, [namnd, from, to, regler.mangaPersonerDag.minst])) {
        const handlaggare = row.handlaggare as Uint8Array;
        const { antal = 0, av = 0 } = found.get(textOf(handlaggare)) ?? {};
        found.set(textOf(handlaggare), { handlaggare, antal: Math.max(antal, Number(row.antal)), av: av + 1 });
      }
    }
    return [...found.values()].sort(highestFirst);
  }

  async function nameOf({ namnd, manad }: Plats, key: Key, handlaggare: Uint8Array): Promise<string | undefined> {
    // an expression, so that SQLite takes the index of the lookup and not that of the nämnd
    const [row] = await database.run(
      `SELECT ${POST_COLUMNS.join(', ')} FROM ${tablesOf(manad).post}
       WHERE handlaggare = $1 AND (namnd || '') = $2 AND slag = 1 LIMIT 1`,
      [handlaggare, namnd],
    );
    const name = row && readInnehall(toPost(row), key).handlaggare;
    if (name !== undefined && textOf(lookupOf(key, 'handlaggare', name)) !== textOf(handlaggare)) {
      throw new DecipherError();
    }
    return name;
  }

  async function countBy(regel: RegelId, plats: Plats): Promise<Rakning[]> {
    if (regel === 'mangaPersonerDag') return perDay(plats);
    return (await run(...statementOf(regel, plats, regler))).map(toRakning);
  }

  return async (plats: Plats): Promise<StickprovTraff[] | undefined> => {
    const key = await keyring.find({ namnd: plats.namnd, bruk: plats.manad });
    if (!key) return undefined;
    const traffar: StickprovTraff[] = [];
    for (const regel of Object.keys(regler) as RegelId[]) {
      for (const { handlaggare: lookup, ...figures } of await countBy(regel, plats)) {
        const handlaggare = await nameOf(plats, key, lookup);
        if (handlaggare !== undefined) traffar.push({ regel, handlaggare, ...figures });
      }
    }
    return traffar;
  };
}

function toRakning({ handlaggare, antal, av = null }: Row): Rakning {
  return { handlaggare: handlaggare as Uint8Array, antal: Number(antal), ...(av !== null && { av: Number(av) }) };
}

function textOf(lookup: Uint8Array): string {
  return Buffer.from(lookup).toString('latin1');
}

function highestFirst(a: Rakning, b: Rakning): number {
  return b.antal - a.antal || Buffer.compare(a.handlaggare, b.handlaggare);
}

type Statement = [sql: string, params: readonly SqlValue[]];

/** `handlaggare`, `antal`, and `av` where the rule has it. */
function statementOf(
  regel: Exclude<RegelId, 'mangaPersonerDag'>,
  { namnd, manad }: Plats,
  regler: StickprovRegler,
): Statement {
  const from = `FROM ${tablesOf(manad).post} WHERE slag = 1 AND namnd = $1`;
  const order = 'ORDER BY antal DESC, handlaggare';
  switch (regel) {
    case 'mangaPersonerManad':
      return [
        `SELECT handlaggare, count(DISTINCT person) AS antal ${from} GROUP BY handlaggare
         HAVING count(DISTINCT person) >= $2 ${order}`,
        [namnd, regler[regel].minst],
      ];
    case 'mangaFragorEnPerson':
      return [
        `SELECT handlaggare, max(fragor) AS antal, count(*) AS av FROM (
          SELECT handlaggare, person, count(*) AS fragor ${from} GROUP BY handlaggare, person
          HAVING count(*) >= $2) per_person GROUP BY handlaggare ${order}`,
        [namnd, regler[regel].minst],
      ];
    case 'utanforTid': {
      const outside = outsideHours(monthOf(manad), regler[regel]);
      const ranges = outside.map((_, index) => `(at >= $${2 * index + 3} AND at < $${2 * index + 4})`).join(' OR ');
      return [
        `SELECT handlaggare, count(*) AS antal ${from} AND (${ranges}) GROUP BY handlaggare
         HAVING count(*) >= $2 ${order}`,
        [namnd, regler[regel].minst, ...outside.flatMap(({ from: start, to }) => [start, to])],
      ];
    }
    case 'omatchade':
      return [
        `SELECT handlaggare, omatchade AS antal, fragor AS av FROM avstamning_antal
         WHERE namnd = $1 AND manad = $2 AND omatchade >= $3 AND omatchade * 1000000 >= fragor * $4 ${order}`,
        [namnd, manad, regler[regel].minst, Math.round(regler[regel].andel * 1_000_000)],
      ];
  }
}

function monthOf(manad: Manad): Interval {
  return { from: startOfManad(manad), to: endOfManad(manad) };
}

function dayInterval(day: string): Interval {
  return { from: swedishMoment(day, '00:00'), to: swedishMoment(nextDay(day), '00:00') };
}

/** What of a month is outside office hours, neighbouring stretches in one. */
export function outsideHours(
  month: Interval,
  { oppnar, stanger, helgdagar }: StickprovRegler['utanforTid'],
): Interval[] {
  const closed: Interval[] = [];
  const close = (from: number, to: number) => {
    const last = closed.at(-1);
    if (last && last.to === from) closed[closed.length - 1] = { from: last.from, to };
    else if (from < to) closed.push({ from, to });
  };
  for (const day of daysOf(month)) {
    const { from: start, to: end } = dayInterval(day);
    if (isWeekend(day) || helgdagar.includes(day)) close(start, end);
    else {
      close(start, swedishMoment(day, oppnar));
      close(swedishMoment(day, stanger), end);
    }
  }
  return closed;
}
