// POST /v1/ataganden: a case system reports which handläggare have confirmed their åtagande, many at once.
import express, { type Request, type Response, type Router } from 'express';
import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import type { Anslutningar } from '../../anslutning/anslutningar.ts';
import type { Ataganden, Bekraftelse } from '../../anslutning/atagande.ts';
import { RequestFault } from '../../composite/fault.ts';
import type { Caller } from '../../composite/ports.ts';
import type { Exchange } from '../../inbound/exchange.ts';
import { parseJson } from '../../platform/json.ts';
import { compileSchema, readSchema } from '../../platform/schema.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { breachesText } from '../breach-text.ts';
import { asProblem, ProblemError, sendProblem } from '../problem.ts';
import { asRegisterProblem } from '../register-problem.ts';

export interface AtagandeFaceDeps {
  readonly anslutningar: Pick<Anslutningar, 'en'>;
  readonly ataganden: Ataganden;
  /** Of `createExchanges`; for bodies of 2 MB, since 10,000 confirmations may come at once. */
  readonly openExchange: (request: Request, response: Response) => Exchange;
  readonly clock: { now(): number };
  /** True in local trial: then a caller without a certificate may report for anybody. */
  readonly trial: boolean;
  readonly onBug: (error: unknown, where: string) => void;
}

/** Bytes of a body at most. */
export const MAX_ATAGANDEN_BYTES = 2_000_000;

const PATH = '/v1/ataganden';

interface Body {
  readonly organisationsnummer: string;
  readonly bekraftelser: readonly Bekraftelse[];
}

const schema = compileSchema(readSchema('schemas/anslutning/ataganden.schema.json'), '#/$defs/rapport');

export function createAtagandeFace(deps: AtagandeFaceDeps): Router {
  const { anslutningar, ataganden, openExchange, clock, trial, onBug } = deps;
  const router = express.Router();

  router.post(PATH, async (request, response) => {
    const exchange = openExchange(request, response);
    try {
      const caller = await exchange.caller();
      const body = await bodyOf(request, exchange);
      await checkCaller(caller, body.organisationsnummer);
      const begaran = { aktor: { namn: `system ${caller.organisationsnummer ?? 'i provläge'}` }, skal: SKAL };
      const rapport = await ataganden.confirmMany(begaran, body.organisationsnummer, body.bekraftelser);
      response.status(200).set('Cache-Control', 'no-store').type('application/json').end(JSON.stringify(rapport));
    } catch (error) {
      if (exchange.left.aborted) return;
      const problem = asProblem(asRegisterProblem(error));
      if (problem.status === 500) onBug(error, `post ${PATH}`);
      sendProblem(response, problem);
    }
  });
  router.all(PATH, (_request, response) => {
    sendProblem(response.set('Allow', 'POST'), asProblem(new RequestFault('method-not-allowed')));
  });

  /** The organisation itself, or a registered biträde of it; others learn nothing of whether it is connected. */
  async function checkCaller({ organisationsnummer: caller }: Caller, about: string): Promise<void> {
    if (caller === undefined && trial) return;
    const found = await anslutningar.en(about).catch((error: unknown) => {
      if (!(error instanceof AnslutningError)) throw error;
    });
    const idag = swedishDay(clock.now());
    const bitraden = found?.dokument.bitraden.filter(({ avtalsdatum = idag }) => avtalsdatum <= idag) ?? [];
    const may = [...(found ? [about] : []), ...bitraden.map(({ organisationsnummer }) => organisationsnummer)];
    if (caller === undefined || !may.includes(caller)) {
      throw new ProblemError(
        'inte-er-anslutning',
        403,
        'Bara organisationen själv och dess registrerade biträden rapporterar för den.',
      );
    }
  }

  return router;
}

const SKAL = 'Rapport från verksamhetssystem';

async function bodyOf(request: Request, exchange: Exchange): Promise<Body> {
  if (!request.is(['application/json', '+json'])) throw new RequestFault('unsupported-media-type');
  const json = parseJson(await exchange.body());
  if ('flaw' in json) throw new RequestFault('malformed', [{ path: '/', rule: json.flaw }]);
  const breaches = schema.validate(json.value);
  if (breaches.length > 0) throw new ProblemError('schema-invalid', 400, breachesText(breaches));
  return json.value as Body;
}
