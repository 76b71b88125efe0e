// What is told of a question: a line in the service's own log, the counters, and the header that warns.
import type { CompositeAnswer } from '../composite/answer.ts';
import { outcomes, qualityOf } from '../composite/answer.ts';
import type { FaultCause, RequestFault } from '../composite/fault.ts';
import { holdsIdentity, traceableId } from '../platform/identity.ts';
import type { Logger } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { TracedQuestion } from '../platform/tracing.ts';
import type { Exchange } from './exchange.ts';
import { faultResponse } from './fault-response.ts';

/** The way in, e.g. `rest` or `soap v10`. */
export type Face = string;

export interface Reporter {
  /** Ids, outcomes and times; no free field of the caller, nothing of the answer but its quality in counters. */
  answer<C>(face: Face, answer: CompositeAnswer<C>): void;
  fault(face: Face, exchange: Pick<Exchange, 'arrival' | 'organisation'>, fault: RequestFault, error: unknown): void;
}

/** What is counted of a question for the service level of the composite. */
export interface MeasuredQuestion {
  /** `misslyckad`: our own fault, of a part as well; `undantagen`: refused for what it was or who asked, or given up by its caller. */
  readonly utfall: 'lyckad' | 'misslyckad' | 'undantagen';
  /** The code of its refusal, or the cause of the part that decides. */
  readonly orsak?: string;
  /** Whether all who were asked delivered; absent of a refused one. */
  readonly kvalitet?: 'answered' | 'partial' | 'failed';
  /** From its arrival, where `utfall` is `lyckad`; milliseconds. */
  readonly svarstidMs?: number;
  /** Organisationsnummer of 12 digits: of the ingivare; of a refused question, of the known caller. */
  readonly organisation?: string;
  /** Parts that the bastjänster were asked for. */
  readonly delfragor: number;
}

/** Who else is told of questions. */
export interface Watchers {
  readonly measure?: (question: MeasuredQuestion) => void;
  readonly trace?: (question: TracedQuestion) => void;
}

export function createReporter(logger: Logger, metrics: Metrics, { measure, trace }: Watchers = {}): Reporter {
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
      measure?.(measured(answer));
      trace?.(traced(face, answer));
    },
    fault(face, { arrival, organisation }, fault, error) {
      const { id, receivedAt } = arrival;
      const rules = [...new Set(fault.breaches.map(({ rule }) => rule))].join(',') || undefined;
      if (fault.code === 'internal') logger.error('fraga-fel', error, { id, face });
      else logger.info('fraga-nekad', { id, face, code: fault.code, rules });
      metrics.question(face, fault.code);
      const ours = faultResponse(fault).faultcode === 'Server';
      const known = organisation();
      const utfall = ours ? 'misslyckad' : 'undantagen';
      measure?.({ utfall, orsak: fault.code, delfragor: 0, ...(known && { organisation: known }) });
      trace?.({ id, face, outcome: fault.code, failed: ours, startedAt: receivedAt, parts: [] });
    },
  };
}

/** Nobody was asked where a step said no. */
function asked<C>({ parts }: CompositeAnswer<C>): CompositeAnswer<C>['parts'] {
  return parts.filter((part) => part.status === 'delivered' || !WITHHELD.has(part.fault.cause));
}

const WITHHELD: ReadonlySet<FaultCause> = new Set(['not-permitted', 'rule']);

function measured<C>(answer: CompositeAnswer<C>): MeasuredQuestion {
  const { organisationsnummer } = answer.query.ingivare;
  const parts = asked(answer);
  const failed = parts.filter(({ status }) => status === 'failed').length;
  const kvalitet = failed === 0 ? 'answered' : failed < parts.length ? 'partial' : 'failed';
  return {
    ...outcomeOf(answer, parts),
    kvalitet,
    delfragor: parts.length,
    // in trial mode nobody has proved who asks
    ...(!holdsIdentity(organisationsnummer) && { organisation: organisationsnummer }),
  };
}

/** Causes that are no agency's: what they say of the question, the first that a part has. */
const NOT_THE_SOURCES = [
  { cause: 'queue-full', utfall: 'misslyckad' },
  { cause: 'internal', utfall: 'misslyckad' },
  { cause: 'cancelled', utfall: 'undantagen' },
] as const satisfies readonly { cause: FaultCause; utfall: MeasuredQuestion['utfall'] }[];

function outcomeOf<C>(
  { milliseconds }: CompositeAnswer<C>,
  parts: CompositeAnswer<C>['parts'],
): Pick<MeasuredQuestion, 'utfall' | 'orsak' | 'svarstidMs'> {
  const causes = new Set(parts.flatMap((part) => (part.status === 'failed' ? [part.fault.cause] : [])));
  const decisive = NOT_THE_SOURCES.find(({ cause }) => causes.has(cause));
  return decisive ? { utfall: decisive.utfall, orsak: decisive.cause } : { utfall: 'lyckad', svarstidMs: milliseconds };
}

/** The bastjänster are asked at the same moment, and the answer is made when the last of them has ended. */
function traced<C>(face: Face, answer: CompositeAnswer<C>): TracedQuestion {
  const { query, milliseconds } = answer;
  const parts = asked(answer);
  const endedAt = query.receivedAt + milliseconds;
  const startedAt = endedAt - Math.max(0, ...parts.map((part) => part.milliseconds));
  return {
    id: query.id,
    face,
    outcome: 'answered',
    failed: false,
    startedAt: query.receivedAt,
    endedAt,
    parts: parts.map((part) => ({
      bastjanst: part.bastjanst,
      quality: qualityOf(part),
      ...(part.status === 'failed' && { cause: part.fault.cause }),
      startedAt,
      endedAt: startedAt + part.milliseconds,
    })),
  };
}

function count<C>(metrics: Metrics, face: Face, { parts, notices, milliseconds }: CompositeAnswer<C>): void {
  metrics.question(face, 'answered');
  metrics.answerTime(milliseconds);
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
export function warningHeader<C>(...answers: readonly CompositeAnswer<C>[]): string | undefined {
  const warnings = new Set(answers.flatMap(warningsOf));
  return warnings.size === 0 ? undefined : [...warnings].join(', ');
}

function warningsOf<C>({ parts, notices }: CompositeAnswer<C>): string[] {
  const deviating = parts.filter((part) => part.status === 'delivered' && part.delivery.schema === 'deviates');
  return [
    ...deviating.map(({ bastjanst }) => `${bastjanst}=unverifiable`),
    ...notices.map(({ code, bastjanst = 'fraga' }) => `${bastjanst}=${code}`),
  ];
}
