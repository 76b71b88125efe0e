// Takes the rows of a gallrad nämnd and month away, a few at a time.
import type { Database } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Manad } from '../manad.ts';
import { type Manader, tablesOf } from '../manader.ts';
import { digestOf, POST_COLUMNS, toPost } from '../post.ts';
import { inChunks, type Takt } from './takt.ts';

export interface RaderDeps {
  readonly database: Database;
  readonly manader: Manader;
  readonly takt: Takt;
}

/** Tombstones in one statement. */
const AT_ONCE = 32;

/**
 * Takes one nämnd's rows out of a month where others remain; each leaves its digest, in the transaction that takes it.
 * @throws {DatabaseError}, or the signal's reason
 */
export async function gallraRows(
  { database, takt }: RaderDeps,
  manad: Manad,
  namnd: string,
  signal: AbortSignal,
  onRows?: (rows: number) => void,
): Promise<void> {
  const { post, gallrad } = tablesOf(manad);
  const next = `SELECT id, slag FROM ${post} WHERE namnd = $1 AND at >= $2 ORDER BY at, id LIMIT $3`;
  const take = `DELETE FROM ${post} WHERE (id, slag) IN (${next}) RETURNING ${POST_COLUMNS.join(', ')}`;
  let from = 0; // what is behind it is gone, though PostgreSQL's index still has it

  const chunk = () =>
    database.transaction(async (tx) => {
      const posts = (await tx.run(take, [namnd, from, takt.gallra])).map(toPost);
      for (let first = 0; first < posts.length; first += AT_ONCE) {
        const rows = posts
          .slice(first, first + AT_ONCE)
          .map((one) => [one.kedja, one.nummer, one.namnd, digestOf(one)]);
        const columns = ['kedja', 'nummer', 'namnd', 'digest'];
        await tx.run(...insertStatement({ table: gallrad, columns, rows }));
      }
      return posts;
    });

  const rows = async () => {
    const posts = await chunk();
    from = Math.max(from, ...posts.map(({ at }) => at));
    return posts.length;
  };
  await inChunks(takt, signal, rows, onRows);
}

/**
 * Drops a month of which nothing remains. SQLite would free all its pages in one step that nothing else gets past, so
 * there the tables are emptied first.
 * @throws {DatabaseError}, or the signal's reason
 */
export async function dropMonth(
  { database, manader, takt }: RaderDeps,
  manad: Manad,
  signal: AbortSignal,
  onRows?: (rows: number) => void,
): Promise<void> {
  await manader.markDropped(manad);
  if (database.dialect === 'sqlite') {
    const { post, gallrad } = tablesOf(manad);
    await empty(database, post, ['id', 'slag'], takt, signal, onRows);
    await empty(database, gallrad, ['kedja', 'nummer'], takt, signal);
  }
  await manader.drop(manad);
}

async function empty(
  database: Database,
  table: string,
  key: readonly string[],
  takt: Takt,
  signal: AbortSignal,
  onRows?: (rows: number) => void,
): Promise<void> {
  const columns = key.join(', ');
  const next = `SELECT ${columns} FROM ${table} LIMIT $1`;
  const sql = `DELETE FROM ${table} WHERE (${columns}) IN (${next}) RETURNING ${key[1]}`;
  const known = await database.run("SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1", [table]);
  if (known.length === 0) return; // dropped by the run that this one resumes
  await inChunks(takt, signal, async () => (await database.run(sql, [takt.gallra])).length, onRows);
}
