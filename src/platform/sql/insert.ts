// Writes the text of an INSERT with as many rows as there are.
import type { SqlValue } from './database.ts';

/** Rows of one table, each with a value for every column, in the order of `columns`. */
export interface Insert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
  /** What follows the values, e.g. `ON CONFLICT DO NOTHING`. */
  readonly suffix?: string;
}

/** One statement for all rows, ready for `run(...)`. Names come from code, never from outside. */
export function insertStatement({ table, columns, rows, suffix = '' }: Insert): [sql: string, params: SqlValue[]] {
  let next = 1;
  const tuples = rows.map(() => `(${columns.map(() => `$${next++}`).join(', ')})`);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${tuples.join(', ')} ${suffix}`.trimEnd();
  return [sql, rows.flat()];
}
