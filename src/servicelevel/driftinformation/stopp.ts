// Makes planned disturbances into stops of the guard: what should be there is stored with the notice, then carried out until it is.
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import type { Begaran } from '../begaran.ts';
import type { Driftnotis } from './driftnotis.ts';
import { framforhallningMs } from './framforhallning.ts';

/**
 * The guard's planned stops. Both can be done again without harm: that is what lets a crash between notice and guard be mended.
 */
export interface Planering {
  /** Lays in a stop, or moves the one that has that id already; excused where it is planned `framforhallningMs` ahead. */
  lagg(
    begaran: Begaran,
    kalla: string,
    stopp: { id: string; fran: number; till: number; framforhallningMs: number },
  ): Promise<void>;
  /** Takes it away; no error where there is none. */
  tabort(begaran: Begaran, kalla: string, id: string): Promise<void>;
}

/** A stop has the id of its notice. `inlagt`: the guard has been told. */
export interface Stopp {
  readonly notis: string;
  readonly kalla: string;
  readonly inlagt: boolean;
}

export interface StoppMisslyckande {
  readonly notis: string;
  readonly kalla: string;
  readonly error: unknown;
}

export interface StoppDeps {
  /** With `driftinformationMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
  readonly planera: Planering;
}

/** Whoever was interrupted this often between two tries leaves the rest to the next look. */
const MOST_TRIES = 5;

const UPSERT = `INSERT INTO driftnotis_stopp (notis, kalla, version, fran, till, aktor, framforhallning_ms, inlagt)
  VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
  ON CONFLICT (notis, kalla) DO UPDATE SET
    version = excluded.version, fran = excluded.fran, till = excluded.till, aktor = excluded.aktor,
    framforhallning_ms = excluded.framforhallning_ms, inlagt = 0`;

/** Stores which stops a notice should have, in the transaction that stores the notice. @throws {DatabaseError} */
export async function storeStopp(tx: Statements, notis: Driftnotis, begaran: Begaran): Promise<void> {
  const { id, version, fran, till = null } = notis;
  const wanted = notis.lage === 'publicerad' ? notis.tasUrDrift : [];
  const by = [begaran.aktor.namn, framforhallningMs(begaran)];
  const there = await tx.run('SELECT kalla, fran, till FROM driftnotis_stopp WHERE notis = $1', [id]);
  for (const kalla of wanted) {
    const same = there.some((row) => row.kalla === kalla && row.fran === fran && row.till === till);
    if (!same) await tx.run(UPSERT, [id, kalla, version, fran, till, ...by]);
  }
  for (const { kalla = null } of there) {
    if (!wanted.includes(String(kalla))) await tx.run(UPSERT, [id, kalla, version, fran, null, ...by]);
  }
}

/** @throws {DatabaseError} */
export async function readStopp(statements: Statements, id: string): Promise<Stopp[]> {
  const sql = 'SELECT kalla, inlagt FROM driftnotis_stopp WHERE notis = $1 AND till IS NOT NULL ORDER BY kalla';
  const rows = await statements.run(sql, [id]);
  return rows.map(({ kalla, inlagt }) => ({ notis: id, kalla: String(kalla), inlagt: inlagt === 1 }));
}

/**
 * Makes what tells the guard of the stops that it does not know of yet: of one notice, or of all.
 * @returns a function that gives those that the guard did not take, for the next time; it throws {DatabaseError}
 */
export function createStoppinlaggning({ database, clock, planera }: StoppDeps) {
  return async (id?: string): Promise<StoppMisslyckande[]> => {
    const rows = await database.run(
      `SELECT * FROM driftnotis_stopp WHERE inlagt = 0 ${id === undefined ? '' : 'AND notis = $1'}`,
      id === undefined ? [] : [id],
    );
    const failed: StoppMisslyckande[] = [];
    for (const row of rows) {
      const { notis, kalla } = { notis: String(row.notis), kalla: String(row.kalla) };
      await settle(row).catch((error: unknown) => failed.push({ notis, kalla, error }));
    }
    return failed;
  };

  /** A change by somebody else in between is carried out too, so that the last one told is the last one made. */
  async function settle(first: Row): Promise<void> {
    let row: Row | undefined = first;
    for (let tries = 0; row && tries < MOST_TRIES; tries++) {
      await carryOut(row);
      if (await markDone(row)) return;
      const next = await again(row);
      // Gone: somebody took the stop away before we laid it in.
      if (!next && row.till !== null) await carryOut({ ...row, till: null });
      row = next;
    }
  }

  async function carryOut({ notis, kalla, fran, till, aktor, framforhallning_ms }: Row): Promise<void> {
    const id = String(notis);
    const begaran = { aktor: { namn: String(aktor) }, skal: `Driftinformation ${id}` };
    if (till === null || Number(till) <= clock.now()) return planera.tabort(begaran, String(kalla), id);
    const tid = { fran: Number(fran), till: Number(till), framforhallningMs: Number(framforhallning_ms) };
    return planera.lagg(begaran, String(kalla), { id, ...tid });
  }

  async function markDone({ notis = '', kalla = '', version = 0, till }: Row): Promise<boolean> {
    const which = 'WHERE notis = $1 AND kalla = $2 AND version = $3 RETURNING kalla';
    const sql =
      till === null ? `DELETE FROM driftnotis_stopp ${which}` : `UPDATE driftnotis_stopp SET inlagt = 1 ${which}`;
    return (await database.run(sql, [notis, kalla, version])).length > 0;
  }

  async function again({ notis = '', kalla = '' }: Row): Promise<Row | undefined> {
    const [row] = await database.run('SELECT * FROM driftnotis_stopp WHERE notis = $1 AND kalla = $2', [notis, kalla]);
    return row;
  }
}
