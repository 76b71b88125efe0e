// The whole fuzz: starts what it needs, shares the cases among the targets, and reports.
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { felkoder } from '../../src/profiles/sverige/felkoder.ts';
import { faultConstellation } from '../faults/describe-fault.ts';
import { openLogReader } from '../log-reader.ts';
import { runTarget, type Target, type TargetReport } from './engine.ts';
import { faceTargets } from './faces.ts';
import { createIdentityFinder } from './identity-forms.ts';
import { parserTargets } from './parsers.ts';
import { record } from './recordings.ts';

export interface FuzzOptions {
  /** In all; shared among faces and parsers. */
  readonly cases: number;
  readonly seed: number;
}

/** Megabytes. */
export interface Memory {
  readonly alive: number;
  readonly resident: number;
}

export interface FuzzReport {
  readonly seed: number;
  readonly targets: readonly TargetReport[];
  /** Identities in the service's whole log, errors that nobody caught: must be empty. */
  readonly afterwards: readonly string[];
  readonly memory: { readonly start: Memory; readonly end: Memory };
  readonly seconds: number;
}

const SEEDS_APART = 1_000_000;

export async function runFuzz({ cases, seed }: FuzzOptions): Promise<FuzzReport> {
  const began = performance.now();
  const finder = createIdentityFinder(Object.values(persons).map(({ personnummer }) => personnummer));
  const recordings = await record();
  const service = await faultConstellation({ LOG_LEVEL: 'debug' });
  const { reader, close } = await openLogReader(service.dataDir);
  const afterwards: string[] = [];
  const uncaught = (error: unknown) => afterwards.push(`uncaught: ${finder.mask(String(error))}`);
  process.on('unhandledRejection', uncaught).on('uncaughtException', uncaught);
  const start = await memoryNow();
  try {
    const known = new Set(felkoder().map(({ felkod }) => felkod));
    const faces = faceTargets({ service, reader, finder, felkoder: known });
    const parsers = parserTargets(recordings, finder);
    const share = Math.ceil(cases / (faces.length + parsers.length));
    const targets: TargetReport[] = [];
    // A seed of its own for each: the same changes on every format would find less.
    const run = async <T>(target: Target<T>) => {
      targets.push(await runTarget(target, share, seed + targets.length * SEEDS_APART, finder));
    };
    for (const target of faces) await run(target);
    if (!(await fetch(`${service.url}/halsa`)).ok) afterwards.push('the service is not well');
    for (const target of parsers) await run(target);
    const leak = finder.find(service.logLines().join(''));
    if (leak) afterwards.push(`the log holds an identity (${leak.form}): ${leak.around}`);
    const memory = { start, end: await memoryNow() };
    return { seed, targets, afterwards, memory, seconds: Math.round((performance.now() - began) / 1000) };
  } finally {
    process.off('unhandledRejection', uncaught).off('uncaughtException', uncaught);
    await close();
    await service.stop();
  }
}

/** What is alive after a collection, and what the process holds of the machine. */
async function memoryNow(): Promise<Memory> {
  for (let times = 0; times < 3; times++) {
    collectGarbage();
    // What a turn of the event loop holds is let go of after it.
    await sleep(20);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  return { alive: megabytes(heapUsed + external), resident: megabytes(rss) };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
