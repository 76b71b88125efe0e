// Finds the last record of every chain of a month without reading the month.
import { setImmediate as turn } from 'node:timers/promises';
import type { Row, Statements } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import { tablesOf } from '../manader.ts';

/** The last record of a chain. */
export interface Huvud {
  readonly kedja: number;
  readonly nummer: number;
  /** Hex. */
  readonly lank: string;
}

/** The least number that either database holds. */
export const BEFORE_ALL = '-9223372036854775808';

/** SQLite stops the process while a statement runs: chains in one statement. */
const CHAINS_AT_ONCE = 500;

/**
 * The chains' heads, in the order of their numbers. Goes from chain to chain in the index (kedja, nummer), so that it
 * costs a few steps for each chain and nothing for its records.
 * @throws {DatabaseError}
 */
export async function headsOf(on: Statements, manad: Manad): Promise<Huvud[]> {
  const heads: Huvud[] = [];
  await forChains(on, tablesOf(manad).post, 'h.lank', ({ kedja, nummer, lank }) => {
    const hex = Buffer.from(lank as Uint8Array).toString('hex');
    heads.push({ kedja: Number(kedja), nummer: Number(nummer), lank: hex });
  });
  return heads;
}

/**
 * How many records each chain has, those included whose digest alone is left.
 * @throws {DatabaseError}
 */
export async function lengthsOf(on: Statements, manad: Manad): Promise<Map<number, number>> {
  const lengths = new Map<number, number>();
  const { post, gallrad } = tablesOf(manad);
  for (const table of [post, gallrad]) {
    await forChains(on, table, 'h.namnd', ({ kedja, nummer }) => {
      lengths.set(Number(kedja), Math.max(Number(nummer), lengths.get(Number(kedja)) ?? 0));
    });
  }
  return lengths;
}

/** Calls `each` with the last row of every chain; numbers come as text, since one may be too large for a number. */
async function forChains(on: Statements, table: string, column: string, each: (row: Row) => void): Promise<void> {
  const sql = `WITH RECURSIVE k (kedja, steg) AS (
      SELECT (SELECT min(kedja) FROM ${table} WHERE kedja > $1), 1
      UNION ALL
      SELECT (SELECT min(n.kedja) FROM ${table} n WHERE n.kedja > k.kedja), k.steg + 1
      FROM k WHERE k.kedja IS NOT NULL AND k.steg < ${CHAINS_AT_ONCE})
    SELECT CAST(h.kedja AS TEXT) AS kedja, CAST(h.nummer AS TEXT) AS nummer, ${column}
    FROM k JOIN ${table} h ON h.kedja = k.kedja AND h.nummer = (SELECT max(x.nummer) FROM ${table} x WHERE x.kedja = k.kedja)
    ORDER BY k.steg`;
  for (let after = BEFORE_ALL; ; ) {
    const rows = await on.run(sql, [after]);
    for (const row of rows) each(row);
    if (rows.length < CHAINS_AT_ONCE) return;
    after = String(rows.at(-1)?.kedja);
    await turn();
  }
}
