// The REST face: the same question and answer as JSON, and errors as problem+json (RFC 9457).
import express, { type Request, type Response, type Router } from 'express';
import type { Content } from '../bastjanster/module.ts';
import type { Composite } from '../composite/compose.ts';
import { RequestFault } from '../composite/fault.ts';
import { parseJson } from '../platform/json.ts';
import type { Logger } from '../platform/log.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Exchange } from './exchange.ts';
import { asRequestFault, faultResponse } from './fault-response.ts';
import { reportAnswer, reportFault, warningHeader } from './report.ts';

export interface RestFaceDeps {
  readonly profile: Profile;
  readonly composite: Composite<Content>;
  readonly logger: Logger;
  readonly openExchange: (request: Request, response: Response) => Exchange;
}

const QUESTIONS = '/v1/fragor';

export function createRestFace({ profile, composite, logger, openExchange }: RestFaceDeps): Router {
  const router = express.Router();

  router.post(QUESTIONS, async (request, response) => {
    const exchange = openExchange(request, response);
    try {
      const text = await handle(request, response, exchange);
      if (!response.destroyed) response.status(200).type('application/json').end(text);
    } catch (error) {
      const fault = asRequestFault(error);
      reportFault(logger, 'rest', exchange.arrival, fault, error);
      sendProblem(response, fault, profile, exchange.arrival.id);
    }
  });

  router.all(QUESTIONS, (_request, response) => {
    sendProblem(response.set('Allow', 'POST'), new RequestFault('method-not-allowed'), profile);
  });

  async function handle(request: Request, response: Response, exchange: Exchange): Promise<string> {
    const caller = exchange.caller();
    if (!request.is(['application/json', '+json'])) throw new RequestFault('unsupported-media-type');
    const question = checked(await exchange.body());
    const { query, echo } = profile.rest.decode(question, exchange.arrival);
    const answer = await composite.ask(query, caller, exchange.left);
    const warning = warningHeader(answer);
    if (warning) response.setHeader('X-Sammansatt-Varning', warning);
    reportAnswer(logger, 'rest', answer);
    return profile.rest.encodeAnswer(answer, echo);
  }

  function checked(body: Buffer): unknown {
    const json = parseJson(body);
    if ('flaw' in json) throw new RequestFault('malformed', [{ path: '/', rule: json.flaw }]);
    const breaches = profile.rest.schema.validate(json.value);
    if (breaches.length > 0) throw new RequestFault('schema-invalid', breaches);
    return json.value;
  }

  return router;
}

/** Answers with a problem document; `id` finds the question in our log. */
export function sendProblem(response: Response, fault: RequestFault, profile: Profile, id?: string): void {
  if (response.destroyed) return;
  const { felkod, felmeddelande } = profile.rest.encodeFault(fault);
  const { status } = faultResponse(fault);
  if (status === 503) response.set('Retry-After', '5');
  const [title = felkod, ...details] = felmeddelande;
  const detail = details.length > 0 ? { detail: details.join(' ') } : {};
  const problem = {
    type: `urn:sammansatt:felkod:${felkod}`,
    title,
    status,
    ...detail,
    felkod,
    felmeddelande,
    ...(id ? { id } : {}),
  };
  response.status(status).type('application/problem+json').end(JSON.stringify(problem));
}
