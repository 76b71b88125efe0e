// How much a gallring does at once, so that questions beside it never wait long for the database.
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../platform/sql/database.ts';

/** Numbers of rows, and milliseconds. */
export interface Takt {
  /** Rows that one statement counts; absent: all. */
  readonly rakna?: number;
  /** Rows that one transaction takes away. */
  readonly gallra: number;
  /** Rows that one transaction takes out of a month that is dropped whole, when its indexes are gone. */
  readonly slopa: number;
  /** Between two transactions. */
  readonly pausMs: number;
}

/** SQLite works in the service's own thread and one writer at a time: there a chunk is a few milliseconds. */
export const TAKT: Readonly<Record<Database['dialect'], Takt>> = {
  sqlite: { rakna: 2000, gallra: 128, slopa: 500, pausMs: 15 },
  postgres: { gallra: 250, slopa: 250, pausMs: 3 },
};

/**
 * Repeats `chunk` until it took nothing away, with a pause after each.
 * @throws the signal's reason, between two chunks, or whatever `chunk` threw
 */
export async function inChunks(
  { pausMs }: Takt,
  signal: AbortSignal,
  chunk: () => Promise<number>,
  onRows: (rows: number) => void = () => {},
): Promise<void> {
  for (let rows = await chunk(); rows > 0; rows = await chunk()) {
    onRows(rows);
    await delay(pausMs);
    signal.throwIfAborted();
  }
}
