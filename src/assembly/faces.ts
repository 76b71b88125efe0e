// All that the service answers to over HTTP, put together on one express application.
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import type { Content } from '../bastjanster/module.ts';
import type { Composite } from '../composite/compose.ts';
import { RequestFault } from '../composite/fault.ts';
import type { Clock } from '../composite/ports.ts';
import type { Admission } from '../inbound/admission.ts';
import { anybody } from '../inbound/authenticate.ts';
import type { Callers } from '../inbound/authenticate-callers.ts';
import { createExchanges, type ExchangeDeps } from '../inbound/exchange.ts';
import { asRequestFault } from '../inbound/fault-response.ts';
import { createHealthFace } from '../inbound/health-face.ts';
import { createHushallFace } from '../inbound/hushall-face.ts';
import type { Reporter } from '../inbound/report.ts';
import { requestId } from '../inbound/request-id.ts';
import { createRestFace, sendProblem } from '../inbound/rest-face.ts';
import { createSoapFace } from '../inbound/soap-face.ts';
import type { Config } from '../platform/config.ts';
import { swedishDay } from '../platform/swedish-day.ts';
import type { Profile } from '../profiles/profile.ts';
import { bastjanstNamn } from '../profiles/sverige/modules.ts';
import { createAtagandeFace, MAX_ATAGANDEN_BYTES } from '../web/anslutning/atagande-face.ts';
import type { Web } from '../web/create-web.ts';
import { createDriftinformationEndpoints } from '../web/driftinformation/endpoints.ts';
import type { EndpointServices } from '../web/driftinformation/services.ts';
import { createApi } from '../web/endpoint.ts';
import { createLoggEndpoints } from '../web/logg-endpoints.ts';
import { createOpenApiFace } from '../web/openapi-face.ts';
import { type AvstamningServices, createAvstamningEndpoints } from '../web/oversikt/avstamning-endpoints.ts';
import type { UppdragServices } from '../web/uppdrag/services.ts';
import { createUppdragFace, MAX_UPPDRAG_BYTES } from '../web/uppdrag/uppdrag-face.ts';
import type { LogService } from './log-service.ts';
import type { RegisterService } from './register-service.ts';

export interface FacesDeps {
  readonly profile: Profile;
  readonly composite: Composite<Content>;
  readonly log: LogService;
  readonly register: RegisterService;
  readonly callers: Callers;
  /** Places for the questions under way. */
  readonly admission: Pick<Admission, 'enter'>;
  readonly servicelevel: EndpointServices & AvstamningServices;
  /** Absent where nobody can log in: then there are no pages, and nobody reads the log over HTTP. */
  readonly web: Web | undefined;
  readonly uppdrag: UppdragServices;
  readonly report: Reporter;
  readonly clock: Clock;
  readonly limits: Config['limits'];
  /** Told of every request before a face is; it may change what is asked for. */
  readonly arrive?: ((request: Request) => void) | undefined;
  /** Nobody needs to show who calls. */
  readonly trial: boolean;
  readonly ready: () => Promise<boolean>;
  readonly stopping: () => boolean;
  readonly onBug: (error: unknown, where: string) => void;
}

export function createFaces(deps: FacesDeps): Express {
  const { profile, composite, callers, clock, limits, report, register, web, trial, onBug } = deps;
  const openExchange = exchangesBy(deps, { ...callers, admission: deps.admission })(limits.maxQuestionBytes);
  const openAtaganden = exchangesBy(deps, callers)(MAX_ATAGANDEN_BYTES);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const { arrive } = deps;
  if (arrive)
    app.use((request, _response, next) => {
      arrive(request);
      next();
    });
  app.use('/v1', (_request, response, next) => {
    requestId(response);
    next();
  });
  app.use(createHealthFace(deps.ready));
  app.use(createSoapFace({ profile, composite, report, openExchange, today: () => swedishDay(clock.now()) }));
  app.use(createRestFace({ profile, composite, report, openExchange }));
  app.use(createHushallFace({ profile, composite, report, openExchange, clock }));
  app.use(createAtagandeFace({ ...register, openExchange: openAtaganden, clock, trial, onBug }));
  app.use(createUppdragFace({ services: deps.uppdrag, ...uppdragExchanges(deps), clock, onBug }));
  app.use(createOpenApiFace());
  app.use('/v1', refusedBy(deps));
  if (web) {
    app.use(createLogApi(deps, web.identify));
    app.use(createServicelevelApi(deps, web.identifyPerson));
    app.use(web.router);
  }
  app.use((_request, response) => sendProblem(response, new RequestFault('not-found'), profile));
  return app;
}

/** Of what a face let through: an address that is no UTF-8, or a bug. Four arguments, by which express knows it. */
function refusedBy({ profile, onBug }: FacesDeps) {
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    const fault = error instanceof URIError ? new RequestFault('not-found') : asRequestFault(error);
    if (fault.code === 'internal') onBug(error, '/v1');
    sendProblem(response, fault, profile);
  };
}

function createLogApi(deps: FacesDeps, identify: Web['identify']): Router {
  const { log, clock } = deps;
  return createApi({
    ...bySession(deps),
    endpoints: createLoggEndpoints({ ...log, myndigheter: bastjanstNamn, clock }),
    identify,
  });
}

function createServicelevelApi(deps: FacesDeps, identify: Web['identifyPerson']): Router {
  const { servicelevel } = deps;
  const endpoints = [...createDriftinformationEndpoints(servicelevel), ...createAvstamningEndpoints(servicelevel)];
  return createApi({ ...bySession(deps), endpoints, identify });
}

/** Who a person is decides the session; no client certificate is asked of a browser. */
function bySession(deps: FacesDeps) {
  const { limits, onBug } = deps;
  return { exchanges: exchangesBy(deps, { authenticate: anybody }), maxBytes: limits.maxQuestionBytes, onBug };
}

/** Outside the admission of single questions, under the same limits; a stream that stays open has none. */
function uppdragExchanges(deps: FacesDeps) {
  const { authenticate, limits } = deps.callers;
  return {
    openExchange: exchangesBy(deps, { authenticate, limits })(MAX_UPPDRAG_BYTES),
    openStream: exchangesBy(deps, { authenticate })(0),
  };
}

type Admitted = Pick<ExchangeDeps, 'authenticate' | 'admission' | 'limits'>;

/** Opens exchanges for bodies of so many bytes at most. */
function exchangesBy({ clock, limits, stopping }: FacesDeps, admitted: Admitted) {
  return (maxBytes: number) => createExchanges({ ...admitted, clock, maxBytes, bodyMs: limits.totalMs, stopping });
}
