// Writes what this process has measured, every few seconds, and keeps it in memory while the database is away.
import { randomUUID } from 'node:crypto';
import { createPoller } from '../../platform/poller.ts';
import type { Database, SqlValue, Statements } from '../../platform/sql/database.ts';
import { kindOf } from '../../platform/sql/database-error.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { Belastningstimme, Matare, Matminut } from './matare.ts';
import { SUM_COLUMNS, toValues } from './rad.ts';
import { startOf, TIMME_MS } from './steg.ts';

export interface MatningsskrivareDeps {
  /** With `matningMigrations`. */
  readonly database: Database;
  readonly matare: Matare;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** Names this process among all that share the database, and no other that ran before. */
  readonly process: string;
  /** From the end of one writing to the next; milliseconds. Default 4,000. */
  readonly pollMs?: number;
  /** Rows that wait at most while the database is away. Default 10,000, some five megabytes. */
  readonly mostWaiting?: number;
  /** Told once when nothing can be written (`error`), and once when it can again (undefined). */
  readonly onTrouble?: (error: unknown) => void;
}

export interface Matningsskrivare {
  /** Writes all that was measured until now. @throws {DatabaseError} and keeps it */
  skriv(): Promise<void>;
  /** Writes again and again until `close`. */
  start(): void;
  /** Writes what is left, if the database is there. */
  close(): Promise<void>;
  /** How many rows wait, and how many were given up because there was no room for more. */
  state(): { readonly waiting: number; readonly lost: number };
  /** The first minute that waits to be written; milliseconds since the epoch, undefined: none does. */
  oskrivetSedan(): number | undefined;
}

/**
 * Minutes that come so long after their hour leave a mark, by which the hour is summed anew. Processes may differ by as much as
 * {@link SUMMED_AFTER_MS} is longer.
 */
const LATE_MS = 2 * 60_000;

/** An hour is summed so long after it has ended. */
export const SUMMED_AFTER_MS = 5 * 60_000;

const ROWS_A_STATEMENT = 100;

interface Tabell {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

const MINUT: Tabell = {
  name: 'matning_minut',
  key: ['kalla', 'svarande', 'start', 'process'],
  columns: SUM_COLUMNS,
};
const BELASTNING: Tabell = {
  name: 'belastning',
  key: ['start', 'organisation', 'process'],
  columns: ['besvarade', 'nekade', 'delfragor'],
};

interface Waiting {
  readonly tabell: Tabell;
  readonly start: number;
  readonly values: readonly SqlValue[];
}

export function createMatningsskrivare(deps: MatningsskrivareDeps): Matningsskrivare {
  const { database, matare, clock, process, pollMs = 4_000, mostWaiting = 10_000, onTrouble = () => {} } = deps;
  /** By table and key, oldest first. */
  const waiting = new Map<string, Waiting>();
  let lost = 0;

  function take(): void {
    const { minuter, belastning } = matare.drain();
    for (const minut of minuter) put(minuteRow(minut, `${process}.${minut.varv}`));
    for (const timme of belastning) put(belastningRow(timme, `${process}.${timme.varv}`));
    for (const key of waiting.keys()) {
      if (waiting.size <= mostWaiting) break;
      waiting.delete(key);
      lost++;
    }
  }

  function put(row: Waiting): void {
    const { tabell, values } = row;
    waiting.set([tabell.name, ...values.slice(0, tabell.key.length)].join(' '), row);
  }

  async function skriv(): Promise<void> {
    take();
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, ROWS_A_STATEMENT);
      try {
        const rows = batch.map(([, row]) => row);
        await database.transaction((tx) => write(tx, rows, clock.now()));
      } catch (error) {
        if (kindOf(error) !== 'rejected') throw error;
        lost += batch.length;
      }
      for (const [key] of batch) waiting.delete(key);
    }
  }

  const poller = createPoller({ read: skriv, pollMs, onTrouble });
  let retry: NodeJS.Timeout | undefined;

  /** A poller whose first look fails does not look again, and the database may be away at the start as well. */
  async function begin(told = false): Promise<void> {
    try {
      await poller.start();
      if (told) onTrouble(undefined);
    } catch (error) {
      if (!told) onTrouble(error);
      retry = setTimeout(() => void begin(true), pollMs).unref();
    }
  }

  return {
    skriv: poller.refresh,
    start: () => void begin(),
    async close() {
      clearTimeout(retry);
      await poller.close();
      await skriv().catch(onTrouble);
    },
    state: () => ({ waiting: waiting.size, lost }),
    oskrivetSedan: () => waiting.values().find(({ tabell }) => tabell === MINUT)?.start,
  };
}

function minuteRow({ start, kalla, svarande, summa }: Matminut, process: string): Waiting {
  return { tabell: MINUT, start, values: [kalla, svarande, start, process, ...toValues(summa)] };
}

function belastningRow({ start, organisation, ...counts }: Belastningstimme, process: string): Waiting {
  const { besvarade, nekade, delfragor } = counts;
  return { tabell: BELASTNING, start, values: [start, organisation, process, besvarade, nekade, delfragor] };
}

/** Writes the rows over those of the same key, and the marks of hours that are over since long, with them. */
async function write(tx: Statements, rows: readonly Waiting[], now: number): Promise<void> {
  for (const tabell of [MINUT, BELASTNING]) {
    const own = rows.filter((row) => row.tabell === tabell);
    if (own.length > 0) await tx.run(...upsert(tabell, own));
  }
  const late = rows.filter(({ tabell, start }) => tabell === MINUT && endOfHour(start) < now - LATE_MS);
  for (const timme of new Set(late.map(({ start }) => startOf(start, 'timme')))) {
    await tx.run('INSERT INTO matning_forsenad (id, timme) VALUES ($1, $2)', [randomUUID(), timme]);
  }
}

function endOfHour(at: number): number {
  return startOf(at, 'timme') + TIMME_MS;
}

function upsert({ name, key, columns }: Tabell, rows: readonly Waiting[]): [sql: string, params: SqlValue[]] {
  const set = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  return insertStatement({
    table: name,
    columns: [...key, ...columns],
    rows: rows.map(({ values }) => values),
    suffix: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set}`,
  });
}
