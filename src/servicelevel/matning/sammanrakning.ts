// Sums minutes to hours and hours to days, once per cluster, so that a month is few rows; and takes away what is too old.
import { HOUR_MS } from '../../platform/durations.ts';
import { createBreather } from '../../platform/sql/breather.ts';
import type { Database, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import { type JobLock, whereNobodyElse } from '../../platform/sql/job-lock.ts';
import type { Intervall } from '../intervall.ts';
import { addRow, readSummerat, SUM_COLUMNS, type Summerat, tabeller, toValues } from './rad.ts';
import { rensa } from './rensning.ts';
import { SUMMED_AFTER_MS } from './skrivna-rader.ts';
import { nextStart, startOf } from './steg.ts';
import { type OppenSumma, tomSumma } from './summa.ts';

export interface SammanrakningDeps {
  /** With `matningMigrations`, and `jobLockMigrations` where there is a lock. */
  readonly database: Database;
  /** Absent: nobody else sums. */
  readonly lock?: JobLock;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** Why the clock is doubted, undefined where it is not. @throws {DatabaseError} */
  readonly tvivel: () => Promise<string | undefined>;
}

const LOCK = 'matning';

/** What each sum is made of. */
const FINER = { timme: 'minut', dygn: 'timme' } as const;

/** Where the clock had been ahead while it was summed, so much is summed anew. */
const CLOCK_AHEAD_MS = 48 * HOUR_MS;

/** Reading and summing go by so many parts of a step, so that neither takes long at a time. */
const PARTS = 6;

/**
 * Makes the job: sums the hours that ended some minutes ago and the days that they fill, anew those of which minutes have come
 * since; then takes away what is older than 25 months, unless the clock is doubted. What a crash leaves half done is done by the next run.
 * @returns a function that throws {DatabaseError}, or the signal's reason
 */
export function createSammanrakning({
  database,
  lock,
  clock,
  tvivel,
}: SammanrakningDeps): (signal: AbortSignal) => Promise<void> {
  const breathe = createBreather();

  async function run(signal: AbortSignal): Promise<void> {
    await sumLate(signal);
    const end = startOf(clock.now() - SUMMED_AFTER_MS, 'timme');
    await sumUntil('timme', end, signal);
    await sumUntil('dygn', startOf(end, 'dygn'), signal);
    if ((await tvivel()) === undefined) await rensa(database, clock.now(), signal);
  }

  /** Sums every step that has anything and is not summed yet, up to `end`, which a step begins at; never past what is measured. */
  async function sumUntil(steg: Summerat, end: number, signal: AbortSignal): Promise<void> {
    let { [steg]: till } = await readSummerat(database);
    const next = `SELECT MIN(start) AS start FROM ${tabeller[FINER[steg]]} WHERE start >= $1 AND start < $2`;
    if (till > end) till = startOf(end - CLOCK_AHEAD_MS, steg);
    while (till < end) {
      signal.throwIfAborted();
      const [row] = await database.run(next, [till, end]);
      if (typeof row?.start !== 'number') return;
      const fran = startOf(row.start, steg);
      till = nextStart(fran, steg);
      await sum(steg, { fran, till }, (tx) => mark(tx, steg, till));
    }
  }

  /** Hours that were summed before all their minutes had come, and their days. */
  async function sumLate(signal: AbortSignal): Promise<void> {
    const marks = await database.run('SELECT id, timme FROM matning_forsenad ORDER BY timme');
    const summerat = await readSummerat(database);
    for (const fran of new Set(marks.map(({ timme }) => Number(timme)))) {
      signal.throwIfAborted();
      const day = startOf(fran, 'dygn');
      if (fran < summerat.timme) await sum('timme', { fran, till: nextStart(fran, 'timme') });
      if (day < summerat.dygn) await sum('dygn', { fran: day, till: nextStart(day, 'dygn') });
    }
    for (const { id } of marks) await database.run('DELETE FROM matning_forsenad WHERE id = $1', [id ?? '']);
  }

  /** Replaces the sums of one step; `also` goes in the same transaction. */
  async function sum(
    steg: Summerat,
    { fran, till }: Intervall,
    also?: (tx: Statements) => Promise<void>,
  ): Promise<void> {
    const sums = await read(tabeller[FINER[steg]], { fran, till });
    const rows = [...sums.values()].map(({ kalla, svarande, summa }) => [fran, kalla, svarande, ...toValues(summa)]);
    const table = tabeller[steg];
    await database.transaction(async (tx) => {
      await tx.run(`DELETE FROM ${table} WHERE start = $1`, [fran]);
      if (rows.length > 0) {
        await tx.run(...insertStatement({ table, columns: ['start', 'kalla', 'svarande', ...SUM_COLUMNS], rows }));
      }
      await also?.(tx);
    });
  }

  async function read(table: string, { fran, till }: Intervall) {
    const sums = new Map<string, { kalla: string; svarande: string; summa: OppenSumma }>();
    const sql = `SELECT kalla, svarande, ${SUM_COLUMNS.join(', ')} FROM ${table} WHERE start >= $1 AND start < $2`;
    const part = (till - fran) / PARTS;
    for (let at = fran; at < till; at += part) {
      for (const row of await database.run(sql, [Math.round(at), Math.round(at + part)])) {
        const [kalla, svarande] = [String(row.kalla), String(row.svarande)];
        const key = `${kalla} ${svarande}`;
        const one = sums.get(key) ?? { kalla, svarande, summa: tomSumma() };
        sums.set(key, one);
        addRow(one.summa, row);
        await breathe();
      }
    }
    return sums;
  }

  return lock ? whereNobodyElse(lock, LOCK, run) : run;
}

async function mark(tx: Statements, steg: Summerat, till: number): Promise<void> {
  const sql = `INSERT INTO matning_summerad (steg, till) VALUES ($1, $2)
    ON CONFLICT (steg) DO UPDATE SET till = excluded.till`;
  await tx.run(sql, [steg, till]);
}
