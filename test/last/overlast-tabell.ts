// The figures of an overload beside what they must be (issue 5, point 3).
import type { Answered } from './oppen-slinga.ts';
import { markdownTable } from './tabell.ts';
import type { Sample } from './tjanst.ts';
import { median, percentile } from './varden.ts';

export interface Overloaded {
  /** How long it lasted. */
  readonly seconds: number;
  /** Questions a second that can be answered one after another. */
  readonly capacity: number;
  /** Milliseconds that one question alone takes. */
  readonly alone: number;
  readonly answers: readonly Answered[];
  /** Milliseconds until questions were answered as fast as before. */
  readonly recovered: number;
  /** One a second, from the beginning. */
  readonly memory: readonly Sample[];
  /** The deadline of a question. */
  readonly totalMs: number;
}

export interface Goal {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly reached: boolean;
}

const REFUSAL_MS = 50;
const RECOVERY_MS = 5_000;
/** The load takes its part of the same cores: where it is late itself, a refusal cannot be in time. */
const LEAST_IN_TIME = 0.75;
/** How much more the service may take in the last third than in the one before. */
const MOST_GROWTH = 1.1;

export function goals(overloaded: Overloaded): Goal[] {
  const { recovered, totalMs, answers } = overloaded;
  const [accepted, refused, broken] = [of('accepted', answers), of('refused', answers), of('broken', answers)];
  const inTime = refused.filter((milliseconds) => milliseconds < REFUSAL_MS).length / refused.length;
  const [middle, last] = thirds(overloaded);
  const why = [...new Set(answers.flatMap((one) => one.why ?? []))].join(', ');
  return [
    {
      what: 'besvarade, p50 och p99',
      measured: both(accepted),
      goal: `p99 under ${totalMs} ms`,
      reached: percentile(accepted, 0.99) < totalMs,
    },
    {
      what: `nekade inom ${REFUSAL_MS} ms`,
      measured: `${(100 * inTime).toFixed(0)} %`,
      goal: `alla; minst ${100 * LEAST_IN_TIME} % på en delad maskin`,
      reached: inTime >= LEAST_IN_TIME,
    },
    { what: 'varken eller', measured: `${broken.length} ${why}`.trim(), goal: '0', reached: broken.length === 0 },
    {
      what: 'minne (RSS), mitten och slutet',
      measured: `${middle.toFixed(0)} och ${last.toFixed(0)} MB`,
      goal: `växer högst ${(100 * (MOST_GROWTH - 1)).toFixed(0)} %`,
      reached: last <= MOST_GROWTH * middle,
    },
    {
      what: 'återhämtad efter',
      measured: `${recovered.toFixed(0)} ms`,
      goal: `under ${RECOVERY_MS} ms`,
      reached: recovered < RECOVERY_MS,
    },
  ];
}

/** When it is known that there is too much: answers stand in the order in which they were due. */
function afterFirstSecond({ answers, seconds }: Overloaded): readonly Answered[] {
  return answers.slice(Math.ceil(answers.length / seconds));
}

export function table(overloaded: Overloaded): string {
  const { seconds, capacity, alone, answers } = overloaded;
  const [accepted, refused] = [of('accepted', answers), of('refused', answers)];
  const perSecond = (values: readonly unknown[]) =>
    `${values.length}, ${(values.length / seconds).toFixed(0)} per sekund`;
  const facts = [
    ['kapacitet, frågor per sekund', capacity.toFixed(0), ''],
    ['ensam fråga, median', `${alone.toFixed(1)} ms`, ''],
    [`ställda på ${seconds} s`, perSecond(answers), 'dubbla kapaciteten'],
    ['besvarade', perSecond(accepted), ''],
    ['nekade', perSecond(refused), ''],
    ['nekade, p50 och p99', both(refused), ''],
    ['… efter den första sekunden', both(of('refused', afterFirstSecond(overloaded))), ''],
    ['lastens egen försening, p50 och p99', both(answers.map(({ delay }) => delay)), 'ingår i tiderna'],
  ];
  const judged = goals(overloaded).map(({ what, measured, goal, reached }) => [
    what,
    measured,
    `${goal}: ${reached ? 'ja' : 'NEJ'}`,
  ]);
  return markdownTable(['överlast', 'mätt', 'mål'], [...facts, ...judged]);
}

function of(outcome: Answered['outcome'], answers: readonly Answered[]): number[] {
  return answers.filter((one) => one.outcome === outcome).map(({ milliseconds }) => milliseconds);
}

/** MB at most, in the second and in the last third. */
function thirds({ memory }: Overloaded): [number, number] {
  const third = Math.floor(memory.length / 3);
  const peak = (samples: readonly Sample[]) => Math.max(...samples.map(({ rss }) => rss)) / 1e6;
  return [peak(memory.slice(third, 2 * third)), peak(memory.slice(2 * third))];
}

function both(values: readonly number[]): string {
  return `${median(values).toFixed(0)} och ${percentile(values, 0.99).toFixed(0)} ms`;
}
