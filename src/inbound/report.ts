// What the service's own log says of a question: ids, outcomes and times; and the header that warns of what was not verified.
import type { CompositeAnswer } from '../composite/answer.ts';
import { outcomes } from '../composite/answer.ts';
import type { RequestFault } from '../composite/fault.ts';
import { type Logger, loggableId } from '../platform/log.ts';
import type { Arrival } from '../profiles/profile.ts';

export function reportAnswer<C>(logger: Logger, face: string, answer: CompositeAnswer<C>): void {
  const { query, milliseconds } = answer;
  const utfall = Object.fromEntries(
    outcomes(answer).map((one) => [one.bastjanst, `${one.outcome}:${one.milliseconds}`]),
  );
  logger.info('fraga-besvarad', {
    id: query.id,
    korrelationsid: loggableId(query.korrelationsid),
    face,
    millisekunder: Math.round(milliseconds),
    utfall,
  });
}

export function reportFault(logger: Logger, face: string, { id }: Arrival, fault: RequestFault, cause: unknown): void {
  const rules = fault.breaches.map(({ rule }) => rule).join(',') || undefined;
  if (fault.code === 'internal') logger.error('fraga-fel', cause, { id, face });
  else logger.info('fraga-nekad', { id, face, code: fault.code, rules });
}

/** `AF=unverifiable, SO=unverifiable`: parts that deviate from their schema; the SOAP body has no place for that. */
export function warningHeader<C>({ parts }: CompositeAnswer<C>): string | undefined {
  const deviating = parts.filter((part) => part.status === 'delivered' && part.delivery.schema === 'deviates');
  return deviating.length === 0 ? undefined : deviating.map(({ bastjanst }) => `${bastjanst}=unverifiable`).join(', ');
}
