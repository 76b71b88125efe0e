// Runs a property in small batches, so that one failure does not hide the next, and keeps what a report needs.
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import type { IdentityFinder } from './identity-forms.ts';

export interface Target<T> {
  readonly name: string;
  readonly cases: fc.Arbitrary<T>;
  /** Runs one case. @returns what it came to, e.g. a felkod @throws {Violation} */
  check(value: T): Promise<string>;
}

/** An invariant does not hold. The message holds no identity. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export interface Failure {
  readonly message: string;
  /** As fast-check shrank it, identities masked. */
  readonly counterexample: string;
  readonly seed: number;
}

export interface TargetReport {
  readonly name: string;
  readonly cases: number;
  /** How often cases came to what. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly failures: readonly Failure[];
}

const BATCH = 50;
const MOST_FAILURES = 12;
/** Longer than every deadline of the service under test. */
const HANGS_AFTER_MS = 6000;

export async function runTarget<T>(
  target: Target<T>,
  cases: number,
  seed: number,
  finder: IdentityFinder,
): Promise<TargetReport> {
  const outcomes: Record<string, number> = {};
  const failures = new Map<string, Failure>();
  let slowestMs = 0;
  let done = 0;

  async function timed(value: T): Promise<void> {
    // Parsers alone would run in one turn of the event loop, in which nothing that they used can be collected.
    await nextTurn();
    const began = performance.now();
    const outcome = await withinTime(target.check(value));
    slowestMs = Math.max(slowestMs, performance.now() - began);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }

  for (let batch = 0; done < cases && failures.size < MOST_FAILURES; batch++) {
    const numRuns = Math.min(BATCH, cases - done);
    const details = await fc.check(fc.asyncProperty(target.cases, timed), {
      seed: seed + batch,
      numRuns,
      interruptAfterTimeLimit: 60_000,
    });
    done += Math.max(1, details.numRuns);
    if (!details.failed) continue;
    const { errorInstance: error, counterexample } = details;
    const message = finder.mask(error instanceof Violation ? error.message : describe(error));
    if (failures.has(message)) continue;
    failures.set(message, { message, counterexample: finder.mask(JSON.stringify(counterexample)), seed: seed + batch });
  }
  return {
    name: target.name,
    cases: done,
    outcomes,
    slowestMs: Math.round(slowestMs),
    failures: [...failures.values()],
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${String(error)}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*\/(src|test)\//.test(line));
  return `threw ${error.name}: ${error.message} ${frames.slice(0, 3).join(' <').replaceAll(/\s+/g, ' ')}`;
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Violation(`hangs for ${HANGS_AFTER_MS} ms`)), HANGS_AFTER_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
