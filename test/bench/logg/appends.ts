// Questions that come at a fixed rate, whether the log keeps up or not, and how long each waits until it is begun.
import { setTimeout as delay } from 'node:timers/promises';
import type { QueryLog } from '../../../src/composite/ports.ts';
import { anyone, OUTCOMES, questionAbout, TOOK_MS } from './questions.ts';

export interface Appends {
  /** From the moment a question was due until its record was durable; milliseconds, in the order of arrival. */
  readonly begins: readonly number[];
  /** Questions that the log refused. */
  readonly refused: number;
}

/** Asks `perSecond` questions a second until `signal` aborts; resolves when the last one is completed. */
export async function appendUntil(log: QueryLog, perSecond: number, signal: AbortSignal): Promise<Appends> {
  const begins: number[] = [];
  const underway = new Set<Promise<void>>();
  let refused = 0;

  async function ask(due: number): Promise<void> {
    const query = questionAbout(anyone(100_000), Date.now());
    try {
      await log.begin(query, []);
      begins.push(performance.now() - due);
    } catch {
      refused++;
      return;
    }
    await log.complete(query.id, OUTCOMES, TOOK_MS);
  }

  const started = performance.now();
  for (let number = 0; !signal.aborted; number++) {
    const due = started + (number * 1000) / perSecond;
    for (let early = due - performance.now(); early > 0; early = due - performance.now()) await delay(early);
    const asked: Promise<void> = ask(due).finally(() => underway.delete(asked));
    underway.add(asked);
  }
  await Promise.all(underway);
  return { begins, refused };
}
