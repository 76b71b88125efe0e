// Goes through the questions of a month without keys, page by page, so that memory stays flat.
import type { Database } from '../../platform/sql/database.ts';
import { namnderIn as everyoneIn } from '../gallring/rakning.ts';
import type { Manad } from '../manad.ts';
import { tablesOf } from '../manader.ts';
import { idBytes, POST_COLUMNS } from '../post.ts';
import type { Interval } from '../reader.ts';
import { AVSLUT_COLUMNS, type EncryptedRecord, toEncrypted } from '../record.ts';
import { DRIFT } from './atkomst.ts';

/** Few, so that nobody waits long for SQLite's one connection. */
const AT_ONCE = 500;

/** What tells how a question ended, without a byte of what is encrypted in it. */
const OPEN_COLUMNS = ['slag', 'id', 'at', 'namnd', 'bastjanster'];

/** The nämnder that have anything in a month. @throws {DatabaseError} */
export async function namnderIn(database: Database, manad: Manad): Promise<string[]> {
  return (await everyoneIn(database, manad)).filter((namnd) => namnd !== DRIFT);
}

/** The nämnd's questions of a month that were begun in the interval, with their ends. @throws {DatabaseError} */
export function questionsOf(database: Database, manad: Manad, namnd: string, interval: Interval) {
  return walk(database, manad, namnd, interval, POST_COLUMNS);
}

/** The same for counting: without lookups and content. @throws {DatabaseError} */
export function outcomesOf(database: Database, manad: Manad, namnd: string, interval: Interval) {
  return walk(database, manad, namnd, interval, OPEN_COLUMNS);
}

async function* walk(
  database: Database,
  manad: Manad,
  namnd: string,
  { from, to }: Interval,
  columns: readonly string[],
): AsyncGenerator<readonly EncryptedRecord[]> {
  const { post } = tablesOf(manad);
  const own = columns.map((column) => `f.${column}`).join(', ');
  const sql = `SELECT ${own}, ${AVSLUT_COLUMNS} FROM ${post} f LEFT JOIN ${post} a ON a.id = f.id AND a.slag = 2
    WHERE f.slag = 1 AND f.namnd = $1 AND (f.at, f.id) > ($2, $3) AND f.at < $4 ORDER BY f.at, f.id LIMIT $5`;
  let [at, id]: [number, Uint8Array] = [from - 1, Buffer.alloc(17, 0xff)];
  for (;;) {
    const page = (await database.run(sql, [namnd, at, id, to, AT_ONCE])).map(toEncrypted);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    if (page.length < AT_ONCE) return;
    [at, id] = [last.post.at, idBytes(last.post.id)];
  }
}
