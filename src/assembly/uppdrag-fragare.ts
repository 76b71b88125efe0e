// The face for single questions as batches use it: the same rules, log and answers, without HTTP and its admission.
import { v7 as uuidv7 } from 'uuid';
import type { Content } from '../bastjanster/module.ts';
import { qualityOf } from '../composite/answer.ts';
import type { Composite } from '../composite/compose.ts';
import { RequestFault, type RequestFaultCode } from '../composite/fault.ts';
import type { Clock } from '../composite/ports.ts';
import { tellsAll } from '../composite/quality.ts';
import { asRequestFault } from '../inbound/fault-response.ts';
import type { Reporter } from '../inbound/report.ts';
import { problemDocument } from '../inbound/rest-face.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Fragare, Resultat } from '../uppdrag/ports.ts';
import { UppskjutenError } from '../uppdrag/uppdrag-error.ts';

export interface UppdragFragareDeps {
  readonly profile: Profile;
  readonly composite: Composite<Content>;
  readonly report: Reporter;
  /** Whether it is known who may ask. */
  readonly ready: () => boolean;
  readonly clock: Clock;
}

/** What says nothing of the question: it is asked later instead. */
const LATER: ReadonlySet<RequestFaultCode> = new Set([
  'overloaded',
  'log-unavailable',
  'identity-unavailable',
  'shutting-down',
]);

const FACE = 'uppdrag';

export function createUppdragFragare({ profile, composite, report, ready, clock }: UppdragFragareDeps): Fragare {
  const { rest } = profile;
  const arrive = () => ({ id: uuidv7(), receivedAt: clock.now(), receivedMonotonic: clock.monotonic() });

  return {
    beskriv: (fault) => rest.encodeFault(fault),
    async prova(fraga, caller, left) {
      if (!ready()) throw new UppskjutenError();
      const breaches = rest.schema.validate(fraga);
      if (breaches.length > 0) throw new RequestFault('schema-invalid', breaches);
      const { query } = rest.decode(fraga, arrive());
      await composite.check(query, caller, left).catch((error: unknown) => {
        throw error instanceof RequestFault && LATER.has(error.code) ? new UppskjutenError() : error;
      });
      return { namnd: query.ingivare.organisationsnummer };
    },
    async stall(fraga, caller, left): Promise<Resultat> {
      if (!ready()) throw new UppskjutenError();
      const arrival = arrive();
      try {
        const { query, echo, oversikt } = rest.decode(fraga, arrival);
        const answer = await composite.ask(query, caller, left);
        report.answer(FACE, answer);
        // What was given up halfway is no answer.
        if (left.aborted) throw new UppskjutenError();
        const isWhole = answer.parts.every((part) => tellsAll(qualityOf(part)));
        const text = rest.encodeAnswer(answer, echo, oversikt);
        return { utfall: isWhole ? 'besvarad' : 'ofullständig', text, type: 'application/json' };
      } catch (error) {
        if (error instanceof UppskjutenError) throw error;
        const fault = asRequestFault(error);
        report.fault(FACE, { arrival, organisation: () => caller.organisationsnummer }, fault, error);
        if (left.aborted || LATER.has(fault.code)) throw new UppskjutenError();
        const text = JSON.stringify(problemDocument(fault, profile, arrival.id));
        return { utfall: 'nekad', text, type: 'application/problem+json' };
      }
    },
  };
}
