// Takes the rows of a gallrad nämnd and month away, a few at a time.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import { digestIn } from '../kontroll/month-rows.ts';
import type { Manad } from '../manad.ts';
import { type Manader, tablesOf } from '../manader.ts';
import { POST_COLUMNS, toPost } from '../post.ts';
import { stegUpdates } from './steg.ts';
import { inChunks, type Takt } from './takt.ts';

export interface RaderDeps {
  readonly database: Database;
  readonly manader: Manader;
  readonly takt: Takt;
}

/** A run that takes rows; it stops between two chunks. */
export interface RaderRun extends RaderDeps {
  readonly korning: { readonly id: string };
  readonly signal: AbortSignal;
}

/** Stands for the digest of what is no record as it could have been written: no chain follows from it. */
const NO_DIGEST = new Uint8Array(32);

const ALTERED =
  'Minst en post var inte en post som den skrevs: spåret efter den bryter kedjan, och kontrollen visar det.';

/** Tombstones in one statement. */
const AT_ONCE = 32;

/**
 * Takes one nämnd's rows out of a month where others remain; each leaves its digest, in the transaction that takes it.
 * @throws {DatabaseError}, or the signal's reason
 */
export async function gallraRows(
  { database, takt, korning, signal }: RaderRun,
  { manad, namnd }: { readonly manad: Manad; readonly namnd: string },
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
          .map((one) => [one.kedja, one.nummer, one.namnd, digestIn(one) ?? NO_DIGEST]);
        if (rows.some(([, , , digest]) => digest === NO_DIGEST)) {
          await stegUpdates(tx, korning.id, { manad, namnd }).anmarkt(ALTERED);
        }
        const columns = ['kedja', 'nummer', 'namnd', 'digest'];
        const suffix = 'ON CONFLICT (kedja, nummer) DO NOTHING'; // a trace that somebody forged is the control's to find
        await tx.run(...insertStatement({ table: gallrad, columns, rows, suffix }));
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
 * there the indexes go first, and then the tables are emptied.
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
    await dropIndexes(database, post, takt, signal);
    await empty(database, post, ['id', 'slag'], takt, signal, onRows);
    await empty(database, gallrad, ['kedja', 'nummer'], takt, signal);
  }
  await manader.drop(manad);
}

/** Entries of an index that one statement steps over: some ten milliseconds' reading where the disk has to be asked. */
const READ_AT_ONCE = 25_000;

/**
 * Without them rows go in a fraction of the time. An old month's index has to come from the disk, and SQLite would read
 * it while it keeps everybody from writing; so it is read in steps before, when nothing waits for it.
 */
async function dropIndexes(database: Database, table: string, takt: Takt, signal: AbortSignal): Promise<void> {
  const known = `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL`;
  for (const { name, sql } of await database.run(known, [table])) {
    const part = /\sWHERE\s.*$/s.exec(String(sql))?.[0] ?? '';
    const entry = `SELECT 1 FROM ${table} INDEXED BY ${name}${part} LIMIT 1 OFFSET $1`;
    for (let read = 0; (await database.run(entry, [read])).length > 0; read += READ_AT_ONCE) {
      await delay(takt.pausMs);
      signal.throwIfAborted();
    }
    await database.run(`DROP INDEX ${name}`);
  }
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
  await inChunks(takt, signal, async () => (await database.run(sql, [takt.slopa])).length, onRows);
}
