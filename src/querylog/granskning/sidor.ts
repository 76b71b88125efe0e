// Pages over the standing log and what is held beside it, as if both were one.
import type { FindOptions, QueryLogReader } from '../reader.ts';
import type { QueryRecord } from '../record.ts';
import { GRANSKNING_LIMITS } from './limits.ts';

/** The place of a record in the order of time; milliseconds since the epoch, and its id where several share them. */
export interface Cursor {
  readonly at: number;
  readonly id: string;
}

export interface Sida<T> {
  readonly poster: readonly T[];
  /** Where the next page begins; absent after the last. */
  readonly next?: Cursor;
}

/** What the log is read by: itself, and the records under legal hold. */
export type LogReader = Pick<QueryLogReader, 'read' | 'find' | 'list'>;

/** Reads the oldest records from a time on, at most so many. */
export type ReadFrom = (from: number, limit: number) => Promise<readonly QueryRecord[]>;

/** All questions of a nämnd that were begun before `to`, in each reader. */
export function listing(readers: readonly LogReader[], namnd: string, to: number): ReadFrom[] {
  return readers.map((one) => (from, limit) => one.list({ namnd, from, to, limit }));
}

/** Those that are found by a lookup. */
export function finding(readers: readonly LogReader[], what: Omit<FindOptions, 'from' | 'limit'>): ReadFrom[] {
  return readers.map((one) => (from, limit) => one.find({ ...what, from, limit }));
}

/**
 * The records after `after`, from all of `sources` in one order, each once; one more than `limit` where there are more.
 * Needs of a source no more than that it can begin at a time: it is asked for more as long as it repeats what was read.
 * One source after the other, the log first: what is moved under hold in between is then in the second.
 */
export async function readAfter(
  sources: readonly ReadFrom[],
  start: number,
  limit: number,
  after?: Cursor,
): Promise<QueryRecord[]> {
  const from = after ? Math.max(after.at, start) : start;
  const byId = new Map<string, QueryRecord>();
  for (const source of sources) {
    for (const record of await readFresh(source, from, limit + 1, after)) byId.set(record.id, record);
  }
  return [...byId.values()].sort(inOrder).slice(0, limit + 1);
}

async function readFresh(source: ReadFrom, from: number, wanted: number, after?: Cursor): Promise<QueryRecord[]> {
  for (let limit = wanted; ; limit *= 2) {
    const records = await source(from, limit);
    const fresh = records.filter((record) => !after || isAfter(record, after));
    if (fresh.length >= wanted || records.length < limit) return fresh;
  }
}

/** A page of `limit` out of what {@link readAfter} gave. */
export function toSida(records: readonly QueryRecord[], limit: number): Sida<QueryRecord> {
  const poster = records.slice(0, limit);
  const last = poster.at(-1);
  return { poster, ...(records.length > limit && last && { next: cursorOf(last) }) };
}

/** Everything from `start`, and after `after`, page by page. */
export async function* readAll(
  sources: readonly ReadFrom[],
  start: number,
  after?: Cursor,
): AsyncGenerator<readonly QueryRecord[]> {
  const { readAtOnce } = GRANSKNING_LIMITS;
  let place = after;
  do {
    const { poster, next } = toSida(await readAfter(sources, start, readAtOnce, place), readAtOnce);
    yield poster;
    place = next;
  } while (place);
}

export function cursorOf({ begunAt, id }: Pick<QueryRecord, 'begunAt' | 'id'>): Cursor {
  return { at: begunAt, id };
}

function isAfter({ begunAt, id }: QueryRecord, after: Cursor): boolean {
  return begunAt > after.at || (begunAt === after.at && id > after.id);
}

function inOrder(a: QueryRecord, b: QueryRecord): number {
  return a.begunAt - b.begunAt || (a.id < b.id ? -1 : 1);
}
