// Writes what this process has measured, every few seconds, and keeps it in memory while the database is away.
import { MINUTE_MS } from '../../platform/durations.ts';
import { createPoller } from '../../platform/poller.ts';
import type { Database } from '../../platform/sql/database.ts';
import { kindOf } from '../../platform/sql/database-error.ts';
import type { Matare } from './matare.ts';
import { belastningRow, isMinut, keyOf, minuteRow, type VantandeRad, writeRows } from './skrivna-rader.ts';

export interface MatningsskrivareDeps {
  /** With `matningMigrations`. */
  readonly database: Database;
  readonly matare: Matare;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** Names this process among all that share the database, and no other that ran before. */
  readonly process: string;
  /** Sources whose breaker is open now, asked before each writing. Absent: breakers are not measured. */
  readonly oppnaKretsar?: () => readonly string[];
  /** From the end of one writing to the next; milliseconds. Default 4,000. */
  readonly pollMs?: number;
  /** Rows that wait at most while the database is away. Default 10,000, some five megabytes. */
  readonly mostWaiting?: number;
  /** Told once when something cannot be written (`error`), and once when all can again (undefined). */
  readonly onTrouble?: (error: unknown) => void;
}

export interface Matningsskrivare {
  /**
   * Writes all that was measured until now.
   * @throws {DatabaseError} and keeps it; of kind `rejected` when all else is written and the rows that were refused are lost
   */
  skriv(): Promise<void>;
  /** Writes again and again until `close`. */
  start(): void;
  /** Writes what is left, if the database is there. */
  close(): Promise<void>;
  /** How many rows wait, and how many were given up: refused by the database, or without room to wait. */
  state(): { readonly waiting: number; readonly lost: number };
  /**
   * The first minute that waits to be written, or was lost lately; milliseconds since the epoch, undefined: there is none.
   */
  oskrivetSedan(): number | undefined;
}

const ROWS_A_STATEMENT = 100;

/** A lost minute is told of so long after the last loss: longer than its alert takes to be heard. */
const LOSS_TOLD_MS = 15 * MINUTE_MS;

/** Where it took longer from one look at the breakers to the next, the process or its clock had stopped. */
const LONGEST_LOOK_MS = MINUTE_MS;

export function createMatningsskrivare(deps: MatningsskrivareDeps): Matningsskrivare {
  const { database, matare, clock, process, oppnaKretsar = () => [] } = deps;
  const { pollMs = 4_000, mostWaiting = 10_000, onTrouble = () => {} } = deps;
  /** By table and key, oldest first. */
  const waiting = new Map<string, VantandeRad>();
  const losses = createLosses(clock);
  let lookedAt = clock.now();

  function lookAtBreakers(): void {
    const now = clock.now();
    const since = Math.min(Math.max(0, now - lookedAt), LONGEST_LOOK_MS);
    lookedAt = now;
    if (since > 0) for (const kalla of oppnaKretsar()) matare.kretsOppen(kalla, since);
  }

  function take(): void {
    lookAtBreakers();
    const { minuter, belastning } = matare.drain();
    for (const minut of minuter) put(minuteRow(minut, process));
    for (const timme of belastning) put(belastningRow(timme, process));
    for (const [key, row] of waiting) {
      if (waiting.size <= mostWaiting) break;
      waiting.delete(key);
      losses.add(row);
    }
  }

  function put(row: VantandeRad): void {
    waiting.set(keyOf(row), row);
  }

  async function skriv(): Promise<void> {
    take();
    const refused: unknown[] = [];
    while (waiting.size > 0) {
      const batch = [...waiting.values()].slice(0, ROWS_A_STATEMENT);
      if (!(await written(batch, refused))) for (const row of batch) await written([row], refused);
    }
    if (refused.length > 0) throw refused[0];
  }

  /** False where one of several was refused: then each goes by itself, so that a bad row takes no other with it. */
  async function written(rows: readonly VantandeRad[], refused: unknown[]): Promise<boolean> {
    try {
      await database.transaction((tx) => writeRows(tx, rows, clock.now()));
    } catch (error) {
      if (kindOf(error) !== 'rejected') throw error;
      if (rows.length > 1) return false;
      refused.push(error);
      rows.forEach(losses.add);
    }
    for (const row of rows) waiting.delete(keyOf(row));
    return true;
  }

  const poller = createPoller({ read: skriv, pollMs, onTrouble });
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  /** A poller whose first look fails does not look again, and the database may be away at the start as well. */
  async function begin(told = false): Promise<void> {
    try {
      await poller.start();
      if (told) onTrouble(undefined);
    } catch (error) {
      if (!told) onTrouble(error);
      if (!closed) retry = setTimeout(() => void begin(true), pollMs).unref();
    }
  }

  return {
    skriv: poller.refresh,
    start: () => void begin(),
    async close() {
      closed = true;
      clearTimeout(retry);
      await poller.close();
      await skriv().catch(onTrouble);
    },
    state: () => ({ waiting: waiting.size, lost: losses.count() }),
    oskrivetSedan: () => losses.since() ?? waiting.values().find(isMinut)?.start,
  };
}

/** Counts rows that were lost, and remembers the first minute among them for a while. */
function createLosses(clock: { now(): number }) {
  let count = 0;
  let first: number | undefined;
  let last = 0;

  function since(): number | undefined {
    if (clock.now() - last >= LOSS_TOLD_MS) first = undefined;
    return first;
  }

  return {
    count: () => count,
    since,
    add(row: VantandeRad): void {
      count++;
      if (!isMinut(row)) return;
      first = since() ?? row.start;
      last = clock.now();
    },
  };
}
