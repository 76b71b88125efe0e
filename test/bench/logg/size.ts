// What the database says of itself: how much room the records take, and what it is called.
import type { Database } from '../../../src/platform/sql/database.ts';
import type { Manad } from '../../../src/querylog/manad.ts';
import { tablesOf } from '../../../src/querylog/manader.ts';

export interface Size {
  readonly questions: number;
  /** Questions and their ends: rows. */
  readonly records: number;
  /** Of the months' tables and of their indexes. */
  readonly tableBytes: number;
  readonly indexBytes: number;
}

export async function measureSize(database: Database, months: readonly Manad[]): Promise<Size> {
  const parts: Size[] = [];
  for (const manad of months) {
    const { post } = tablesOf(manad);
    const [counted] = await database.run(
      `SELECT COUNT(*) AS records, SUM(CASE WHEN slag = 1 THEN 1 ELSE 0 END) AS questions FROM ${post}`,
    );
    const [taken] = await database.run(BYTES[database.dialect], [post]);
    parts.push({
      questions: Number(counted?.questions),
      records: Number(counted?.records),
      tableBytes: Number(taken?.table_bytes),
      indexBytes: Number(taken?.index_bytes),
    });
  }
  const sum = (of: keyof Size) => parts.reduce((total, part) => total + part[of], 0);
  return {
    questions: sum('questions'),
    records: sum('records'),
    tableBytes: sum('tableBytes'),
    indexBytes: sum('indexBytes'),
  };
}

/** All that a table takes with its TOAST and maps, and all that its indexes do; pages as they are, room in them included. */
const BYTES = {
  postgres: `SELECT pg_table_size(CAST($1 AS regclass)) AS table_bytes, pg_indexes_size(CAST($1 AS regclass)) AS index_bytes`,
  sqlite: `SELECT SUM(CASE WHEN s.type = 'table' THEN d.pgsize ELSE 0 END) AS table_bytes,
      SUM(CASE WHEN s.type = 'index' THEN d.pgsize ELSE 0 END) AS index_bytes
    FROM dbstat d JOIN sqlite_schema s ON s.name = d.name WHERE s.tbl_name = $1 AND d.aggregate = 1`,
} as const;

const VERSION = {
  sqlite: "SELECT 'SQLite ' || sqlite_version() AS version",
  postgres: "SELECT 'PostgreSQL ' || current_setting('server_version') AS version",
} as const;

/** Name and version. */
export async function versionOf(database: Database): Promise<string> {
  const [row] = await database.run(VERSION[database.dialect]);
  return String(row?.version);
}
