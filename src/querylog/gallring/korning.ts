// What a run of gallring is to do and has done, on disk before and after each thing that cannot be undone.
import { randomUUID } from 'node:crypto';
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import type { ForfallenDel } from './beslut.ts';
import type { MarkeringSlag } from './markeringar.ts';
import type { Antal } from './rakning.ts';
import { inTurn } from './turn.ts';

/**
 * `planerad`: nothing known; `raknad`: counted, nothing gone; `avskild`: what is under hold is out of the way, and from
 * here there is no way back; `klar`: key and rows are gone; `utgick`: the beslut ceased to be in force before `avskild`.
 */
export type StegStatus = 'planerad' | 'raknad' | 'avskild' | 'klar' | 'utgick';

/** Times are milliseconds since the epoch. */
export interface Korning {
  readonly id: string;
  readonly nummer: number;
  readonly startadAt: number;
  readonly startadAv: string;
}

/** One nämnd's records of one month. */
export interface Steg {
  readonly manad: Manad;
  readonly namnd: string;
  /** The beslut's number. */
  readonly beslut: number;
  readonly status: StegStatus;
  readonly antal?: Antal;
  /** Questions that moved to a hold; once `avskild`. */
  readonly kvarhallna?: number;
  readonly nyckelForstordAt?: number;
}

/** One markering that has ended. */
export interface MarkeringSteg {
  readonly markering: string;
  readonly namnd: string;
  readonly slag: MarkeringSlag;
  readonly status: StegStatus;
  /** Questions that it kept, and how many of them moved on to another hold. */
  readonly fragor?: number;
  readonly overflyttade?: number;
  readonly nyckelForstordAt?: number;
}

/** Every method throws {@link DatabaseError}. */
export interface Korningar {
  /** The run that was begun and has not ended. */
  unfinished(): Promise<Korning | undefined>;
  /** The same, taken up again by `av`. */
  resume(av: string): Promise<Korning | undefined>;
  /** The number of the newest run, 0 before the first. */
  last(): Promise<number>;
  /**
   * Writes down what is to be done, as it was found when `last` was the newest run.
   * @returns undefined where there is a newer one, whose work it may be
   */
  begin(
    last: number,
    av: string,
    delar: readonly ForfallenDel[],
    markeringar: readonly Pick<MarkeringSteg, 'namnd' | 'slag' | 'markering'>[],
  ): Promise<Korning | undefined>;
  steg(korning: string): Promise<Steg[]>;
  markeringSteg(korning: string): Promise<MarkeringSteg[]>;
  resumptions(korning: string): Promise<{ readonly at: number; readonly av: string }[]>;
  /** Records of a month that were gallrade, or are about to be, by nämnd. */
  gallrade(manad: Manad): Promise<Map<string, number>>;
}

export interface KorningarDeps {
  readonly database: Database;
  readonly clock: { now(): number };
}

export function createKorningar({ database, clock }: KorningarDeps): Korningar {
  async function unfinished(): Promise<Korning | undefined> {
    const [row] = await database.run("SELECT * FROM gallring WHERE status = 'pagar' ORDER BY nummer LIMIT 1");
    return row && toKorning(row);
  }

  return {
    unfinished,
    async resume(av) {
      const korning = await unfinished();
      const sql = 'INSERT INTO gallring_aterupptagen (gallring, at, av) VALUES ($1, $2, $3)';
      if (korning) await database.run(sql, [korning.id, clock.now(), av]);
      return korning;
    },
    last: () => lastNumber(database),
    begin: (last, av, delar, markeringar) =>
      inTurn(database, async (tx) => {
        if ((await lastNumber(tx)) !== last) return undefined;
        const [row] = await tx.run(BEGIN, [randomUUID(), last + 1, clock.now(), av]);
        const korning = toKorning(row as Row);
        for (const { manad, namnd, beslut } of delar) {
          await tx.run(NEW_STEG, [korning.id, manad, namnd, beslut.nummer]);
        }
        for (const { markering, namnd, slag } of markeringar) {
          await tx.run(NEW_MARKERING, [korning.id, markering, namnd, slag]);
        }
        return korning;
      }),
    async steg(korning) {
      const where = 'gallring = $1 ORDER BY manad, namnd';
      return (await database.run(`SELECT * FROM gallring_steg WHERE ${where}`, [korning])).map(toSteg);
    },
    async markeringSteg(korning) {
      const where = 'gallring = $1 ORDER BY namnd, markering';
      return (await database.run(`SELECT * FROM gallring_markering WHERE ${where}`, [korning])).map(toMarkeringSteg);
    },
    async resumptions(korning) {
      const sql = 'SELECT at, av FROM gallring_aterupptagen WHERE gallring = $1 ORDER BY at';
      return (await database.run(sql, [korning])).map(({ at, av }) => ({ at: Number(at), av: String(av) }));
    },
    async gallrade(manad) {
      const sql = `SELECT namnd, sum(antal_poster) AS poster FROM gallring_steg
        WHERE manad = $1 AND status IN ('avskild', 'klar') GROUP BY namnd`;
      const rows = await database.run(sql, [manad]);
      return new Map(rows.map(({ namnd, poster }) => [String(namnd), Number(poster)]));
    },
  };
}

const BEGIN = `INSERT INTO gallring (id, nummer, startad_at, startad_av, status)
  VALUES ($1, $2, $3, $4, 'pagar') RETURNING *`;

const NEW_STEG = `INSERT INTO gallring_steg (gallring, manad, namnd, beslut, status)
  VALUES ($1, $2, $3, $4, 'planerad')`;

const NEW_MARKERING = `INSERT INTO gallring_markering (gallring, markering, namnd, slag, status)
  VALUES ($1, $2, $3, $4, 'planerad')`;

/** Until the key is gone a run that is taken up again may find another hold. */
const UNTIL_KEY = "status IN ('raknad', 'avskild') AND nyckel_forstord_at IS NULL";

/** Changes to one step, each only from the status that comes before it, so that a second runner changes nothing. */
export function stegUpdates(statements: Statements, korning: string, { manad, namnd }: Pick<Steg, 'manad' | 'namnd'>) {
  const update = (set: string, from: string, values: readonly number[] = []) =>
    statements.run(`UPDATE gallring_steg SET ${set} WHERE gallring = $1 AND manad = $2 AND namnd = $3 AND ${from}`, [
      korning,
      manad,
      namnd,
      ...values,
    ]);
  return {
    raknad: ({ fragor, poster }: Antal) =>
      update("status = 'raknad', antal_fragor = $4, antal_poster = $5", "status = 'planerad'", [fragor, poster]),
    avskild: (kvarhallna: number) => update("status = 'avskild', antal_kvarhallna = $4", UNTIL_KEY, [kvarhallna]),
    utgick: () => update("status = 'utgick'", "status = 'raknad'"),
    nyckelForstord: (at: number) => update('nyckel_forstord_at = $4', 'nyckel_forstord_at IS NULL', [at]),
    klar: () => update("status = 'klar'", "status = 'avskild'"),
  };
}

/** As {@link stegUpdates}, for a markering. */
export function markeringUpdates(statements: Statements, korning: string, markering: string) {
  const update = (set: string, from: string, values: readonly number[] = []) =>
    statements.run(`UPDATE gallring_markering SET ${set} WHERE gallring = $1 AND markering = $2 AND ${from}`, [
      korning,
      markering,
      ...values,
    ]);
  return {
    raknad: (fragor: number) => update("status = 'raknad', antal_fragor = $3", "status = 'planerad'", [fragor]),
    avskild: (remaining: number) =>
      update("status = 'avskild', antal_overflyttade = antal_fragor - $3", UNTIL_KEY, [remaining]),
    nyckelForstord: (at: number) => update('nyckel_forstord_at = $3', 'nyckel_forstord_at IS NULL', [at]),
    klar: () => update("status = 'klar'", "status = 'avskild'"),
  };
}

async function lastNumber(statements: Statements): Promise<number> {
  const [row] = await statements.run('SELECT COALESCE(MAX(nummer), 0) AS nummer FROM gallring');
  return Number(row?.nummer);
}

function toKorning(row: Row): Korning {
  return {
    id: String(row.id),
    nummer: Number(row.nummer),
    startadAt: Number(row.startad_at),
    startadAv: String(row.startad_av),
  };
}

function toSteg(row: Row): Steg {
  const { antal_fragor, antal_poster, antal_kvarhallna, nyckel_forstord_at } = row;
  return {
    manad: String(row.manad),
    namnd: String(row.namnd),
    beslut: Number(row.beslut),
    status: row.status as StegStatus,
    ...(antal_poster !== null && { antal: { fragor: Number(antal_fragor), poster: Number(antal_poster) } }),
    ...(antal_kvarhallna !== null && { kvarhallna: Number(antal_kvarhallna) }),
    ...(nyckel_forstord_at !== null && { nyckelForstordAt: Number(nyckel_forstord_at) }),
  };
}

function toMarkeringSteg(row: Row): MarkeringSteg {
  const { antal_fragor, antal_overflyttade, nyckel_forstord_at } = row;
  return {
    markering: String(row.markering),
    namnd: String(row.namnd),
    slag: row.slag as MarkeringSlag,
    status: row.status as StegStatus,
    ...(antal_fragor !== null && { fragor: Number(antal_fragor) }),
    ...(antal_overflyttade !== null && { overflyttade: Number(antal_overflyttade) }),
    ...(nyckel_forstord_at !== null && { nyckelForstordAt: Number(nyckel_forstord_at) }),
  };
}
