// Goes through questions under legal hold without keys, and keeps them apart from those of the log that they came from.
import type { Database } from '../../platform/sql/database.ts';
import { idText } from '../post.ts';
import { type Interval, twice } from '../reader.ts';
import { type EncryptedRecord, toEncrypted } from '../record.ts';

const AT_ONCE = 500;

/** As those of a question of the log with its end. */
const COLUMNS = '1 AS slag, id, at, namnd, bastjanster, avslut_at, avslut_milliseconds, utfall';

/** Held is what a case is about: few. */
const IDS = 'SELECT id FROM kvarhallen WHERE at >= $1 AND at < $2';

/** Ids of the held questions that were begun in the interval, of one nämnd or of all. @throws {DatabaseError} */
export async function heldIds(database: Database, { from, to }: Interval, namnd?: string): Promise<Set<string>> {
  const rows =
    namnd === undefined
      ? await database.run(IDS, [from, to])
      : await database.run(`${IDS} AND namnd = $3`, [from, to, namnd]);
  return new Set(rows.map(({ id }) => idText(id as Uint8Array)));
}

/** The held questions of all nämnder that were begun in the interval, with their ends. @throws {DatabaseError} */
export async function* heldOutcomes(
  database: Database,
  { from, to }: Interval,
): AsyncGenerator<readonly EncryptedRecord[]> {
  const sql = `SELECT ${COLUMNS} FROM kvarhallen WHERE at >= $1 AND at < $2 AND id > $3 ORDER BY id LIMIT $4`;
  let last: Uint8Array = new Uint8Array();
  for (;;) {
    const rows = await database.run(sql, [from, to, last, AT_ONCE]);
    if (rows.length > 0) yield rows.map(toEncrypted);
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.id as Uint8Array;
  }
}

/** Gallring moves a nämnd's questions of a month in seconds. */
const TRIES = 5;

/**
 * Goes through the log and the held questions with `work`, which is handed the ids of those held and leaves them out of
 * the log: a question that is being moved stands in both. Where others came under hold, or a month was dropped, meanwhile,
 * `work` starts anew. @throws {DatabaseError}, or whatever `work` throws
 */
export async function whileHeldStands<T>(
  ids: () => Promise<ReadonlySet<string>>,
  work: (held: ReadonlySet<string>) => Promise<T>,
): Promise<T> {
  let held = await ids();
  for (let tries = 1; ; tries++) {
    const before = held;
    const result = await twice(() => work(before));
    held = await ids();
    if (tries === TRIES || [...held].every((id) => before.has(id))) return result;
  }
}
