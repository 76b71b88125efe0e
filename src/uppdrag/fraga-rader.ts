// The rows of an uppdrag's questions: ciphertext until asked, an encrypted result until fetched.
import type { Database, Row, Statements } from '../platform/sql/database.ts';
import { insertStatement } from '../platform/sql/insert.ts';
import type { Utfall } from './uppdrag.ts';

/** One result as it is fetched. `nummer`: from 1, in the order of the questions. */
export interface HamtatResultat {
  readonly nummer: number;
  readonly utfall: Utfall;
  readonly jwe: string;
}

const ROWS_A_STATEMENT = 100;
const ROWS_A_PAGE = 20;

/** What the ciphertext of a question belongs to. */
export function placeOf(uppdrag: string, nummer: number): string {
  return `uppdrag/${uppdrag}/${nummer}`;
}

/** @param fragor ciphertexts; the first has number 1 */
export async function insertFragor(tx: Statements, uppdrag: string, fragor: readonly Uint8Array[]): Promise<void> {
  const rows = fragor.map((fraga, index) => [uppdrag, index + 1, fraga]);
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const some = rows.slice(at, at + ROWS_A_STATEMENT);
    const columns = ['uppdrag', 'nummer', 'fraga'];
    await tx.run(...insertStatement({ table: 'uppdrag_fraga', columns, rows: some }));
  }
}

/** Numbers of the questions without a result. */
export async function kvar(statements: Statements, uppdrag: string): Promise<number[]> {
  const sql = 'SELECT nummer FROM uppdrag_fraga WHERE uppdrag = $1 AND utfall IS NULL ORDER BY nummer';
  return (await statements.run(sql, [uppdrag])).map(({ nummer }) => Number(nummer));
}

/** Undefined where it has its result, or is erased. */
export async function readFraga(
  statements: Statements,
  uppdrag: string,
  nummer: number,
): Promise<Uint8Array | undefined> {
  const [row] = await statements.run('SELECT fraga FROM uppdrag_fraga WHERE uppdrag = $1 AND nummer = $2', [
    uppdrag,
    nummer,
  ]);
  return row?.fraga instanceof Uint8Array ? row.fraga : undefined;
}

/** Stores a result in the place of its question, and counts it; nothing where it has one already, or was erased meanwhile. */
export function storeResult(
  database: Database,
  uppdrag: string,
  { nummer, utfall, jwe }: HamtatResultat,
): Promise<void> {
  return database.transaction(async (tx) => {
    const sql = `UPDATE uppdrag_fraga SET fraga = NULL, utfall = $3, svar = $4
      WHERE uppdrag = $1 AND nummer = $2 AND utfall IS NULL RETURNING nummer`;
    if ((await tx.run(sql, [uppdrag, nummer, utfall, jwe])).length === 0) return;
    const [nekad, ofullstandig] = [utfall === 'nekad' ? 1 : 0, utfall === 'ofullständig' ? 1 : 0];
    const count = `UPDATE uppdrag SET klara = klara + 1, nekade = nekade + $2, ofullstandiga = ofullstandiga + $3
      WHERE id = $1`;
    await tx.run(count, [uppdrag, nekad, ofullstandig]);
  });
}

/** All results in order, a page at a time. */
export async function* readResults(statements: Statements, uppdrag: string): AsyncGenerator<HamtatResultat> {
  const sql = `SELECT nummer, utfall, svar FROM uppdrag_fraga
    WHERE uppdrag = $1 AND nummer > $2 AND utfall IS NOT NULL ORDER BY nummer LIMIT ${ROWS_A_PAGE}`;
  let last = 0;
  for (;;) {
    const rows = await statements.run(sql, [uppdrag, last]);
    for (const row of rows) yield toResultat(row);
    if (rows.length < ROWS_A_PAGE) return;
    last = Number(rows.at(-1)?.nummer);
  }
}

function toResultat({ nummer, utfall, svar }: Row): HamtatResultat {
  return { nummer: Number(nummer), utfall: utfall as Utfall, jwe: String(svar) };
}
