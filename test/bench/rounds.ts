// Measures both builds in turn, and makes figures of it: medians, and ratios taken round by round.
import type { Load } from './load.ts';
import type { Service } from './processes.ts';
import type { Build } from './service.ts';

export const BUILDS: readonly Build[] = ['sammansatt', 'larobok'];
export const CONCURRENCIES = [1, 16] as const;

export interface Contestant {
  readonly service: Service;
  readonly load: Load;
}

/** One build in one round. */
export interface Sample {
  readonly perSecond: number;
  /** CPU of the service's process for one question, milliseconds. */
  readonly cpuMs: number;
}

export type Round = Readonly<Record<Build, Sample>>;

export interface Figures {
  readonly concurrent: number;
  readonly builds: Readonly<Record<Build, Sample>>;
  /** How many times better ours is: medians of the rounds' ratios, and the lowest and highest of them for CPU. */
  readonly ratio: Sample & { readonly cpuRange: readonly [number, number] };
}

/** One round: both builds, one right after the other; who begins takes turns, so that neither gains by its place. */
export async function measureRound(
  contestants: Readonly<Record<Build, Contestant>>,
  turn: number,
  { questions, concurrent }: { readonly questions: number; readonly concurrent: number },
): Promise<Round> {
  const order = turn % 2 === 0 ? BUILDS : BUILDS.toReversed();
  const samples: Partial<Record<Build, Sample>> = {};
  for (const build of order) samples[build] = await measure(contestants[build], questions, concurrent);
  return samples as Round;
}

async function measure({ service, load }: Contestant, questions: number, concurrent: number): Promise<Sample> {
  const before = await service.cpuMs();
  const done = await load.run(questions, concurrent);
  const cpuMs = (await service.cpuMs()) - before;
  return { perSecond: (done.questions / done.milliseconds) * 1000, cpuMs: cpuMs / done.questions };
}

export function figuresOf(rounds: readonly Round[], concurrent: number): Figures {
  const cpuRatios = rounds.map(({ sammansatt, larobok }) => larobok.cpuMs / sammansatt.cpuMs);
  return {
    concurrent,
    builds: { sammansatt: medians(rounds, 'sammansatt'), larobok: medians(rounds, 'larobok') },
    ratio: {
      perSecond: median(rounds.map(({ sammansatt, larobok }) => sammansatt.perSecond / larobok.perSecond)),
      cpuMs: median(cpuRatios),
      cpuRange: [Math.min(...cpuRatios), Math.max(...cpuRatios)],
    },
  };
}

function medians(rounds: readonly Round[], build: Build): Sample {
  return {
    perSecond: median(rounds.map((round) => round[build].perSecond)),
    cpuMs: median(rounds.map((round) => round[build].cpuMs)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
