// What a guarded call counts as where service levels are measured, and what a guard's state is called there.
import type { GuardedCall, GuardState } from './bastjanster/guard/guard.ts';
import { verdictOn } from './bastjanster/guard/judgement.ts';
import { BastjanstFault } from './composite/fault.ts';
import type { Quality } from './composite/quality.ts';
import type { BreakerLevel, MetricsState } from './platform/metrics.ts';
import type { Anrop } from './servicelevel/matning/matare.ts';
import type { Utfall } from './servicelevel/matning/summa.ts';

/** One call of a source, and one more for each that answered inside it. */
export function anropOf<C>(kalla: string, call: GuardedCall<C>): Anrop[] {
  const { kind, outcome, queuedMs, milliseconds } = call;
  if (kind === 'test') {
    const error = 'error' in outcome ? outcome.error : undefined;
    return [{ kalla, slag: 'ping', utfall: 'error' in outcome ? utfallOf(error) : 'lyckad' }];
  }
  const timed = {
    kalla,
    slag: 'anrop' as const,
    kotidMs: queuedMs,
    ...(milliseconds !== undefined && { svarstidMs: milliseconds }),
  };
  if ('error' in outcome) {
    return [{ ...timed, utfall: utfallOf(outcome.error), orsak: causeOf(outcome.error), kvalitet: 'failed' }];
  }
  const { assessment, schema } = outcome.value;
  const kvalitet = schema === 'deviates' ? 'unverifiable' : assessment.quality;
  const inside = assessment.responders.map(({ id, quality }) => ({
    kalla,
    svarande: id,
    slag: 'anrop' as const,
    utfall: RESPONDER[quality],
    kvalitet: quality,
  }));
  return [{ ...timed, utfall: 'lyckad', kvalitet }, ...inside];
}

const RESPONDER: Readonly<Record<Quality, Utfall>> = {
  answered: 'lyckad',
  nothing: 'lyckad',
  partial: 'lyckad',
  unverifiable: 'lyckad',
  failed: 'misslyckad',
  'not-asked': 'undantagen',
};

/**
 * By the breaker's own table, which says what a call tells of its source: alive is a success, though the answer was a fault. Where
 * the breaker lets nobody ask, the source is away by its own fault; where an operator does, it says nothing.
 */
export function utfallOf(error: unknown): Utfall {
  if (error instanceof BastjanstFault && error.cause === 'circuit-open') {
    return error.detail.technical === 'closed-by-operator' ? 'undantagen' : 'misslyckad';
  }
  switch (verdictOn(error)) {
    case 'alive':
      return 'lyckad';
    case 'guilty':
      return 'misslyckad';
    case 'silent':
      return 'undantagen';
  }
}

function causeOf(error: unknown): string {
  return error instanceof BastjanstFault ? error.cause : 'internal';
}

/** What an operator has decided goes before what the breaker says. */
export function levelOf({ styrning, breaker }: Pick<GuardState, 'styrning' | 'breaker'>): BreakerLevel {
  switch (styrning.slag) {
    case 'stängd':
      return 'closed-by-operator';
    case 'underhåll':
      return 'maintenance';
    case 'öppen':
    case 'automatisk':
      return breaker.status;
  }
}

/** What the guards say now, for Prometheus. @param questions under way */
export function metricsState(
  guarded: ReadonlyMap<string, { readonly state: () => GuardState }>,
  questions: number,
): MetricsState {
  const sources = [...guarded].map(([kalla, source]) => {
    const state = source.state();
    return { kalla, level: levelOf(state), running: state.running, waiting: state.waiting };
  });
  return { sources, questions };
}
