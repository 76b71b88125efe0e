// Everything that runs, built by hand from its parts; nothing listens yet.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createPermission } from '../anslutning/permission.ts';
import { createRegisterView } from '../anslutning/register-view.ts';
import type { Content } from '../bastjanster/module.ts';
import { createComposite } from '../composite/compose.ts';
import type { Clock, Step } from '../composite/ports.ts';
import { admissionLimits } from '../inbound/admission.ts';
import { createControlledAdmission } from '../inbound/admission-load.ts';
import type { Authenticate } from '../inbound/authenticate.ts';
import { createCallers } from '../inbound/authenticate-callers.ts';
import { createReporter } from '../inbound/report.ts';
import type { Config } from '../platform/config.ts';
import type { Logger } from '../platform/log.ts';
import { createMailer } from '../platform/mail.ts';
import { createMetrics } from '../platform/metrics.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Tracing } from '../platform/tracing.ts';
import type { Profile } from '../profiles/profile.ts';
import { bastjanstNamn } from '../profiles/sverige/modules.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import { createSeddaCertifikat } from '../servicelevel/larm/sedda-certifikat.ts';
import { createSvarsklocka } from '../servicelevel/larm/svarsklocka.ts';
import { createMatare } from '../servicelevel/matning/matare.ts';
import { createWeb } from '../web/create-web.ts';
import { FLODE } from '../web/driftinformation/flode.ts';
import { checkLankar } from '../web/portal/lankar.ts';
import { createFaces } from './faces.ts';
import { createLogService } from './log-service.ts';
import { metricsState } from './measured-call.ts';
import { createPortalService } from './portal-service.ts';
import { createProvbankService } from './provbank-service.ts';
import { createProvfragaService } from './provfraga-service.ts';
import { createRegisterService } from './register-service.ts';
import type { Running } from './running.ts';
import { createServicelevelService } from './servicelevel-service.ts';
import { createServing, type Stage } from './serving.ts';
import { createSources, followDrift, type GuardBreaker } from './sources.ts';
import { createTeknikUnderlag } from './teknik-underlag.ts';
import { createUppdragService } from './uppdrag-service.ts';

/** What tests and trial mode replace or add, and the simulator of the whole service (simulator.ts). */
export interface Overrides {
  readonly logStream?: NodeJS.WritableStream;
  readonly httpTransport?: 'pool' | 'axios';
  readonly breaker?: Partial<GuardBreaker>;
  /** Told of every request before a face is; it may change what is asked for. */
  readonly arrive?: (request: IncomingMessage) => void;
  /** Stands before the check of who calls. */
  readonly authenticate?: (authenticate: Authenticate) => Authenticate;
  /** Stand before all other steps. */
  readonly steps?: readonly Step[];
  /** Addresses of simulators that run beside the service, by source: the test bench may prove them. */
  readonly simulatorer?: Readonly<Record<string, string>>;
}

/** Of a random name that stands in every row that is measured: enough to tell processes of one database apart. */
const PROCESS_CHARACTERS = 8;

/** What the portal's content may lead to besides. */
const NO_PAGES = [FLODE, '/v1/openapi.yaml', '/halsa'];

export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

export interface Parts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly overrides: Overrides;
  readonly logger: Logger;
  readonly profile: Profile;
  readonly database: Database;
  readonly keyring: Keyring;
  /** Absent where nothing is traced. */
  readonly tracing: Tracing | undefined;
}

export function build({ config, secrets, overrides, logger, profile, database, keyring, tracing }: Parts): Running {
  const { limits, login } = config;
  const clock = systemClock;
  const onBug = (error: unknown, where: string, id?: string) => logger.error('internt-fel', error, { where, id });
  const matare = createMatare({ clock });
  const seddaCertifikat = createSeddaCertifikat({ clock });
  const svarsklocka = createSvarsklocka({ clock });
  const sources = createSources({
    ...{ modules: profile.modules, config, secrets, clock, onDate: svarsklocka.sedd },
    measure(anrop) {
      matare.anrop(anrop);
      metrics.call(anrop);
    },
    ...(overrides.httpTransport ? { transport: overrides.httpTransport } : {}),
    ...(overrides.breaker ? { breaker: overrides.breaker } : {}),
    onBreaker: (kalla, { status, ...rest }) => logger.warn('krets', { kalla, lage: status, ...rest }),
  });
  const drift = followDrift(sources, database, logger);
  const admission = createControlledAdmission(admissionLimits(limits, limits.questions));
  const mailer = createMailer({ ...config.mail, ...(secrets.smtpUrl ? { smtpUrl: secrets.smtpUrl } : {}) });
  const register = createRegisterService({ database, clock, avslutaLogg: (...args) => log.avsluta(...args) });
  const log = createLogService({
    database,
    keyring,
    clock,
    keyBackupDays: config.keyBackupDays,
    handoutFolder: config.handoutFolder,
    mottagare: register.mottagare,
    notify: mailer.send,
    onRetry: (report) => logger.warn('logg-avslut-forsoks-igen', { ...report }),
  });
  const trouble = (error?: unknown) =>
    error ? logger.error('register-otillgangligt', error) : logger.info('register-tillgangligt');
  const view = config.trial ? undefined : createRegisterView({ database, clock, onTrouble: trouble });
  const steps: Step[] = [
    ...(overrides.steps ?? []),
    ...(view ? [createPermission(view, { clock, itemsOf: profile.itemsOf })] : []),
    ...profile.rules,
  ];
  const { queryLog } = log;
  const composite = createComposite<Content>({ sources: sources.guarded, steps, queryLog, clock, limits, onBug });
  const servicelevel = createServicelevelService({
    ...{ database, config, secrets, clock, logger, mailer, sources, log, register },
    ...{ matare, seddaCertifikat, svarsklocka },
    process: randomUUID().slice(0, PROCESS_CHARACTERS),
    kallor: profile.modules.map(({ source, id, name }) => ({ kalla: source, bastjanst: id, namn: name })),
  });
  const metrics = createMetrics({
    state: () => metricsState(sources.guarded, admission.underWay()),
    larm: servicelevel.figures,
    forlorade: servicelevel.forlorade,
  });
  const known = createCallers({
    ...{ config, secrets, register: view, clock, onRefused: metrics.refusedCaller },
    onCertificate: seddaCertifikat.sedd,
  });
  const callers = overrides.authenticate
    ? { ...known, authenticate: overrides.authenticate(known.authenticate) }
    : known;
  const report = createReporter(logger, metrics, {
    measure: matare.fraga,
    ...(tracing && { trace: tracing.question }),
  });
  const teknik = createTeknikUnderlag({ config, profile, medProvpersoner: config.provfraga.pa });
  const provfraga = createProvfragaService({
    ...{ config, profile, composite, report, clock, admission, underlag: teknik },
    ...{ limits: callers.limits, anslutningar: register.anslutningar },
  });
  const uppdrag = createUppdragService({
    ...{ database, databaseUrl: secrets.databaseUrl, config, keyring, clock, logger, profile, composite, report, view },
    anslutningar: register.anslutningar,
  });
  const portal = createPortalService({ database, clock, config, secrets, logger, mailer, log, register });
  const provbank = createProvbankService({
    ...{
      database,
      clock,
      config,
      simulatorer: overrides.simulatorer ?? {},
      onBug: (error) => onBug(error, 'provbank'),
    },
    ...{ kallor: servicelevel.services.kallor, uppgiftslamnare: register.uppgiftslamnare },
    nivaer: servicelevel.services.nivaer,
    samtidiga: (kalla) => sources.limits(kalla)?.concurrent,
    avvikelser: portal.services.avvikelser,
    ...(secrets.clientTls && { tls: secrets.clientTls }),
  });
  const web =
    login &&
    createWeb({
      ...{ login, database, clock, mailer, onBug, ...register, servicelevel: servicelevel.services },
      logg: { ...log, myndigheter: bastjanstNamn, clock },
      provbank: provbank.services,
      portal: { ...portal.services, teknik, provfraga: provfraga.services },
      clientAddress: callers.clientAddress,
      ...(secrets.oidcClientSecret ? { clientSecret: secrets.oidcClientSecret } : {}),
      bastjanster: [...bastjanstNamn].map(([id, namn]) => ({ id, namn })),
      onLogin: (event) => logger.info('inloggning', { event }),
    });
  if (web) checkLankar(portal.services.innehall, web.pages, NO_PAGES);
  const answer = (stage: () => Stage) =>
    createFaces({
      ...{ profile, composite, log, register, callers, admission, web, clock, limits, onBug },
      servicelevel: servicelevel.services,
      uppdrag: uppdrag.services,
      report,
      arrive: overrides.arrive,
      trial: config.trial,
      ready: async () => stage() === 'open' && (view?.ready() ?? true) && (await queryLog.ready()),
      stopping: () => stage() === 'closing',
    });
  return {
    serving: createServing({ answer, config, secrets }),
    metrics,
    sources,
    log,
    register,
    view,
    drift,
    admission,
    mailer,
    servicelevel,
    provfraga,
    portal,
    provbank,
    uppdrag,
    keyring,
    database,
    tracing,
  };
}
