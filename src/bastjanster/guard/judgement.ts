// What one call says of its source's health: one table from causes to guilt.
import { BastjanstFault } from '../../composite/fault.ts';

/** `counts` is false for a call that says nothing; then the others are false too. */
export interface Judgement {
  readonly counts: boolean;
  readonly failed: boolean;
  readonly slow: boolean;
}

/**
 * Judges a call by how long it took and how it ended. One that was given up by its caller says nothing of the source, unless it
 * had been slow by then: impatient callers must not hide a source that hangs.
 */
export function judge(
  milliseconds: number,
  slowMs: number,
  ended: 'delivered' | { readonly error: unknown },
): Judgement {
  const slow = milliseconds >= slowMs;
  const word = ended === 'delivered' ? 'alive' : verdictOn(ended.error);
  return { counts: slow || word !== 'silent', failed: word === 'guilty', slow };
}

/**
 * `silent`: says nothing (the caller left, the time was ours); `alive`: the source answered, and as agreed; `guilty`: counts
 * against it, as does an error of our own that is no fault at all.
 */
function verdictOn(error: unknown): 'silent' | 'alive' | 'guilty' {
  if (!(error instanceof BastjanstFault)) return 'guilty';
  const { cause, detail } = error;
  switch (cause) {
    case 'cancelled':
    case 'deadline':
    case 'queue-full':
    case 'circuit-open':
    case 'maintenance':
    case 'not-permitted':
    case 'rule':
      return 'silent';
    case 'wrong-person':
      return 'alive';
    case 'http-error':
      return detail.httpStatus !== undefined && detail.httpStatus < 500 && detail.httpStatus !== 429
        ? 'alive'
        : 'guilty';
    case 'soap-fault':
      return detail.sourceAlive ? 'alive' : 'guilty';
    case 'timeout':
    case 'unreachable':
    case 'connection-broken':
    case 'tls':
    case 'invalid-answer':
    case 'too-large':
    case 'internal':
      return 'guilty';
  }
}
