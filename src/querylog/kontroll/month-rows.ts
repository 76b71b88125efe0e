// Reads a month page by page in the order of its chains: its records, and what is left of gallrade ones.
import type { Database, Row } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import { tablesOf } from '../manader.ts';
import { digestOf, type Post, toPost } from '../post.ts';
import { BEFORE_ALL } from './heads.ts';

/** A place in a chain: a record, or (without `post`) the digest of a gallrad one. */
export interface Led {
  readonly kedja: number;
  readonly nummer: number;
  readonly namnd: string;
  /** 32 bytes; absent where the row is no record that could have been written. */
  readonly digest?: Uint8Array;
  readonly post?: Post;
}

const PAGE = 200;

/**
 * Both tables in one statement, so that a record that is gallrad meanwhile is seen once. Numbers come as text: somebody
 * may have written one that is too large to be read as a number.
 * @throws {DatabaseError}
 */
export async function* pagesOf(database: Database, manad: Manad): AsyncGenerator<Led[]> {
  const sql = pageSql(manad);
  let last: readonly [string, string] = [BEFORE_ALL, BEFORE_ALL];
  for (;;) {
    const rows = await database.run(sql, [...last, PAGE]);
    const end = rows.at(-1);
    if (!end) return;
    last = [String(end.kedja), String(end.nummer)];
    // a place may have a record and a digest: the page ends before a place of which it may have seen half
    const whole =
      rows.length < PAGE ? rows : rows.filter(({ kedja, nummer }) => kedja !== last[0] || nummer !== last[1]);
    const before = whole.at(-1);
    if (rows.length === PAGE && before) last = [String(before.kedja), String(before.nummer)];
    yield whole.map(toLed);
    if (rows.length < PAGE) return;
  }
}

function pageSql(manad: Manad): string {
  const { post, gallrad } = tablesOf(manad);
  const page = 'WHERE (kedja, nummer) > ($1, $2) ORDER BY kedja, nummer LIMIT $3';
  const none = ['BIGINT', 'BYTEA', 'BIGINT', 'BYTEA', 'BYTEA', 'BYTEA', 'BYTEA', 'TEXT', 'BIGINT', 'BYTEA'];
  return `SELECT CAST(r.kedja AS TEXT) AS kedja, CAST(r.nummer AS TEXT) AS nummer, r.namnd, r.digest,
      CAST(r.slag AS TEXT) AS slag, r.id, CAST(r.at AS TEXT) AS at, r.person, r.arende, r.handlaggare, r.innehall,
      r.bastjanster, CAST(r.milliseconds AS TEXT) AS milliseconds, r.lank
    FROM (
      SELECT p.* FROM (SELECT kedja, nummer, namnd, CAST(NULL AS BYTEA) AS digest, CAST(slag AS BIGINT) AS slag, id, at,
        person, arende, handlaggare, innehall, bastjanster, milliseconds, lank FROM ${post} ${page}) AS p
      UNION ALL
      SELECT g.* FROM (SELECT kedja, nummer, namnd, digest,
        ${none.map((type) => `CAST(NULL AS ${type})`).join(', ')} FROM ${gallrad} ${page}) AS g
    ) AS r ORDER BY r.kedja, r.nummer, CASE WHEN r.slag IS NULL THEN 0 ELSE 1 END LIMIT $3`;
}

function toLed(row: Row): Led {
  const place = { kedja: Number(row.kedja), nummer: Number(row.nummer), namnd: String(row.namnd) };
  if (row.slag === null) return row.digest instanceof Uint8Array ? { ...place, digest: row.digest } : place;
  const milliseconds = row.milliseconds === null ? null : Number(row.milliseconds);
  const record = { ...row, ...place, at: Number(row.at), milliseconds };
  const post = toPost(record);
  const digest = digestIn(post);
  return { ...place, post, ...(digest && { digest }) };
}

/** The digest that the record would have at a place; none where its columns hold what is no record's. */
export function digestIn(post: Post, place: { readonly kedja: number; readonly nummer: number } = post) {
  try {
    return digestOf({ ...post, kedja: place.kedja, nummer: place.nummer });
  } catch {
    return undefined;
  }
}
