// How many questions the log takes in a second, begun and completed, each durable before the next step.
import type { QueryLog } from '../../../src/composite/ports.ts';
import { openQueryLog } from '../../../src/querylog/open.ts';
import { openPlace, type Place } from './place.ts';
import { anyone, OUTCOMES, questionAbout, TOOK_MS } from './questions.ts';
import { medianOf } from './statistics.ts';
import { systemClock } from './system-clock.ts';

export interface Throughput {
  readonly concurrent: number;
  readonly rounds: number;
  /** In each round. */
  readonly questions: number;
  /** Median of the rounds; each question is two records. */
  readonly questionsPerSecond: number;
  /** The slowest and the fastest round. */
  readonly range: readonly [number, number];
}

/** How many questions wait for the log at once: each is begun when the one before it is completed. */
export const CONCURRENCIES = [1, 64] as const;

const ROUNDS = 7;

/** A round is so long that a checkpoint or two of SQLite's WAL fall in it. */
const SECONDS_OF_ROUND = 3;

/** Measured on an empty log. @param quick rounds of a few questions, to see that it works */
export async function measureThroughput(place: Place, quick: boolean): Promise<Throughput[]> {
  const { database, keyring, close } = await openPlace(place);
  const { log } = openQueryLog({ database, keyring, clock: systemClock });
  try {
    const measured: Throughput[] = [];
    for (const concurrent of CONCURRENCIES) {
      const warm = await run(log, quick ? 20 : 500, concurrent);
      const questions = quick ? 50 : Math.ceil(warm * SECONDS_OF_ROUND);
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await run(log, questions, concurrent));
      const range = [Math.min(...rounds), Math.max(...rounds)] as const;
      measured.push({ concurrent, rounds: ROUNDS, questions, questionsPerSecond: medianOf(rounds), range });
    }
    return measured;
  } finally {
    await log.close();
    await close();
  }
}

/** @returns questions per second */
async function run(log: QueryLog, questions: number, concurrent: number): Promise<number> {
  let left = questions;
  async function askOn(): Promise<void> {
    while (left-- > 0) {
      const query = questionAbout(anyone(100_000), Date.now());
      await log.begin(query, []);
      await log.complete(query.id, OUTCOMES, TOOK_MS);
    }
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrent }, askOn));
  return (questions / (performance.now() - started)) * 1000;
}
