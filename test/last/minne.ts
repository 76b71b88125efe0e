// `node test/last/minne.ts [anrop]`: a million calls through one guard, and the memory that it holds at every tenth of them.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { guard } from '../../src/bastjanster/guard/guard.ts';
import { BastjanstFault } from '../../src/composite/fault.ts';
import { clock, compositeQuery, delivery } from '../composite/fixtures.ts';

/** More than the noise of a collected heap, spread over the calls, would be a leak. */
export const MOST_BYTES_PER_CALL = 2;
const CONCURRENT = 50;
const SAMPLES = 10;
const limits = {
  concurrent: CONCURRENT,
  queued: CONCURRENT / 2,
  timeoutMs: 1_000,
  breaker: {
    ...{ failurePercent: 50, slowMs: 500, slowPercent: 80, minimumCalls: 10, windowMs: 30_000 },
    ...{ openMs: 1, maxOpenMs: 2 },
  },
};

/** Bytes in use after everything that nobody holds has been let go of, after each tenth of the calls; and how they ended. */
export interface Memory {
  readonly bytes: readonly number[];
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Calls that are answered, fail, are given up and find the queue full, in turn, so that the breaker opens and closes as well. */
export async function measureMemory(calls: number): Promise<Memory> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const outcomes = new Map<string, number>();
  const bytes: number[] = [];
  let made = 0;
  const source = guard<string>({ id: 'A', ask: () => answer(made) }, limits, { clock });
  const query = { ...compositeQuery(['A']), parameters: {} };

  async function call(): Promise<void> {
    const caller = new AbortController();
    const asked = source.ask(query, caller.signal);
    if (made++ % 7 === 0) caller.abort();
    const outcome = await asked.then(
      () => 'delivered',
      (error: BastjanstFault) => error.cause,
    );
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }

  while (made < calls) {
    await Promise.all(Array.from({ length: 2 * CONCURRENT }, call));
    // Lets the breaker's timer have its turn.
    await new Promise((resolve) => setImmediate(resolve));
    if (made < (calls * (bytes.length + 1)) / SAMPLES) continue;
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
    bytes.push(process.memoryUsage().heapUsed);
  }
  source.close();
  return { bytes, outcomes };
}

/** From the second sample on: before it, everything that is used has been compiled. */
export function bytesPerCall({ bytes }: Memory, calls: number): number {
  return ((bytes.at(-1) ?? 0) - (bytes[1] ?? 0)) / calls;
}

/** A tenth of the calls meet a source that is away. */
async function answer(made: number) {
  if (made % 10_000 < 1_000) throw new BastjanstFault('unreachable');
  return delivery;
}

if (import.meta.main) {
  const calls = Number(process.argv[2] ?? 1_000_000);
  const memory = await measureMemory(calls);
  const { bytes, outcomes } = memory;
  for (const [index, used] of bytes.entries()) {
    console.log(`${String((calls * (index + 1)) / SAMPLES).padStart(9)} anrop: ${(used / 1e6).toFixed(2)} MB`);
  }
  console.log([...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', '));
  const grown = bytesPerCall(memory, calls);
  console.log(`${grown.toFixed(3)} byte mer per anrop; högst ${MOST_BYTES_PER_CALL}`);
  if (grown > MOST_BYTES_PER_CALL) process.exitCode = 1;
}
