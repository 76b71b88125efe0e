// The composition root: everything is built here, once, and wired by hand.
import type { Server } from 'node:http';
import express, { type Express, type Router } from 'express';
import { createPermission } from './anslutning/permission.ts';
import { type Register, readRegister } from './anslutning/register.ts';
import type { Content } from './bastjanster/module.ts';
import { createComposite } from './composite/compose.ts';
import { RequestFault } from './composite/fault.ts';
import type { Clock, Step } from './composite/ports.ts';
import { anybody, byCertificate } from './inbound/authenticate.ts';
import { createExchanges } from './inbound/exchange.ts';
import { createHealthFace } from './inbound/health-face.ts';
import { closeServer, createHttpServer, listen } from './inbound/http-server.ts';
import { createReporter } from './inbound/report.ts';
import { createRestFace, sendProblem } from './inbound/rest-face.ts';
import { createSoapFace } from './inbound/soap-face.ts';
import { type Jobs, type JobsDeps, startJobs } from './jobs.ts';
import { createLogService, type LogService, logMigrations, myndigheter } from './log-service.ts';
import { type Config, ConfigError } from './platform/config.ts';
import { createLogger, type Logger } from './platform/log.ts';
import { createMailer, type Mailer } from './platform/mail.ts';
import { createMetrics, type Metrics, serveMetrics } from './platform/metrics.ts';
import type { Secrets } from './platform/secrets.ts';
import type { Database } from './platform/sql/database.ts';
import { migrate } from './platform/sql/migrate.ts';
import { openDatabase } from './platform/sql/open.ts';
import { swedishDay } from './platform/swedish-day.ts';
import type { Profile } from './profiles/profile.ts';
import { createSverige } from './profiles/sverige/index.ts';
import { noModes, type RuleModes } from './profiles/sverige/rule.ts';
import { readRuleModes } from './profiles/sverige/rule-modes.ts';
import type { Keyring } from './querylog/keys/keyring.ts';
import { openKeyring } from './querylog/keys/open-keyring.ts';
import { createSources, type GuardBreaker, type Sources } from './sources.ts';
import { createApi } from './web/endpoint.ts';
import { createLoggEndpoints } from './web/logg-endpoints.ts';
import { createOpenApiFace } from './web/openapi-face.ts';
import { trialAktor } from './web/trial-aktor.ts';

/** What tests replace. */
export interface Overrides {
  readonly logStream?: NodeJS.WritableStream;
  readonly httpTransport?: 'pool' | 'axios';
  readonly breaker?: Partial<GuardBreaker>;
}

export interface App {
  /** Opens the database, migrates it and listens. @throws if any of that fails; nothing is then left running */
  start(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no more questions, finishes those accepted within `limits.stopMs`, lets everything go. */
  stop(): Promise<void>;
}

const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** @throws {ConfigError} where a bastjänst has no address */
export function createApp(config: Config, secrets: Secrets, overrides: Overrides = {}): App {
  const logger = createLogger({
    level: config.logLevel,
    ...(overrides.logStream ? { stream: overrides.logStream } : {}),
  });
  const profile = createSverige({ ruleModes: ruleModesOf(config), clock: systemClock });
  const register = config.anslutningFile ? readRegister(config.anslutningFile) : undefined;
  checkIds(profile, config, register);
  let running: Running | undefined;

  return {
    async start() {
      const database = await openDatabase({
        dataDir: config.dataDir,
        ...(secrets.databaseUrl ? { databaseUrl: secrets.databaseUrl } : {}),
      });
      try {
        await migrate(database, logMigrations);
        const keyring = await openKeyring(config, secrets);
        running = build({ config, secrets, overrides, logger, profile, register, database, keyring });
        const { host, metricsPort } = config;
        if (metricsPort !== undefined) running.metricsServer = await serveMetrics(running.metrics, host, metricsPort);
        const listening = await listen(running.server, config);
        const { log, mottagare, mailer } = running;
        running.jobs = startJobs({ ...config, log, mottagare, mailer, clock: systemClock, logger });
        return listening;
      } catch (error) {
        await (running ? release(running) : database.close());
        running = undefined;
        throw error;
      }
    },
    async stop() {
      if (!running) return;
      const stopping = running;
      running = undefined;
      stopping.refuse();
      await closeServer(stopping.server, config.limits.stopMs);
      await release(stopping);
    },
  };
}

interface Parts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly overrides: Overrides;
  readonly logger: Logger;
  readonly profile: Profile;
  readonly register: Register | undefined;
  readonly database: Database;
  readonly keyring: Keyring;
}

interface Running {
  /** From now on questions on connections that are still open are refused. */
  readonly refuse: () => void;
  readonly server: Server;
  readonly metrics: Metrics;
  metricsServer?: Server;
  readonly sources: Sources;
  readonly log: LogService;
  readonly mottagare: JobsDeps['mottagare'];
  readonly mailer: Mailer;
  jobs?: Jobs;
  readonly keyring: Keyring;
  readonly database: Database;
}

function build({ config, secrets, overrides, logger, profile, register, database, keyring }: Parts): Running {
  const { limits } = config;
  const sources = createSources({
    modules: profile.modules,
    config,
    secrets,
    clock: systemClock,
    ...(overrides.httpTransport ? { transport: overrides.httpTransport } : {}),
    ...(overrides.breaker ? { breaker: overrides.breaker } : {}),
  });
  const mailer = createMailer({ ...config.mail, ...(secrets.smtpUrl ? { smtpUrl: secrets.smtpUrl } : {}) });
  const mottagare = async (namnd: string) => contactOf(register, namnd);
  const log = createLogService({
    database,
    keyring,
    clock: systemClock,
    keyBackupDays: config.keyBackupDays,
    mottagare,
    notify: mailer.send,
    onRetry: (report) => logger.warn('logg-avslut-forsoks-igen', { ...report }),
  });
  const { queryLog } = log;
  const steps: Step[] = [...(register ? [createPermission(register)] : []), ...profile.rules];
  const onBug = (error: unknown, where: string, id?: string) => logger.error('internt-fel', error, { where, id });
  const composite = createComposite<Content>({
    sources: sources.guarded,
    steps,
    queryLog,
    clock: systemClock,
    limits,
    onBug,
  });
  const exchanges = (maxBytes: number) =>
    createExchanges({
      authenticate: register ? byCertificate(register) : anybody,
      clock: systemClock,
      maxBytes,
      bodyMs: limits.totalMs,
      stopping: () => stopping,
    });
  const openExchange = exchanges(limits.maxQuestionBytes);
  const metrics = createMetrics();
  const report = createReporter(logger, metrics);
  const app = createExpress();
  app.use(createHealthFace(() => queryLog.ready()));
  app.use(createSoapFace({ profile, composite, report, openExchange, today: () => swedishDay(systemClock.now()) }));
  app.use(createRestFace({ profile, composite, report, openExchange }));
  app.use(createOpenApiFace());
  // Roles come with logins; until then whoever sits at the machine says who reads the log.
  if (!register) app.use(createTrialApi(log, exchanges, limits.maxQuestionBytes, onBug));
  app.use((_request, response) => sendProblem(response, new RequestFault('not-found'), profile));
  const server = createHttpServer(app, limits.totalMs, secrets.tls);
  let stopping = false;
  const refuse = () => {
    stopping = true;
  };
  return { server, metrics, sources, log, mottagare, mailer, keyring, database, refuse };
}

type Exchanges = Parameters<typeof createApi>[0]['exchanges'];
type OnBug = Parameters<typeof createApi>[0]['onBug'];

function createTrialApi(log: LogService, exchanges: Exchanges, maxBytes: number, onBug: OnBug): Router {
  const endpoints = createLoggEndpoints({ ...log, myndigheter, clock: systemClock });
  return createApi({ endpoints, identify: trialAktor, exchanges, maxBytes, onBug });
}

/** Where a nämnd's data protection contact is reached. */
function contactOf(register: Register | undefined, namnd: string): string | undefined {
  const { kontakter = [] } = register?.byOrganisationsnummer(namnd) ?? {};
  return kontakter.find(({ roll }) => roll === 'dataskydd')?.epost;
}

function createExpress(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  return app;
}

async function release({ sources, log, jobs, keyring, database, metricsServer }: Running): Promise<void> {
  metricsServer?.close();
  await sources.close();
  await log.queryLog.close();
  await jobs?.stop();
  await database.close();
  await keyring.close();
}

function ruleModesOf({ rulesFile, checkDigits }: Config): RuleModes {
  const modes = rulesFile ? readRuleModes(rulesFile) : noModes;
  return checkDigits ? modes : { ...modes, standard: { ...modes.standard, PERSONIDENTITET_OGILTIG: 'av' } };
}

function checkIds({ modules }: Profile, { bastjanstUrls }: Config, register: Register | undefined): void {
  const missing = modules.filter(({ source }) => !bastjanstUrls[source]);
  const unknown = [...(register?.bastjanster ?? [])].filter((id) => !modules.some((module) => module.id === id));
  const problems = [
    ...missing.map(({ source, name }) => `BASTJANST_${source}_URL saknas: adressen till ${name}`),
    ...unknown.map((id) => `ANSLUTNING_FIL: bastjänsten ${id} finns inte`),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
}
