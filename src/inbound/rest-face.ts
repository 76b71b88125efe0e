// The REST face: the same question and answer as JSON, and errors as problem+json (RFC 9457).
import express, { type Request, type Response, type Router } from 'express';
import type { Content } from '../bastjanster/module.ts';
import type { Composite } from '../composite/compose.ts';
import { RequestFault } from '../composite/fault.ts';
import type { Caller } from '../composite/ports.ts';
import type { Profile, Question } from '../profiles/profile.ts';
import type { Exchange } from './exchange.ts';
import { asRequestFault, faultResponse } from './fault-response.ts';
import { readJson } from './read-json.ts';
import { type Reporter, warningHeader } from './report.ts';
import { requestId } from './request-id.ts';

export interface RestFaceDeps {
  readonly profile: Profile;
  readonly composite: Composite<Content>;
  readonly report: Reporter;
  readonly openExchange: (request: Request, response: Response) => Exchange;
}

const QUESTIONS = '/v1/fragor';
const CHECK = '/v1/fragor/kontroll';
const FELKODER = '/v1/felkoder';

interface Received {
  readonly caller: Caller;
  readonly question: Question<string>;
}

export function createRestFace({ profile, composite, report, openExchange }: RestFaceDeps): Router {
  const router = express.Router();

  router.post(QUESTIONS, (request, response) => answerWith(request, response, ask));
  router.post(CHECK, (request, response) => answerWith(request, response, check));
  router.get(FELKODER, (_request, response) => void response.type('application/json').end(profile.rest.felkoder));

  for (const [path, allow] of [
    [QUESTIONS, 'POST'],
    [CHECK, 'POST'],
    [FELKODER, 'GET'],
  ] as const) {
    router.all(path, (_request, response) => {
      sendProblem(response.set('Allow', allow), new RequestFault('method-not-allowed'), profile);
    });
  }

  type Handler = (received: Received, exchange: Exchange, response: Response) => Promise<string>;

  async function answerWith(request: Request, response: Response, handler: Handler): Promise<void> {
    const exchange = openExchange(request, response);
    try {
      const text = await handler(await receive(request, exchange), exchange, response);
      if (!response.destroyed) response.status(200).type('application/json').end(text);
    } catch (error) {
      const fault = asRequestFault(error);
      report.fault('rest', exchange, fault, error);
      sendProblem(response, fault, profile);
    }
  }

  async function receive(request: Request, exchange: Exchange): Promise<Received> {
    const caller = await exchange.caller();
    const json = await readJson(request, exchange, profile.rest.schema);
    return { caller, question: profile.rest.decode(json, exchange.arrival) };
  }

  /** Asks nobody, logs no person. */
  async function check({ caller, question }: Received, { left }: Exchange): Promise<string> {
    return profile.rest.encodePermission(await composite.check(question.query, caller, left));
  }

  async function ask({ caller, question }: Received, exchange: Exchange, response: Response): Promise<string> {
    const { query, echo, oversikt } = question;
    const answer = await composite.ask(query, caller, exchange.left);
    const warning = warningHeader(answer);
    if (warning) response.setHeader('X-Sammansatt-Varning', warning);
    report.answer('rest', answer);
    return profile.rest.encodeAnswer(answer, echo, oversikt);
  }

  return router;
}

/**
 * Answers with a problem document; `id`, which the answer's header has too, finds the question in our log.
 * @param more extension members (RFC 9457 section 3.2)
 */
export function sendProblem(response: Response, fault: RequestFault, profile: Profile, more: object = {}): void {
  if (response.destroyed) return;
  const problem = { ...problemDocument(fault, profile, requestId(response)), ...more };
  const { status } = problem;
  if ((status === 503 || status === 429) && !response.hasHeader('Retry-After')) response.set('Retry-After', '5');
  response.status(status).type('application/problem+json').end(JSON.stringify(problem));
}

/** What is told of a question that is refused; `id` finds it in our log. */
export function problemDocument(fault: RequestFault, profile: Profile, id: string) {
  const { felkod, felmeddelande } = profile.rest.encodeFault(fault);
  const [title = felkod, ...details] = felmeddelande;
  return {
    type: `urn:sammansatt:felkod:${felkod}`,
    title,
    status: faultResponse(fault).status,
    ...(details.length > 0 && { detail: details.join(' ') }),
    felkod,
    felmeddelande,
    id,
  };
}
