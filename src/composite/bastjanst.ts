// The port through which the core asks a bastjänst, and what comes back.
import type { BastjanstFault } from './fault.ts';
import type { Assessment } from './quality.ts';
import type { BastjanstId, BastjanstQuery } from './query.ts';

/** What a bastjänst delivered. `C` is opaque to the core: made by a module, written out by a face. */
export interface Delivery<C> {
  readonly content: C;
  /** Whether the answer names the person asked about, or names nobody (then it could not be checked). */
  readonly subject: 'verified' | 'not-checked';
  /** Whether the answer follows its schema. Only a source in tolerant mode delivers one that deviates. */
  readonly schema: 'valid' | 'deviates';
  readonly assessment: Assessment;
}

/** One source of answers. */
export interface Bastjanst<C> {
  readonly id: BastjanstId;
  /**
   * Asks about the person of `query`. When `signal` aborts, the call is given up and its connection closed.
   * @throws {BastjanstFault} for everything that can go wrong with this source
   */
  ask(query: BastjanstQuery, signal: AbortSignal): Promise<Delivery<C>>;
  /**
   * Calls the source's own test service; absent where it has none.
   * @throws {BastjanstFault}
   */
  readonly test?: (signal: AbortSignal) => Promise<void>;
}

/** How it went for one asked bastjänst; exactly one for each, by construction of the fan-out. */
export type BastjanstResult<C> =
  | { readonly status: 'delivered'; readonly delivery: Delivery<C>; readonly milliseconds: number }
  | { readonly status: 'failed'; readonly fault: BastjanstFault; readonly milliseconds: number };

/** Outcome of the ping of one bastjänst. `untested`: it has no test service, so neither up nor down. */
export type TestResult =
  | { readonly status: 'ok'; readonly milliseconds: number }
  | { readonly status: 'untested' }
  | { readonly status: 'failed'; readonly fault: BastjanstFault; readonly milliseconds: number };
