// What is told of a question: a line in the service's own log, the counters, and the header that warns.
import type { CompositeAnswer } from '../composite/answer.ts';
import { outcomes, qualityOf } from '../composite/answer.ts';
import type { RequestFault } from '../composite/fault.ts';
import { traceableId } from '../platform/identity.ts';
import type { Logger } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Arrival } from '../profiles/profile.ts';

/** The way in, e.g. `rest` or `soap v10`. */
export type Face = string;

export interface Reporter {
  /** Ids, outcomes and times; no free field of the caller, nothing of the answer but its quality in counters. */
  answer<C>(face: Face, answer: CompositeAnswer<C>): void;
  fault(face: Face, arrival: Arrival, fault: RequestFault, error: unknown): void;
}

export function createReporter(logger: Logger, metrics: Metrics): Reporter {
  return {
    answer(face, answer) {
      const { query, milliseconds } = answer;
      const told = outcomes(answer).map((one) => [one.bastjanst, `${one.outcome}:${one.milliseconds}`]);
      const korrelationsid = traceableId(query.korrelationsid);
      logger.info('fraga-besvarad', {
        id: query.id,
        korrelationsid,
        face,
        millisekunder: milliseconds,
        utfall: Object.fromEntries(told),
      });
      count(metrics, face, answer);
    },
    fault(face, { id }, fault, error) {
      const rules = [...new Set(fault.breaches.map(({ rule }) => rule))].join(',') || undefined;
      if (fault.code === 'internal') logger.error('fraga-fel', error, { id, face });
      else logger.info('fraga-nekad', { id, face, code: fault.code, rules });
      metrics.question(face, fault.code);
    },
  };
}

function count<C>(metrics: Metrics, face: Face, { parts, notices }: CompositeAnswer<C>): void {
  metrics.question(face, 'answered');
  for (const part of parts) {
    metrics.part(part.bastjanst, qualityOf(part), part.status === 'failed' ? part.fault.cause : '');
    if (part.status === 'failed') continue;
    for (const { id, quality } of part.delivery.assessment.responders) metrics.responder(part.bastjanst, id, quality);
  }
  for (const { code } of notices) metrics.warning(code);
}

/**
 * What the SOAP body has no place for: `AF=unverifiable` for a part that deviates from its schema, `CSN=CSN_FONSTER` and
 * `fraga=LAGTEXT_UPPHAVD` for what a rule warns of.
 */
export function warningHeader<C>({ parts, notices }: CompositeAnswer<C>): string | undefined {
  const deviating = parts.filter((part) => part.status === 'delivered' && part.delivery.schema === 'deviates');
  const warnings = [
    ...deviating.map(({ bastjanst }) => `${bastjanst}=unverifiable`),
    ...notices.map(({ code, bastjanst = 'fraga' }) => `${bastjanst}=${code}`),
  ];
  return warnings.length === 0 ? undefined : warnings.join(', ');
}
