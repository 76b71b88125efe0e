// How the bastjänster's outcomes stand in one column: `AF=delivered:120;CSN=timeout:20000`.
import type { LoggedOutcome } from '../composite/ports.ts';

export function writeOutcomes(outcomes: readonly LoggedOutcome[]): string {
  return outcomes
    .map(({ bastjanst, outcome, milliseconds }) => `${bastjanst}=${outcome}:${Math.round(milliseconds)}`)
    .join(';');
}

/** The inverse of {@link writeOutcomes}; what does not have its form is left out. */
export function readOutcomes(text: string): LoggedOutcome[] {
  return [...text.matchAll(/([^=;]+)=([^:;]+):(\d+)/g)].map(([, bastjanst = '', outcome, milliseconds]) => ({
    bastjanst,
    outcome: outcome as LoggedOutcome['outcome'],
    milliseconds: Number(milliseconds),
  }));
}
