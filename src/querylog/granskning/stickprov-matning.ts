// Measures a nämnd's month by the rules of the sample list, over lookups alone; only the names of those hit are decrypted.
import type { Database, Row, SqlValue } from '../../platform/sql/database.ts';
import { readInnehall } from '../innehall.ts';
import type { Key, Keyring } from '../keys/keyring.ts';
import { endOfManad, type Manad, startOfManad } from '../manad.ts';
import { tablesOf } from '../manader.ts';
import { POST_COLUMNS, toPost } from '../post.ts';
import type { Interval } from '../reader.ts';
import type { RegelId, StickprovRegler, StickprovTraff } from './stickprov-regler.ts';
import { daysOf, isWeekend, nextDay, swedishMoment } from './svensk-tid.ts';

export interface MatningDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly regler: StickprovRegler;
}

interface Plats {
  readonly namnd: string;
  readonly manad: Manad;
}

/**
 * Makes the measuring of a month: the hits by rule, the highest figure first; empty where the month is gallrad.
 * @returns a function that throws {DatabaseError | KeyError | DecipherError}
 */
export function createMatning({ database, keyring, regler }: MatningDeps): (plats: Plats) => Promise<StickprovTraff[]> {
  async function nameOf({ namnd, manad }: Plats, key: Key, handlaggare: Uint8Array): Promise<string | undefined> {
    const [row] = await database.run(
      `SELECT ${POST_COLUMNS.join(', ')} FROM ${tablesOf(manad).post}
       WHERE handlaggare = $1 AND namnd = $2 AND slag = 1 LIMIT 1`,
      [handlaggare, namnd],
    );
    return row && readInnehall(toPost(row), key).handlaggare;
  }

  return async (plats) => {
    const key = await keyring.find({ namnd: plats.namnd, bruk: plats.manad });
    if (!key) return [];
    const traffar: StickprovTraff[] = [];
    for (const [regel, [sql, params]] of Object.entries(statements(plats, regler))) {
      const rows = await database.run(sql, params);
      for (const row of rows) {
        const handlaggare = await nameOf(plats, key, row.handlaggare as Uint8Array);
        if (handlaggare !== undefined) traffar.push(toTraff(regel as RegelId, handlaggare, row));
      }
    }
    return traffar;
  };
}

function toTraff(regel: RegelId, handlaggare: string, { antal, av = null }: Row): StickprovTraff {
  return { regel, handlaggare, antal: Number(antal), ...(av !== null && { av: Number(av) }) };
}

type Statement = readonly [sql: string, params: readonly SqlValue[]];

/** One statement for each rule: `handlaggare`, `antal`, and `av` where the rule has it. */
function statements({ namnd, manad }: Plats, regler: StickprovRegler): Readonly<Record<RegelId, Statement>> {
  const month = { from: startOfManad(manad), to: endOfManad(manad) };
  const from = `FROM ${tablesOf(manad).post} WHERE slag = 1 AND namnd = $1`;
  const { mangaPersonerDag, mangaPersonerManad, mangaFragorEnPerson, utanforTid, omatchade } = regler;
  const days = daysOf(month);
  const dag = `CASE ${days.map((_, index) => `WHEN at < $${index + 3} THEN ${index + 1}`).join(' ')} END`;
  const ends = days.map((day) => swedishMoment(nextDay(day), '00:00'));
  const outside = outsideHours(month, utanforTid);
  const ranges = outside.map((_, index) => `(at >= $${2 * index + 3} AND at < $${2 * index + 4})`).join(' OR ');
  const order = 'ORDER BY antal DESC, handlaggare';
  return {
    mangaPersonerDag: [
      `SELECT handlaggare, max(personer) AS antal, count(*) AS av FROM (
        SELECT handlaggare, ${dag} AS dag, count(DISTINCT person) AS personer ${from} GROUP BY 1, 2
        HAVING count(DISTINCT person) >= $2) per_dag GROUP BY handlaggare ${order}`,
      [namnd, mangaPersonerDag.minst, ...ends],
    ],
    mangaPersonerManad: [
      `SELECT handlaggare, count(DISTINCT person) AS antal ${from} GROUP BY handlaggare
       HAVING count(DISTINCT person) >= $2 ${order}`,
      [namnd, mangaPersonerManad.minst],
    ],
    mangaFragorEnPerson: [
      `SELECT handlaggare, max(fragor) AS antal, count(*) AS av FROM (
        SELECT handlaggare, person, count(*) AS fragor ${from} GROUP BY handlaggare, person
        HAVING count(*) >= $2) per_person GROUP BY handlaggare ${order}`,
      [namnd, mangaFragorEnPerson.minst],
    ],
    utanforTid: [
      `SELECT handlaggare, count(*) AS antal ${from} AND (${ranges}) GROUP BY handlaggare
       HAVING count(*) >= $2 ${order}`,
      [namnd, utanforTid.minst, ...outside.flatMap(({ from: start, to }) => [start, to])],
    ],
    omatchade: [
      `SELECT handlaggare, omatchade AS antal, fragor AS av FROM avstamning_antal
       WHERE namnd = $1 AND manad = $2 AND omatchade >= $3 AND omatchade * 1000000 >= fragor * $4 ${order}`,
      [namnd, manad, omatchade.minst, Math.round(omatchade.andel * 1_000_000)],
    ],
  };
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
    const [start, end] = [swedishMoment(day, '00:00'), swedishMoment(nextDay(day), '00:00')];
    if (isWeekend(day) || helgdagar.includes(day)) close(start, end);
    else {
      close(start, swedishMoment(day, oppnar));
      close(swedishMoment(day, stanger), end);
    }
  }
  return closed;
}
