// Takes away what was measured longer ago than anybody asks for, a little at a time.
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import type { Database } from '../../platform/sql/database.ts';
import { databaseTime } from '../../platform/sql/database-time.ts';
import { addMonths, swedishDay, swedishMoment } from '../../platform/swedish-day.ts';

/** So that two years can be compared a month after the second has ended. */
const KEPT_MONTHS = 25;

/** What one statement takes of each table; milliseconds of what was measured. */
const CHUNKS: readonly (readonly [table: string, milliseconds: number])[] = [
  ['matning_minut', 10 * MINUTE_MS],
  ['matning_timme', 10 * HOUR_MS],
  ['matning_dygn', 240 * HOUR_MS],
  ['belastning', HOUR_MS],
];

/**
 * By the earlier of two clocks, where the database has one of its own: what was taken away for a clock ahead does not come back.
 * @param at by our own clock, milliseconds since the epoch
 * @throws {DatabaseError}, or the signal's reason
 */
export async function rensa(database: Database, at: number, signal: AbortSignal): Promise<void> {
  const now = Math.min(at, (await databaseTime(database)) ?? at);
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
