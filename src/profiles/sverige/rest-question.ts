// A question in its JSON form: the query, and what the answer is to have beside the parts.
import type { Arrival, Question } from '../profile.ts';
import { bastjanster } from './modules.ts';
import { oversiktVal } from './oversikt/val.ts';
import { type QuestionJson, toQuery } from './question.ts';

/** Decodes a valid question. @throws {RequestFault} for what a schema cannot express */
export function toQuestion(question: QuestionJson, arrival: Arrival): Question<string> {
  const query = toQuery(question, { order: bastjanster, skatteverket: 'as-asked' }, arrival);
  const wanted = question.generellaFrageparametrar.fraganSkallInkluderasISvaret;
  const oversikt = oversiktVal(question.oversikt, arrival);
  return { query, ...(wanted ? { echo: JSON.stringify(question) } : {}), ...(oversikt ? { oversikt } : {}) };
}
