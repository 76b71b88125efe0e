// The composite answer: every asked bastjänst exactly once, with its data or its error.
import type { BastjanstResult } from './bastjanst.ts';
import type { LoggedOutcome, Notice } from './ports.ts';
import type { Quality } from './quality.ts';
import type { BastjanstId, CompositeQuery } from './query.ts';

/** One bastjänst's part of the answer. */
export type AnswerPart<C> = { readonly bastjanst: BastjanstId } & BastjanstResult<C>;

/** What the caller gets, before a face writes it. */
export interface CompositeAnswer<C> {
  readonly query: CompositeQuery;
  /** In the order of the question's inclusions, one for each. */
  readonly parts: readonly AnswerPart<C>[];
  /** What the caller should know beside the parts. */
  readonly notices: readonly Notice[];
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
  notices: readonly Notice[],
  milliseconds: number,
): CompositeAnswer<C> {
  const parts = results.map((result, index) => ({
    bastjanst: query.inclusions[index]?.bastjanst ?? '',
    ...result,
  }));
  return { query, parts, notices, milliseconds };
}

/** What the log of queried persons may know of an answer: who delivered and who failed for which technical cause. */
export function outcomes<C>(answer: CompositeAnswer<C>): LoggedOutcome[] {
  return answer.parts.map((part) => ({
    bastjanst: part.bastjanst,
    outcome: part.status === 'delivered' ? 'delivered' : part.fault.cause,
    milliseconds: part.milliseconds,
  }));
}

/** The quality of a part as a whole: a failed one failed, one that deviates from its schema cannot be verified. */
export function qualityOf<C>(result: BastjanstResult<C>): Quality {
  if (result.status === 'failed') return 'failed';
  const { schema, assessment } = result.delivery;
  return schema === 'deviates' ? 'unverifiable' : assessment.quality;
}
