// Who has looked into the log: the looks themselves, for the nämnd whose records they concern.
import type { Database } from '../../platform/sql/database.ts';
import type { Keyring } from '../keys/keyring.ts';
import { manaderBetween } from '../manad.ts';
import { type Manader, tablesOf } from '../manader.ts';
import { idBytes, POST_COLUMNS, slagNumber, toPost } from '../post.ts';
import { type Interval, twice } from '../reader.ts';
import type { Begaran } from './aktor.ts';
import { type AtkomstInnehall, type AtkomstLog, DRIFT, readAtkomst } from './atkomst.ts';
import { checkedInterval, checkedLimit, checkedNamnd, checkedSkal } from './begaran.ts';
import { type Behorighet, kravDrift } from './behorighet.ts';
import type { Cursor, Sida } from './sidor.ts';

/** One look into the log; `at` is milliseconds since the epoch. */
export interface Atkomst extends AtkomstInnehall {
  readonly id: string;
  readonly at: number;
  readonly namnd: string;
}

export interface AtkomsterBegaran extends Begaran {
  /** A nämnd, or `drift`: the looks of operators that concern no nämnd of its own. */
  readonly namnd: string;
  readonly interval: Interval;
  readonly limit?: number;
  readonly after?: Cursor;
}

export interface AtkomsterDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
  readonly behorighet: Behorighet;
  readonly atkomst: AtkomstLog;
}

/**
 * Makes the use that lists looks, a page at a time and the oldest first; it is a look itself.
 * @returns a function that throws {GranskningError | DatabaseError | KeyError | DecipherError}
 */
export function createAtkomster(deps: AtkomsterDeps): (begaran: AtkomsterBegaran) => Promise<Sida<Atkomst>> {
  const { database, keyring, manader, behorighet, atkomst } = deps;

  async function read(namnd: string, { from, to }: Interval, limit: number, after?: Cursor): Promise<Atkomst[]> {
    const touched = new Set(manaderBetween(from, to));
    const found: Atkomst[] = [];
    const start = after ? [after.at, idBytes(after.id)] : [from - 1, BEFORE_ALL];
    for (const { manad } of await manader.standing()) {
      const key = touched.has(manad) && (await keyring.find({ namnd, bruk: manad }));
      if (!key) continue;
      const rows = await database.run(
        `SELECT ${POST_COLUMNS.join(', ')} FROM ${tablesOf(manad).post} WHERE slag = ${slagNumber('atkomst')}
         AND namnd = $1 AND (at, id) > ($2, $3) AND at >= $4 AND at < $5 ORDER BY at, id LIMIT $6`,
        [namnd, ...start, from, to, limit - found.length] as (string | number)[],
      );
      const posts = rows.map(toPost);
      found.push(...posts.map((post) => ({ id: post.id, at: post.at, namnd, ...readAtkomst(post, key) })));
      if (found.length === limit) break;
    }
    return found;
  }

  return async ({ aktor, skal: given, namnd, interval: span, limit: asked, after }) => {
    const [skal, interval, limit] = [checkedSkal(given), checkedInterval(span), checkedLimit(asked)];
    if (namnd === DRIFT) kravDrift(aktor);
    else await behorighet.rader(aktor, checkedNamnd(namnd));
    const found = await twice(() => read(namnd, interval, limit + 1, after));
    const poster = found.slice(0, limit);
    await atkomst.record({ aktor, namnd, skal, interval, handling: 'atkomstlista', traffar: poster.length });
    const last = poster.at(-1);
    return { poster, ...(found.length > limit && last && { next: { at: last.at, id: last.id } }) };
  };
}

/** Greater than every id. */
const BEFORE_ALL = Buffer.alloc(17, 0xff);
