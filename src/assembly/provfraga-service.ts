// Questions about test persons through the service's own faces, over HTTP, on a socket that nobody outside this process reaches.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { AnslutningError } from '../anslutning/anslutning-error.ts';
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import type { Content } from '../bastjanster/module.ts';
import type { Composite } from '../composite/compose.ts';
import type { Clock } from '../composite/ports.ts';
import { exampleIngivare } from '../example-question.ts';
import type { Admission } from '../inbound/admission.ts';
import { BILJETT_HEADER, createBiljetter } from '../inbound/biljetter.ts';
import { createExchanges } from '../inbound/exchange.ts';
import type { Limits } from '../inbound/limits.ts';
import type { Reporter } from '../inbound/report.ts';
import { createRestFace } from '../inbound/rest-face.ts';
import { createSoapFace } from '../inbound/soap-face.ts';
import type { Config } from '../platform/config.ts';
import { callLocally } from '../platform/local-call.ts';
import { swedishDay } from '../platform/swedish-day.ts';
import type { Profile } from '../profiles/profile.ts';
import { oversiktAvsnitt } from '../profiles/sverige/oversikt/visning/visning.ts';
import type { ProvfragaServices, Provsvar } from '../web/portal/provfraga-services.ts';
import type { TeknikServices } from '../web/portal/teknik/services.ts';
import { nekadOf } from './provfraga-nekad.ts';
import { provfragaText } from './provfraga-question.ts';

export interface ProvfragaDeps {
  readonly config: Pick<Config, 'trial' | 'provfraga' | 'limits'>;
  readonly profile: Profile;
  readonly composite: Composite<Content>;
  readonly report: Reporter;
  readonly clock: Clock;
  /** Places and limits that its questions share with everybody's. */
  readonly admission: Pick<Admission, 'enter'>;
  readonly limits: Limits;
  readonly anslutningar: Pick<Anslutningar, 'en'>;
  readonly underlag: Pick<TeknikServices, 'provpersoner' | 'bastjanster' | 'felkoder'>;
}

export interface ProvfragaService {
  readonly services: ProvfragaServices;
  /** Listens, where questions can be asked. @throws Node's error where the socket cannot be made */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const AV =
  'Provfrågor är avstängda här: bastjänsterna svarar om verkliga personer. De finns i provläge och i testmiljöer ' +
  '(inställningen PROVFRAGA).';

export function createProvfragaService(deps: ProvfragaDeps): ProvfragaService {
  const { config, profile, anslutningar, underlag } = deps;
  const { trial, provfraga } = config;
  const { provpersoner = [], bastjanster } = underlag;
  const biljetter = createBiljetter();
  let server: Server | undefined;
  let folder = '';

  async function send(organisation: string, path: string, body: string, type: string): Promise<Provsvar> {
    const biljett = biljetter.utfarda(organisation);
    const startedAt = performance.now();
    try {
      const headers = { 'content-type': type, soapaction: '""', [BILJETT_HEADER]: biljett };
      const answer = await callLocally({ socketPath: socketIn(folder), path, headers, body });
      const varning = answer.headers['x-sammansatt-varning'];
      return {
        ...{ status: answer.status, text: answer.text, id: String(answer.headers['x-sammansatt-id'] ?? '') },
        ...(answer.status !== 200 && { nekad: nekadOf(answer.text, underlag.felkoder) }),
        millisekunder: Math.round(performance.now() - startedAt),
        ...(typeof varning === 'string' && { varning }),
      };
    } finally {
      biljetter.aterta(biljett);
    }
  }

  return {
    services: {
      avstangd: provfraga.pa ? undefined : AV,
      personer: provpersoner,
      bastjanster,
      versioner: profile.soap.versions.map(({ name }) => name),
      provnamnd: provfraga.organisation ?? (trial ? exampleIngivare.organisationsnummer : undefined),
      async namnOf(organisationsnummer) {
        try {
          return (await anslutningar.en(organisationsnummer)).dokument.namn;
        } catch (error) {
          // in trial mode nobody needs to be connected
          if (error instanceof AnslutningError) return exampleIngivare.namn;
          throw error;
        }
      },
      formulera(val) {
        const person = provpersoner.find(({ key }) => key === val.person);
        const version = profile.soap.versions.find(({ name }) => name === val.version);
        if (!person || !version) throw new Error('the page offers persons and versions that there are');
        const { personnummer } = person;
        return provfragaText({
          ...val,
          personnummer,
          namespace: version.namespace,
          alla: bastjanster.map(({ id }) => id),
        });
      },
      async fraga({ organisationsnummer }, { xml, json }) {
        const soap = await send(organisationsnummer, profile.soap.path, xml, 'text/xml; charset=utf-8');
        const rest = await send(organisationsnummer, '/v1/fragor', json, 'application/json');
        return { soap, rest, ...(!rest.nekad && { oversikt: oversiktAvsnitt(JSON.parse(rest.text)) }) };
      },
    },
    async start() {
      if (!provfraga.pa) return;
      folder = mkdtempSync(join(tmpdir(), 'sammansatt-provfraga-'));
      const own = createServer(answering(deps, biljetter.authenticate));
      server = own;
      await new Promise<void>((resolve, reject) => {
        own.once('error', reject).listen(socketIn(folder), resolve);
      });
    },
    async stop() {
      const own = server;
      if (!own) return;
      server = undefined;
      await new Promise<void>((resolve) => own.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In a folder that only this user may enter. */
function socketIn(folder: string): string {
  return join(folder, 's');
}

/** The same faces as everybody meets; only how one shows who asks is another. */
function answering(
  { config, profile, composite, report, clock, admission, limits }: ProvfragaDeps,
  authenticate: ReturnType<typeof createBiljetter>['authenticate'],
) {
  const { maxQuestionBytes: maxBytes, totalMs: bodyMs } = config.limits;
  // The pages that ask end before this does.
  const stopping = () => false;
  const openExchange = createExchanges({ authenticate, admission, limits, clock, maxBytes, bodyMs, stopping });
  const app = express();
  app.disable('x-powered-by');
  app.use(createSoapFace({ profile, composite, report, openExchange, today: () => swedishDay(clock.now()) }));
  app.use(createRestFace({ profile, composite, report, openExchange }));
  return app;
}
