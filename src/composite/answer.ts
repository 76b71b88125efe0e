// The composite answer: every asked bastjänst exactly once, with its data or its error.
import type { BastjanstResult } from './bastjanst.ts';
import type { LoggedOutcome } from './ports.ts';
import type { BastjanstId, CompositeQuery } from './query.ts';

/** One bastjänst's part of the answer. */
export type AnswerPart<C> = { readonly bastjanst: BastjanstId } & BastjanstResult<C>;

/** What the caller gets, before a face writes it. */
export interface CompositeAnswer<C> {
  readonly query: CompositeQuery;
  /** In the order of the question's inclusions, one for each. */
  readonly parts: readonly AnswerPart<C>[];
  /** From arrival to merge. */
  readonly milliseconds: number;
}

/**
 * Puts the results together in the order of the question. Pure and total: results and inclusions correspond
 * one to one because the fan-out makes one result per inclusion, in order.
 */
export function merge<C>(
  query: CompositeQuery,
  results: readonly BastjanstResult<C>[],
  milliseconds: number,
): CompositeAnswer<C> {
  const parts = results.map((result, index) => ({
    bastjanst: query.inclusions[index]?.bastjanst ?? '',
    ...result,
  }));
  return { query, parts, milliseconds };
}

/** What the log of queried persons may know of an answer: who delivered and who failed for which technical cause. */
export function outcomes<C>(answer: CompositeAnswer<C>): LoggedOutcome[] {
  return answer.parts.map((part) => ({
    bastjanst: part.bastjanst,
    outcome: part.status === 'delivered' ? 'delivered' : part.fault.cause,
    milliseconds: part.milliseconds,
  }));
}
