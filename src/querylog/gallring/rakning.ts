// Counts what a month holds, in steps so short that nothing waits for them.
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import { tablesOf } from '../manader.ts';
import type { Takt } from './takt.ts';

/** Records of one nämnd in one month: the questions, and all (questions, their ends, looks into the log). */
export interface Antal {
  readonly fragor: number;
  readonly poster: number;
}

/** PostgreSQL counts 10 million in seconds, and nothing waits for it. */
const COUNT_TIMEOUT_MS = 600_000;

/** Whose records a month holds, `drift` included; one look into the index for each. @throws {DatabaseError} */
export async function namnderIn(database: Database, manad: Manad): Promise<string[]> {
  const sql = `SELECT min(namnd) AS namnd FROM ${tablesOf(manad).post} WHERE namnd > $1`;
  const namnder: string[] = [];
  for (let last = ''; ; ) {
    const [row] = await database.run(sql, [last]);
    if (typeof row?.namnd !== 'string') return namnder;
    last = row.namnd;
    namnder.push(last);
  }
}

/** Questions that a markering keeps. @throws {DatabaseError} */
export async function countHeld(on: Statements, markering: string): Promise<number> {
  const [row] = await on.run('SELECT count(*) AS antal FROM kvarhallen WHERE markering = $1', [markering]);
  return Number(row?.antal ?? 0);
}

/** The same by their month. @throws {DatabaseError} */
export async function heldByMonth(on: Statements, markering: string): Promise<Record<Manad, number>> {
  const sql = 'SELECT manad, count(*) AS antal FROM kvarhallen WHERE markering = $1 GROUP BY manad ORDER BY manad';
  const rows = await on.run(sql, [markering]);
  return Object.fromEntries(rows.map(({ manad, antal }) => [String(manad), Number(antal)]));
}

/**
 * Counts in windows of time with `rakna` rows each where it is given, else at once.
 * @throws {DatabaseError}, or the signal's reason
 */
export async function countRecords(
  database: Database,
  manad: Manad,
  namnd: string,
  { rakna }: Pick<Takt, 'rakna'>,
  signal?: AbortSignal,
): Promise<Antal> {
  const { post } = tablesOf(manad);
  const edge = `SELECT at FROM ${post} WHERE namnd = $1 AND at >= $2 ORDER BY at LIMIT 1 OFFSET $3`;
  const count = `SELECT count(*) AS poster, sum(CASE WHEN slag = 1 THEN 1 ELSE 0 END) AS fragor
    FROM ${post} WHERE namnd = $1 AND at >= $2 AND at < $3`;
  let [fragor, poster] = [0, 0];
  for (let from: number | undefined = 0; from !== undefined; ) {
    signal?.throwIfAborted();
    const [next]: Row[] = rakna ? await database.run(edge, [namnd, from, rakna]) : [];
    const to: number | undefined = next && Math.max(Number(next.at), from + 1);
    const window = [namnd, from, to ?? Number.MAX_SAFE_INTEGER];
    const [row] = rakna
      ? await database.run(count, window)
      : await database.transaction((tx) => tx.run(count, window), { statementTimeoutMs: COUNT_TIMEOUT_MS });
    fragor += Number(row?.fragor ?? 0);
    poster += Number(row?.poster ?? 0);
    from = to;
  }
  return { fragor, poster };
}
