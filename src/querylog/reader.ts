// Reads the log of queried persons, for those who must answer for it. Who may, and its own trace, are granskning's.
import type { Database, Row, SqlValue } from '../platform/sql/database.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import { lookupOf, type Sokfalt } from './cipher.ts';
import type { Key, Keyring } from './keys/keyring.ts';
import { type Manad, manaderBetween } from './manad.ts';
import { type Manader, tablesOf } from './manader.ts';
import { idBytes, idText, POST_COLUMNS } from './post.ts';
import { AVSLUT_COLUMNS, foundBy, type QueryRecord, toEncrypted, toRecord } from './record.ts';

/** Begun at `from` or later and before `to`; milliseconds since the epoch. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface ListOptions extends Interval {
  readonly namnd: string;
  /** Records at most. */
  readonly limit: number;
  /** The last record of the page before. */
  readonly after?: Pick<QueryRecord, 'id' | 'begunAt'>;
}

export interface FindOptions extends Interval {
  readonly namnd: string;
  readonly falt: Sokfalt;
  readonly value: string;
  readonly limit: number;
}

export interface ReaderDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
}

/** Reads questions of one nämnd; those whose key is destroyed are not there. */
export interface QueryLogReader {
  /** @throws {DatabaseError | KeyError | DecipherError} */
  read(id: string): Promise<QueryRecord | undefined>;
  /**
   * A page in the order in which the questions were begun.
   * @throws {DatabaseError | KeyError | DecipherError}
   */
  list(options: ListOptions): Promise<QueryRecord[]>;
  /**
   * The questions with that person, ärende or handläggare, the oldest first.
   * @throws {DatabaseError | KeyError | DecipherError} the last also where a record is found by what it is not about
   */
  find(options: FindOptions): Promise<QueryRecord[]>;
  /** The months of the interval that stand in the log. */
  manader(interval: Interval): Promise<Manad[]>;
}

/**
 * Months in one statement: more make the statement slower to plan than it is to run. One handläggare can have asked all of
 * a month's questions (clients send "system"): the page is then full before the next month need be looked into.
 */
const MONTHS_AT_ONCE: Readonly<Record<Sokfalt, number>> = { person: 12, arende: 12, handlaggare: 1 };

/** Without statistics SQLite would go through all of the nämnd's month; an expression leaves it the lookup's index. */
const NAMND_UNINDEXED = `(f.namnd || '')`;

const COLUMNS = POST_COLUMNS.map((column) => `f.${column} AS ${column}`).join(', ');

export function createQueryLogReader({ database, keyring, manader }: ReaderDeps): QueryLogReader {
  async function standing({ from, to }: Interval): Promise<Manad[]> {
    const touched = new Set(manaderBetween(from, to));
    return (await manader.standing()).map(({ manad }) => manad).filter((manad) => touched.has(manad));
  }

  async function list(options: ListOptions): Promise<QueryRecord[]> {
    const { namnd, limit, after } = options;
    const [from, id] = [Math.max(after?.begunAt ?? 0, options.from), idBytes(after?.id ?? '')];
    const records: QueryRecord[] = [];
    for (const manad of await standing({ from, to: options.to })) {
      const key = await keyring.find({ namnd, bruk: manad });
      if (!key) continue;
      const where = 'f.namnd = $1 AND f.at < $2 AND (f.at, f.id) > ($3, $4)';
      const sql = `${select(manad, where)} ORDER BY f.at, f.id LIMIT $5`;
      const params = [namnd, options.to, after ? from : from - 1, after ? id : LAST_ID, limit - records.length];
      const rows = await database.run(sql, params);
      records.push(...rows.map((row) => toRecord(toEncrypted(row), key)));
      if (records.length === limit) break;
    }
    return records;
  }

  async function find(options: FindOptions): Promise<QueryRecord[]> {
    const { namnd, limit } = options;
    const keys: [Manad, Key][] = [];
    for (const manad of await standing(options)) {
      const key = await keyring.find({ namnd, bruk: manad });
      if (key) keys.push([manad, key]);
    }
    const records: QueryRecord[] = [];
    while (keys.length > 0 && records.length < limit) {
      const some = keys.splice(0, MONTHS_AT_ONCE[options.falt]);
      records.push(...(await findIn(new Map(some), { ...options, limit: limit - records.length })));
    }
    return records;
  }

  /**
   * One statement over some months; each part looks for what its own key makes of the value. The ends come in another:
   * joining them costs PostgreSQL several times as long to plan as both together take to run.
   */
  async function findIn(keys: ReadonlyMap<Manad, Key>, options: FindOptions): Promise<QueryRecord[]> {
    const { namnd, falt, value, from, to, limit } = options;
    const params: SqlValue[] = [namnd, from, to, limit];
    const parts = [...keys].map(([manad, key]) => {
      params.push(lookupOf(key, falt, value));
      const where = `f.${falt} = $${params.length} AND ${NAMND_UNINDEXED} = $1 AND f.at >= $2 AND f.at < $3`;
      return `SELECT '${manad}' AS manad, ${COLUMNS} FROM ${tablesOf(manad).post} f WHERE f.slag = 1 AND ${where}`;
    });
    const rows = await database.run(`${parts.join(' UNION ALL ')} ORDER BY at, id LIMIT $4`, params);
    const ends = await endsOf(rows);
    return rows.map((row) => {
      const encrypted = toEncrypted({ ...row, ...ends.get(idText(row.id as Uint8Array)) });
      return foundBy(toRecord(encrypted, keys.get(String(row.manad)) as Key), falt, value);
    });
  }

  /** The columns of the ends that there are to these questions, by id. */
  async function endsOf(questions: readonly Row[]): Promise<Map<string, Row>> {
    const params: SqlValue[] = [];
    const parts = [...Map.groupBy(questions, ({ manad }) => String(manad))].map(([manad, rows]) => {
      const ids = rows.map(({ id = null }) => `$${params.push(id)}`);
      return `SELECT a.id, ${AVSLUT_COLUMNS} FROM ${tablesOf(manad).post} a WHERE a.slag = 2 AND a.id IN (${ids.join(', ')})`;
    });
    const rows = parts.length > 0 ? await database.run(parts.join(' UNION ALL '), params) : [];
    return new Map(rows.map((row) => [idText(row.id as Uint8Array), row]));
  }

  async function read(id: string): Promise<QueryRecord | undefined> {
    const bytes = idBytes(id);
    if (bytes.length !== 16) return undefined;
    for (const { manad } of await manader.standing()) {
      const [row] = await database.run(select(manad, 'f.id = $1'), [bytes]);
      const key = row && (await keyring.find({ namnd: String(row.namnd), bruk: manad }));
      if (key) return toRecord(toEncrypted(row), key);
    }
    return undefined;
  }

  return {
    read: (id) => twice(() => read(id)),
    list: (options) => twice(() => list(options)),
    find: (options) => twice(() => find(options)),
    manader: standing,
  };
}

/** A month can be dropped between the look at which stand and its statement: then the second look knows. */
export async function twice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind !== 'other') throw error;
    return work();
  }
}

/** Greater than every id. */
const LAST_ID = Buffer.alloc(17, 0xff);

/** Questions of a month with their ends. */
function select(manad: Manad, where: string): string {
  const { post } = tablesOf(manad);
  return `SELECT '${manad}' AS manad, ${COLUMNS}, ${AVSLUT_COLUMNS}
    FROM ${post} f LEFT JOIN ${post} a ON a.id = f.id AND a.slag = 2 WHERE f.slag = 1 AND ${where}`;
}
