// What was measured as rows that wait, and the statements that write them over those of the same key.

import { randomUUID } from 'node:crypto';
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import type { SqlValue, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Belastningstimme, Matminut } from './matare.ts';
import { SUM_COLUMNS, toValues } from './rad.ts';
import { startOf } from './steg.ts';

/**
 * Minutes that come so long after their hour leave a mark, by which the hour is summed anew. Processes may differ by as much as
 * {@link SUMMED_AFTER_MS} is longer.
 */
const LATE_MS = 2 * MINUTE_MS;

/** An hour is summed so long after it has ended. */
export const SUMMED_AFTER_MS = 5 * MINUTE_MS;

interface Tabell {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

const MINUT: Tabell = {
  name: 'matning_minut',
  key: ['kalla', 'svarande', 'start', 'process'],
  columns: SUM_COLUMNS,
};
const BELASTNING: Tabell = {
  name: 'belastning',
  key: ['start', 'organisation', 'process'],
  columns: ['besvarade', 'nekade', 'delfragor'],
};

/** `start` in milliseconds since the epoch. */
export interface VantandeRad {
  readonly tabell: Tabell;
  readonly start: number;
  readonly values: readonly SqlValue[];
}

/** The same for rows of which the later replaces the earlier. */
export function keyOf({ tabell, values }: VantandeRad): string {
  return [tabell.name, ...values.slice(0, tabell.key.length)].join(' ');
}

export function isMinut({ tabell }: VantandeRad): boolean {
  return tabell === MINUT;
}

export function minuteRow({ start, varv, kalla, svarande, summa }: Matminut, process: string): VantandeRad {
  return { tabell: MINUT, start, values: [kalla, svarande, start, `${process}.${varv}`, ...toValues(summa)] };
}

export function belastningRow(timme: Belastningstimme, process: string): VantandeRad {
  const { start, varv, organisation, besvarade, nekade, delfragor } = timme;
  const values = [start, organisation, `${process}.${varv}`, besvarade, nekade, delfragor];
  return { tabell: BELASTNING, start, values };
}

/** Writes the rows, and the marks of hours that are over since long, with them. @throws {DatabaseError} */
export async function writeRows(tx: Statements, rows: readonly VantandeRad[], now: number): Promise<void> {
  for (const tabell of [MINUT, BELASTNING]) {
    const own = rows.filter((row) => row.tabell === tabell);
    if (own.length > 0) await tx.run(...upsert(tabell, own));
  }
  const late = rows.filter((row) => isMinut(row) && startOf(row.start, 'timme') + HOUR_MS < now - LATE_MS);
  for (const timme of new Set(late.map(({ start }) => startOf(start, 'timme')))) {
    await tx.run('INSERT INTO matning_forsenad (id, timme) VALUES ($1, $2)', [randomUUID(), timme]);
  }
}

function upsert({ name, key, columns }: Tabell, rows: readonly VantandeRad[]): [sql: string, params: SqlValue[]] {
  const set = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  return insertStatement({
    table: name,
    columns: [...key, ...columns],
    rows: rows.map(({ values }) => values),
    suffix: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set}`,
  });
}
