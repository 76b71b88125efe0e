// /v1/uppdrag: a case system submits up to a thousand questions, follows them, and fetches the results once.
import express, { type Request, type Response, type Router } from 'express';
import { RequestFault } from '../../composite/fault.ts';
import type { Caller } from '../../composite/ports.ts';
import type { Exchange } from '../../inbound/exchange.ts';
import { readJson } from '../../inbound/read-json.ts';
import { compileSchema, readSchema } from '../../platform/schema.ts';
import { aktorOf } from '../../uppdrag/mottagning.ts';
import { namndAv, provaFragor } from '../../uppdrag/provning.ts';
import { isOfardigt } from '../../uppdrag/uppdrag.ts';
import { UppdragError, type UppdragErrorKind } from '../../uppdrag/uppdrag-error.ts';
import { breachesText } from '../breach-text.ts';
import { asProblem, ProblemError, sendProblem } from '../problem.ts';
import { createHandelser } from './handelser.ts';
import { createResultat } from './resultat.ts';
import type { UppdragServices } from './services.ts';
import { uppdragJson, waitSeconds } from './uppdrag-json.ts';
import { isAway, sendUppdragProblem } from './uppdrag-problem.ts';

type OpenExchange = (request: Request, response: Response) => Exchange;

export interface UppdragFaceDeps {
  readonly services: UppdragServices;
  /** Of `createExchanges`, for bodies of {@link MAX_UPPDRAG_BYTES}. */
  readonly openExchange: OpenExchange;
  /** The same without limits: a stream that is open is no question under way. */
  readonly openStream: OpenExchange;
  readonly clock: { now(): number };
  readonly onBug: (error: unknown, where: string) => void;
}

/** Bytes of a body at most: a thousand questions of 8 kB. */
export const MAX_UPPDRAG_BYTES = 8_388_608;

const PATH = '/v1/uppdrag';
const ONE = `${PATH}/:id`;

interface Begaran {
  readonly properties: { readonly fragor: object };
}

const { begaran } = (readSchema('schemas/ssbtek/uppdrag.schema.json') as { $defs: { begaran: Begaran } }).$defs;

/** Of the whole alone: a thousand questions judged at once would let nobody else be answered meanwhile. */
const omslag = compileSchema({ ...begaran, properties: { fragor: { ...begaran.properties.fragor, items: true } } });

const HINDER: Readonly<Record<NonNullable<UppdragServices['hinder']>, string>> = {
  'kraver-postgresql':
    'Tjänsten kör med sin inbyggda databas (SQLite), och uppdrag kräver PostgreSQL. Driftleverantören ställer in DATABASE_URL.',
  avstangt: 'Uppdrag är avstängt i den här installationen. Förvaltaren beslutar om det (inställningen UPPDRAG).',
};

interface Called {
  readonly request: Request;
  readonly response: Response;
  readonly exchange: Exchange;
  readonly caller: Caller;
  readonly id: string;
}

export function createUppdragFace({ services, clock, onBug, ...deps }: UppdragFaceDeps): Router {
  const { fragare, uppdragen, avslut } = services;
  const router = express.Router();
  const follow = createHandelser(services);
  const sendResults = createResultat(services, clock);

  function by(open: OpenExchange, work: (called: Called) => Promise<void>) {
    return async (request: Request, response: Response): Promise<void> => {
      const exchange = open(request, response);
      try {
        // What only looks must not erase: HEAD is no GET here.
        if (request.method === 'HEAD') throw new RequestFault('method-not-allowed');
        const caller = await exchange.caller();
        const { hinder } = services;
        if (hinder) throw new UppdragError(hinder satisfies UppdragErrorKind, HINDER[hinder]);
        await work({ request, response, exchange, caller, id: String(request.params.id ?? '') });
      } catch (error) {
        const where = `${request.method} ${request.route?.path ?? PATH}`;
        if (response.headersSent) {
          response.destroy();
          if (!isAway(error)) onBug(error, where);
        } else if (!exchange.left.aborted && sendUppdragProblem(response, error)) onBug(error, where);
      }
    };
  }

  const { openExchange, openStream } = deps;
  router.post(PATH, by(openExchange, submit));
  router.get(PATH, by(openExchange, list));
  router.get(ONE, by(openExchange, show));
  router.delete(ONE, by(openExchange, cancel));
  router.get(
    `${ONE}/handelser`,
    by(openStream, ({ id, caller, response, exchange }) => follow(id, caller, response, exchange.left)),
  );
  router.get(`${ONE}/resultat`, by(openExchange, fetchOnce));
  for (const [path, allow] of [
    [PATH, 'GET, POST'],
    [ONE, 'GET, DELETE'],
    [`${ONE}/handelser`, 'GET'],
    [`${ONE}/resultat`, 'GET'],
  ] as const) {
    router.all(path, (_request, response) => {
      sendProblem(response.set('Allow', allow), asProblem(new RequestFault('method-not-allowed')));
    });
  }

  async function submit({ request, response, exchange, caller }: Called): Promise<void> {
    const fragor = await fragorOf(request, exchange);
    await services.villkorFor(namndAv(fragare, fragor), caller);
    const namnd = await provaFragor({ fragare, maxBytes: services.maxFragaBytes }, fragor, caller, exchange.left);
    const villkor = await services.villkorFor(namnd, caller);
    const { id } = await services.lamnaIn({ namnd, caller, villkor, fragor });
    const uppdrag = await uppdragen.en(id, caller);
    response.set('Location', `${PATH}/${id}`).set('Retry-After', String(waitSeconds(uppdrag, clock.now())));
    json(response, 202, uppdragJson(uppdrag));
  }

  async function list({ caller, response }: Called): Promise<void> {
    json(response, 200, { uppdrag: (await uppdragen.lista(caller)).map(uppdragJson) });
  }

  async function show({ id, caller, response }: Called): Promise<void> {
    const uppdrag = await uppdragen.en(id, caller);
    if (isOfardigt(uppdrag)) response.set('Retry-After', String(waitSeconds(uppdrag, clock.now())));
    json(response, 200, uppdragJson(uppdrag));
  }

  async function fetchOnce({ id, caller, request, response }: Called): Promise<void> {
    const uppdrag = await uppdragen.en(id, caller);
    if (isOfardigt(uppdrag)) response.set('Retry-After', String(waitSeconds(uppdrag, clock.now())));
    if (uppdrag.lage === 'klart') await services.provaHamtning(uppdrag.namnd, caller);
    await sendResults(uppdrag, caller, request, response);
  }

  async function cancel({ id, caller, response }: Called): Promise<void> {
    const { anropare } = await uppdragen.en(id, caller);
    await avslut.avbryt(id, { aktor: { namn: aktorOf(anropare) }, skal: 'Uppdraget återtaget av system' });
    response.status(204).set('Cache-Control', 'no-store').end();
  }

  return router;
}

async function fragorOf(request: Request, exchange: Exchange): Promise<readonly unknown[]> {
  try {
    const { fragor } = (await readJson(request, exchange, omslag)) as { fragor: readonly unknown[] };
    return fragor;
  } catch (error) {
    if (!(error instanceof RequestFault && error.code === 'schema-invalid')) throw error;
    throw new ProblemError('schema-invalid', 400, breachesText(error.breaches));
  }
}

function json(response: Response, status: number, value: object): void {
  response.status(status).set('Cache-Control', 'no-store').type('application/json').end(JSON.stringify(value));
}
