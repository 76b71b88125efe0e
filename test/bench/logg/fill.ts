// Fills past months of a log with questions and their ends, by the code that the service runs, and goes on where it stopped.
import { addManader, endOfManad, type Manad, manadOf, startOfManad } from '../../../src/querylog/manad.ts';
import { createManader, tablesOf } from '../../../src/querylog/manader.ts';
import { openQueryLog } from '../../../src/querylog/open.ts';
import { type Opened, openPlace, type Place } from './place.ts';
import { anyone, OUTCOMES, QUESTIONS_PER_PERSON, questionAbout, TOOK_MS } from './questions.ts';
import { systemClock } from './system-clock.ts';

export interface FillOptions {
  /** In all months together. */
  readonly questions: number;
  /** How many past months stand in the log afterwards. */
  readonly months: number;
}

/** Questions under way at once. */
const CONCURRENT = 600;

/** Rows in one statement: where more of them make it no faster. */
const MAX_ROWS = { sqlite: 32, postgres: 300 } as const;

const PATIENT = { statementTimeoutMs: 600_000, waitMs: 600_000 };

/** Only while filling: nothing is measured here, and what a power failure would lose is filled again. */
const SQLITE_IN_A_HURRY = ['PRAGMA synchronous = OFF', 'PRAGMA cache_size = -400000'];

const SQLITE_TO_DISK = ['PRAGMA synchronous = FULL', 'PRAGMA wal_checkpoint(TRUNCATE)'];

/**
 * Fills what is missing. A month that was gallrad is not filled again; an older one takes its place.
 * @returns the months that stand, oldest first
 */
export async function fill(place: Place, { questions, months }: FillOptions): Promise<Manad[]> {
  const opened = await openPlace(place, PATIENT);
  try {
    if (place.dialect === 'sqlite') for (const pragma of SQLITE_IN_A_HURRY) await opened.database.run(pragma);
    const chosen = await monthsToFill(opened, months);
    for (const manad of chosen) await fillManad(opened, manad, Math.ceil(questions / months), personsOf(questions));
    if (place.dialect === 'sqlite') for (const pragma of SQLITE_TO_DISK) await opened.database.run(pragma);
    return chosen;
  } finally {
    await opened.close();
  }
}

/** How many persons the questions are about. */
export function personsOf(questions: number): number {
  return Math.max(1, Math.round(questions / QUESTIONS_PER_PERSON));
}

async function monthsToFill({ database }: Opened, months: number): Promise<Manad[]> {
  const now = manadOf(Date.now());
  const past = (await createManader({ database, clock: systemClock }).all()).filter(({ manad }) => manad < now);
  const standing = past.filter(({ droppedAt }) => droppedAt === undefined).map(({ manad }) => manad);
  let oldest = past[0]?.manad ?? now;
  while (standing.length < months) {
    oldest = addManader(oldest, -1);
    standing.unshift(oldest);
  }
  return standing;
}

async function fillManad(opened: Opened, manad: Manad, questions: number, persons: number): Promise<void> {
  const [start, end] = [startOfManad(manad), endOfManad(manad)];
  let at = start;
  let lost = 0;
  const { log, manader } = openQueryLog({
    ...opened,
    clock: { now: () => at, monotonic: () => performance.now() },
    limits: { maxRows: MAX_ROWS[opened.database.dialect], beginTimeoutMs: 120_000, completeWaitMs: 120_000 },
    onRetry: ({ event }) => {
      if (event === 'lost') lost++;
    },
  });
  const { sealedAt } = (await manader.all()).find((one) => one.manad === manad) ?? {};
  if (sealedAt !== undefined) return;
  await manader.ensure(manad);
  let asked = await numberOfQuestions(opened, manad);

  async function askOn(): Promise<void> {
    while (asked < questions) {
      at = start + Math.floor(((end - start) * asked++) / questions);
      const query = questionAbout(anyone(persons), at);
      await log.begin(query, []);
      await log.complete(query.id, OUTCOMES, TOOK_MS);
    }
  }

  const report = setInterval(
    () => console.error(`${opened.database.dialect} ${manad}: ${asked} av ${questions}`),
    10_000,
  );
  await Promise.all(Array.from({ length: CONCURRENT }, askOn)).finally(() => clearInterval(report));
  await log.close();
  if (lost > 0) throw new Error(`${lost} ends of questions were lost in ${manad}`);
}

async function numberOfQuestions({ database }: Opened, manad: Manad): Promise<number> {
  const [row] = await database.run(`SELECT COUNT(*) AS antal FROM ${tablesOf(manad).post} WHERE slag = 1`);
  return Number(row?.antal);
}
