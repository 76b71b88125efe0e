// What a guarded call counts as where service levels are measured, and what a guard's state is called there.
import type { GuardedCall, GuardState } from '../bastjanster/guard/guard.ts';
import { BastjanstFault, type FaultCause } from '../composite/fault.ts';
import type { Quality } from '../composite/quality.ts';
import type { BreakerLevel, MetricsState } from '../platform/metrics.ts';
import type { Anrop } from '../servicelevel/matning/matare.ts';
import type { Utfall } from '../servicelevel/matning/summa.ts';

/** One call of a source, and one more for each that answered inside it. Only what was delivered has a response time. */
export function anropOf<C>(kalla: string, call: GuardedCall<C>): Anrop[] {
  const { kind, outcome, queuedMs, milliseconds, slow } = call;
  if (kind === 'test') {
    return [{ kalla, slag: 'ping', utfall: 'error' in outcome ? utfallOf(outcome.error, slow) : 'lyckad' }];
  }
  const asked = { kalla, slag: 'anrop' as const, kotidMs: queuedMs };
  if ('error' in outcome) {
    const { error } = outcome;
    return [{ ...asked, utfall: utfallOf(error, slow), orsak: causeOf(error), kvalitet: 'failed' }];
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
  const timed = { ...asked, ...(milliseconds !== undefined && { svarstidMs: milliseconds }) };
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
 * What was agreed is that an answer comes: whatever the source did instead is its failure, and so is what it was closed for, by the
 * breaker or by hand. Only planned stops are excused, where they were announced in time. The breaker's own table asks another question: whether the source is alive.
 */
const UTFALL: Readonly<Record<FaultCause, Utfall>> = {
  timeout: 'misslyckad',
  unreachable: 'misslyckad',
  'connection-broken': 'misslyckad',
  tls: 'misslyckad',
  'http-error': 'misslyckad',
  'soap-fault': 'misslyckad',
  'invalid-answer': 'misslyckad',
  'too-large': 'misslyckad',
  'wrong-person': 'misslyckad',
  'circuit-open': 'misslyckad',
  internal: 'misslyckad',
  deadline: 'undantagen',
  cancelled: 'undantagen',
  'queue-full': 'undantagen',
  maintenance: 'undantagen',
  'not-permitted': 'undantagen',
  rule: 'undantagen',
};

/**
 * A typed fault is an answer as agreed. A call that was given up is excused unless it had been slow by then, as the breaker judges:
 * impatient callers must not hide a source that hangs.
 */
export function utfallOf(error: unknown, slow: boolean): Utfall {
  if (!(error instanceof BastjanstFault)) return 'misslyckad';
  const { cause, detail } = error;
  if (cause === 'soap-fault' && detail.sourceAlive) return 'lyckad';
  if (cause === 'maintenance' && detail.technical === 'announced-late') return 'misslyckad';
  return slow ? 'misslyckad' : UTFALL[cause];
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

/** Sources that the breaker lets nobody ask; a half-open one stays so until somebody asks, and is none. */
export function openBreakers(guarded: ReadonlyMap<string, { readonly state: () => GuardState }>): string[] {
  return [...guarded].filter(([, source]) => levelOf(source.state()) === 'open').map(([kalla]) => kalla);
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
