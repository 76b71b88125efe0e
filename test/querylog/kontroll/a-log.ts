// A log of two processes over a sealed month and an open one, for tests that break it by hand.
import type { Database, Row } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { kontrollMigrations } from '../../../src/querylog/kontroll/migrations.ts';
import { type OpenedKontroll, openKontroll } from '../../../src/querylog/kontroll/open-kontroll.ts';
import type { Redovisning } from '../../../src/querylog/kontroll/redovisning.ts';
import { endOfManad, type Manad } from '../../../src/querylog/manad.ts';
import { tablesOf } from '../../../src/querylog/manader.ts';
import { type Post, toPost } from '../../../src/querylog/post.ts';
import { aQuery, systemClock } from '../a-query.ts';
import { OUTCOMES } from '../expectations.ts';
import { logOn, openLog, type TestLog } from '../open-log.ts';

/** What every question of these tests is about. */
export const SEALED: Manad = '2026-03';
export const OPEN: Manad = '2026-04';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export interface KontrollLog extends OpenedKontroll, TestLog {
  /** Milliseconds since the epoch; tests set it. */
  readonly time: { now: number };
  readonly logs: readonly TestLog[];
  /** The questions of so many minutes, each process one a minute, with their ends. */
  ask(minutes: number): Promise<void>;
  /** The records of each chain of a month, the chain that was begun first first. */
  chains(manad: Manad): Promise<Post[][]>;
}

/** A gallring of which the test says what it accounts for. */
function accounting(gallrade: Redovisning['gallrade']): Redovisning {
  return { gallrade, protokoll: async () => [], granska: async () => [] };
}

/** No months yet. */
export async function emptyLog(database: Database, gallrade?: Redovisning['gallrade']): Promise<KontrollLog> {
  const time = { now: endOfManad(SEALED) - 5 * 24 * HOUR_MS };
  const clock = { ...systemClock, now: () => time.now };
  const first = await openLog(database, { clock });
  await migrate(database, [kontrollMigrations]);
  const { keyring, manader } = first;
  const logs = [first, logOn(database, { clock, keyring })];
  const kontroll = openKontroll({
    database,
    keyring,
    manader,
    clock,
    ...(gallrade && { redovisning: () => accounting(gallrade) }),
  });

  async function ask(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      for (const { log } of logs) {
        const query = aQuery();
        time.now += MINUTE_MS / 4;
        await log.begin(query, []);
        time.now += MINUTE_MS / 4;
        await log.complete(query.id, OUTCOMES, 7);
      }
    }
  }

  async function chains(manad: Manad): Promise<Post[][]> {
    const rows = await database.run(`SELECT * FROM ${tablesOf(manad).post} ORDER BY kedja, nummer`);
    const byKedja = Map.groupBy(rows.map(toPost), ({ kedja }) => kedja);
    return [...byKedja.values()].sort(([a], [b]) => (a?.at ?? 0) - (b?.at ?? 0));
  }

  return { ...first, ...kontroll, time, logs, ask, chains };
}

/** Each process has a chain of 13 records in {@link SEALED} and one of 12 in {@link OPEN}, with checkpoints between. */
export async function standingLog(database: Database, gallrade?: Redovisning['gallrade']): Promise<KontrollLog> {
  const log = await emptyLog(database, gallrade);
  await log.kontrollpunkter.take('start');
  await log.ask(3);
  await log.kontrollpunkter.take('intervall');
  await log.ask(3);
  await log.kontrollpunkter.take('intervall');
  await overMonthsEnd(log);
  await log.ask(3);
  log.time.now += 26 * HOUR_MS;
  await log.forseglingar.sealDue();
  await log.ask(2);
  await log.kontrollpunkter.take('intervall');
  await log.ask(1);
  await log.kontrollpunkter.take('stopp');
  return log;
}

/** Questions begun in the last second of the month end in the next, and stand in the month that they began in. */
async function overMonthsEnd({ time, logs }: KontrollLog): Promise<void> {
  const queries = logs.map(() => aQuery());
  time.now = endOfManad(SEALED) - 1;
  for (const [index, { log }] of logs.entries()) await log.begin(queries[index] ?? aQuery(), []);
  time.now = endOfManad(SEALED) + MINUTE_MS;
  for (const [index, { log }] of logs.entries()) await log.complete(queries[index]?.id ?? '', OUTCOMES, 7);
}

/** Lets rows be inserted into a sealed month, as somebody who owns the database can. */
export async function unlock(database: Database, manad: Manad): Promise<void> {
  const { post } = tablesOf(manad);
  const on = database.dialect === 'postgres' ? ` ON ${post}` : '';
  await database.run(`DROP TRIGGER IF EXISTS ${post}_forseglad${on}`);
}

/** Somebody's statements on one record. */
export async function alter(
  database: Database,
  manad: Manad,
  { kedja, nummer }: Post,
  set: Partial<Row>,
): Promise<void> {
  for (const [column, value] of Object.entries(set)) {
    const sql = `UPDATE ${tablesOf(manad).post} SET ${column} = $1 WHERE kedja = $2 AND nummer = $3`;
    await database.run(sql, [value ?? null, kedja, nummer]);
  }
}

export async function remove(database: Database, manad: Manad, posts: readonly Post[]): Promise<void> {
  for (const { kedja, nummer } of posts) {
    await database.run(`DELETE FROM ${tablesOf(manad).post} WHERE kedja = $1 AND nummer = $2`, [kedja, nummer]);
  }
}
