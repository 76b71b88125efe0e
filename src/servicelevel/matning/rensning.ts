// Takes away what was measured longer ago than anybody asks for, a little at a time.
import type { Database } from '../../platform/sql/database.ts';
import { addMonths, swedishDay, swedishMoment } from '../../platform/swedish-day.ts';
import { MINUT_MS, TIMME_MS } from './steg.ts';

/** So that two years can be compared a month after the second has ended. */
const KEPT_MONTHS = 25;

/** What one statement takes of each table; milliseconds of what was measured. */
const CHUNKS: readonly (readonly [table: string, milliseconds: number])[] = [
  ['matning_minut', 10 * MINUT_MS],
  ['matning_timme', 10 * TIMME_MS],
  ['matning_dygn', 240 * TIMME_MS],
  ['belastning', TIMME_MS],
];

/** @param now milliseconds since the epoch @throws {DatabaseError}, or the signal's reason */
export async function rensa(database: Database, now: number, signal: AbortSignal): Promise<void> {
  const before = swedishMoment(addMonths(swedishDay(now), -KEPT_MONTHS), '00:00');
  for (const [table, milliseconds] of CHUNKS) {
    for (;;) {
      signal.throwIfAborted();
      const [row] = await database.run(`SELECT MIN(start) AS start FROM ${table} WHERE start < $1`, [before]);
      if (typeof row?.start !== 'number') break;
      await database.run(`DELETE FROM ${table} WHERE start < $1`, [Math.min(row.start + milliseconds, before)]);
    }
  }
}
