// POST /v1/hushall: one call about a household, in which each person is a question of its own.
import express, { type Request, type Response, type Router } from 'express';
import { v7 as uuidv7 } from 'uuid';
import type { Content } from '../bastjanster/module.ts';
import type { Composite } from '../composite/compose.ts';
import { RequestFault } from '../composite/fault.ts';
import type { Caller, Clock } from '../composite/ports.ts';
import type { Hushallsperson, Personutfall, Profile } from '../profiles/profile.ts';
import { mapAtMost } from './at-most.ts';
import type { Exchange } from './exchange.ts';
import { asRequestFault, faultResponse } from './fault-response.ts';
import { readJson } from './read-json.ts';
import { type Reporter, warningHeader } from './report.ts';
import { sendProblem } from './rest-face.ts';

export interface HushallFaceDeps {
  readonly profile: Profile;
  readonly composite: Pick<Composite<Content>, 'ask'>;
  readonly report: Reporter;
  readonly openExchange: (request: Request, response: Response) => Exchange;
  readonly clock: Pick<Clock, 'monotonic'>;
}

const HUSHALL = '/v1/hushall';

/** Questions of one household under way at a time: it takes no more of the bastjänster than a few callers do. */
const AT_ONCE = 4;

export function createHushallFace({ profile, composite, report, openExchange, clock }: HushallFaceDeps): Router {
  const router = express.Router();

  router.post(HUSHALL, async (request, response) => {
    const exchange = openExchange(request, response);
    try {
      await answer(request, response, exchange);
    } catch (error) {
      const fault = asRequestFault(error);
      report.fault('rest', exchange, fault, error);
      sendProblem(response, fault, profile);
    }
  });

  router.all(HUSHALL, (_request, response) => {
    sendProblem(response.set('Allow', 'POST'), new RequestFault('method-not-allowed'), profile);
  });

  async function answer(request: Request, response: Response, exchange: Exchange): Promise<void> {
    const { arrival } = exchange;
    const caller = await exchange.caller();
    const json = await readJson(request, exchange, profile.hushall.schema);
    const question = profile.hushall.decode(json, arrival, uuidv7);
    const utfall = await mapAtMost(AT_ONCE, question.personer, (person) => ask(person, caller, exchange));
    if (response.destroyed) return;
    const answers = utfall.flatMap((one) => (one.utfall === 'besvarad' ? [one.answer] : []));
    const [first] = utfall;
    if (answers.length === 0 && first?.utfall === 'nekad') {
      return sendProblem(response, first.fault, profile, profile.hushall.encodeRefusals(utfall));
    }
    const warning = warningHeader(...answers);
    if (warning) response.setHeader('X-Sammansatt-Varning', warning);
    const milliseconds = Math.round(clock.monotonic() - arrival.receivedMonotonic);
    const text = profile.hushall.encodeAnswer(question, utfall, milliseconds);
    response.status(200).type('application/json').end(text);
  }

  /** As if it were asked alone, but with the time that its household has left. */
  async function ask(person: Hushallsperson, caller: Caller, exchange: Exchange): Promise<Personutfall> {
    const { query } = person.question;
    try {
      // the first has the place of the call
      if (person.nummer > 1) exchange.enterAnother();
      const answer = await composite.ask(query, caller, exchange.left);
      report.answer('rest', answer);
      return { person, utfall: 'besvarad', answer };
    } catch (error) {
      const fault = asRequestFault(error);
      report.fault('rest', { arrival: query, organisation: exchange.organisation }, fault, error);
      return { person, utfall: 'nekad', fault, status: faultResponse(fault).status };
    }
  }

  return router;
}
