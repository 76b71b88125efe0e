// What a run of gallring is to do and has done, on disk before and after each thing that cannot be undone.
import { randomUUID } from 'node:crypto';
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import type { KeyName } from '../keys/keyring.ts';
import type { ForfallenDel } from './beslut.ts';
import { type MarkeringSteg, type NyckelSteg, type Steg, toMarkeringSteg, toNyckelSteg, toSteg } from './steg.ts';
import { inTurn } from './turn.ts';

/** Times are milliseconds since the epoch. */
export interface Korning {
  readonly id: string;
  readonly nummer: number;
  readonly startadAt: number;
  readonly startadAv: string;
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
    nycklar?: readonly KeyName[],
  ): Promise<Korning | undefined>;
  steg(korning: string): Promise<Steg[]>;
  markeringSteg(korning: string): Promise<MarkeringSteg[]>;
  nyckelSteg(korning: string): Promise<NyckelSteg[]>;
  nyckelForstord(korning: string, nyckel: KeyName): Promise<void>;
  resumptions(korning: string): Promise<{ readonly at: number; readonly av: string }[]>;
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
    begin: (last, av, delar, markeringar, nycklar = []) =>
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
        for (const { namnd, bruk } of nycklar) await tx.run(NEW_NYCKEL, [korning.id, namnd, bruk]);
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
    async nyckelSteg(korning) {
      const where = 'gallring = $1 ORDER BY namnd, bruk';
      return (await database.run(`SELECT * FROM gallring_nyckel WHERE ${where}`, [korning])).map(toNyckelSteg);
    },
    async nyckelForstord(korning, { namnd, bruk }) {
      const where = 'gallring = $1 AND namnd = $2 AND bruk = $3 AND forstord_at IS NULL';
      await database.run(`UPDATE gallring_nyckel SET forstord_at = $4 WHERE ${where}`, [
        korning,
        namnd,
        bruk,
        clock.now(),
      ]);
    },
    async resumptions(korning) {
      const sql = 'SELECT at, av FROM gallring_aterupptagen WHERE gallring = $1 ORDER BY at';
      return (await database.run(sql, [korning])).map(({ at, av }) => ({ at: Number(at), av: String(av) }));
    },
  };
}

const BEGIN = `INSERT INTO gallring (id, nummer, startad_at, startad_av, status)
  VALUES ($1, $2, $3, $4, 'pagar') RETURNING *`;

const NEW_STEG = `INSERT INTO gallring_steg (gallring, manad, namnd, beslut, status)
  VALUES ($1, $2, $3, $4, 'planerad')`;

const NEW_MARKERING = `INSERT INTO gallring_markering (gallring, markering, namnd, slag, status)
  VALUES ($1, $2, $3, $4, 'planerad')`;

const NEW_NYCKEL = 'INSERT INTO gallring_nyckel (gallring, namnd, bruk) VALUES ($1, $2, $3)';

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
