// The history of planned stops: when each was decided and taken away, so that only what was announced in time is excused.
import type { Database, Statements } from '../../platform/sql/database.ts';
import type { Underhall } from '../guard/driftlage.ts';

/** From and including `fran` to `till`; milliseconds since the epoch. */
type Tid = Pick<Underhall, 'fran' | 'till'>;

/**
 * The time within a stretch that planned stops of a source take away: each from its beginning or its decision, whichever came
 * last, until its end, or until it was taken away or moved. One that had to be announced some time ahead, and was not, takes none.
 * @throws {DatabaseError}
 */
export type Planerat = (kalla: string, intervall: Tid) => Promise<Tid[]>;

/** @param deps.database with `driftMigrations` */
export function createPlanerat({ database }: { readonly database: Database }): Planerat {
  return async (kalla, intervall) => {
    const sql = `SELECT * FROM planerat_stopp WHERE kalla = $1 AND fran < $2 AND till > $3
      AND (framforhallning_ms = 0 OR fran - beslutat_at >= framforhallning_ms) ORDER BY fran, andrad`;
    const rows = await database.run(sql, [kalla, intervall.till, intervall.fran]);
    return rows
      .map(({ fran, till, beslutat_at, borttaget_at }) => ({
        fran: Math.max(intervall.fran, Number(fran), Number(beslutat_at)),
        till: Math.min(intervall.till, Number(till), Number(borttaget_at ?? till)),
      }))
      .filter(({ fran, till }) => fran < till);
  };
}

/** One decision about the stops of a source. `andrad` is its number among the changes; `at` in milliseconds since the epoch. */
export interface Stoppandring {
  readonly kalla: string;
  readonly andrad: number;
  readonly at: number;
  /** How long ahead it had to be announced; milliseconds. */
  readonly framforhallningMs: number;
  readonly fore: readonly Underhall[];
  /** At most one that was not there before. */
  readonly efter: readonly Underhall[];
}

/**
 * Writes down what a decision changed, in its transaction; one that is moved ends, and begins anew. What was announced before
 * stays announced: the whole of one that is prolonged, and what is left of one that is shortened. @throws {DatabaseError}
 */
export async function storeStopp(tx: Statements, change: Stoppandring): Promise<void> {
  const { kalla, andrad, at, fore, efter } = change;
  for (const { id } of fore.filter((stop) => stop.till > at && !efter.some((one) => covers(one, stop)))) {
    const sql = 'UPDATE planerat_stopp SET borttaget_at = $1 WHERE kalla = $2 AND id = $3 AND borttaget_at IS NULL';
    await tx.run(sql, [at, kalla, id]);
  }
  for (const { id, fran, till } of efter.filter((stop) => !holds(fore, stop))) {
    const sql = `INSERT INTO planerat_stopp (andrad, kalla, id, fran, till, beslutat_at, framforhallning_ms)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`;
    await tx.run(sql, [andrad, kalla, id, fran, till, ...(await announced(tx, { id, fran, till }, change))]);
  }
}

/** When the whole of a stop was decided first, and how long ahead that had to be. */
async function announced(
  tx: Statements,
  { id, fran, till }: Underhall,
  { kalla, at, fore, framforhallningMs }: Stoppandring,
): Promise<[beslutatAt: number, framforhallningMs: number]> {
  if (!fore.some((stop) => stop.id === id)) return [at, framforhallningMs];
  const [row] = await tx.run(
    `SELECT beslutat_at, framforhallning_ms FROM planerat_stopp
      WHERE kalla = $1 AND id = $2 AND borttaget_at = $3 AND fran <= $4 AND till >= $5 ORDER BY andrad LIMIT 1`,
    [kalla, id, at, fran, till],
  );
  return row ? [Number(row.beslutat_at), Number(row.framforhallning_ms)] : [at, framforhallningMs];
}

function covers(stop: Underhall, { id, fran, till }: Underhall): boolean {
  return stop.id === id && stop.fran <= fran && stop.till >= till;
}

function holds(stops: readonly Underhall[], { id, fran, till }: Underhall): boolean {
  return stops.some((stop) => stop.id === id && stop.fran === fran && stop.till === till);
}
