// What was done and said of an avvikelse, by whom: only ever added, one entry for each version.
import type { Row, SqlValue, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Handelse, Handling, Lage } from './avvikelse.ts';
import { PART_COLUMNS, partValues, toPart } from './part-rader.ts';

const COLUMNS = ['avvikelse', 'version', 'at', 'handling', 'aktor', ...PART_COLUMNS, 'fran', 'till', 'text'];

/** @throws {DatabaseError} */
export async function insertHandelse(tx: Statements, avvikelse: number, handelse: Handelse): Promise<void> {
  const { version, at, handling, aktor, part, fran = null, till, text = null } = handelse;
  const row: SqlValue[] = [avvikelse, version, at, handling, aktor, ...partValues(part), fran, till, text];
  await tx.run(...insertStatement({ table: 'avvikelse_handelse', columns: COLUMNS, rows: [row] }));
}

/** The oldest first. @throws {DatabaseError} */
export async function readHandelser(statements: Statements, avvikelse: number): Promise<Handelse[]> {
  const sql = 'SELECT * FROM avvikelse_handelse WHERE avvikelse = $1 ORDER BY version';
  return (await statements.run(sql, [avvikelse])).map(toHandelse);
}

function toHandelse(row: Row): Handelse {
  return {
    ...{ version: Number(row.version), at: Number(row.at), handling: String(row.handling) as Handling },
    ...{ aktor: String(row.aktor), part: toPart(row) },
    ...(row.fran !== null && { fran: String(row.fran) as Lage }),
    till: String(row.till) as Lage,
    ...(row.text !== null && { text: String(row.text) }),
  };
}
