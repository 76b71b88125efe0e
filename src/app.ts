// The composition root: everything is built here, once, and wired by hand.
import type { Server } from 'node:http';
import { anslutningMigrations } from './anslutning/migrations.ts';
import { createPermission } from './anslutning/permission.ts';
import { createRegisterView, type RegisterView } from './anslutning/register-view.ts';
import type { DriftView } from './bastjanster/drift/drift-view.ts';
import { driftMigrations } from './bastjanster/drift/migrations.ts';
import type { Content } from './bastjanster/module.ts';
import { createComposite } from './composite/compose.ts';
import type { Clock, Step } from './composite/ports.ts';
import { createFaces } from './faces.ts';
import { admissionLimits } from './inbound/admission.ts';
import { createControlledAdmission, type LoadControl } from './inbound/admission-load.ts';
import { createCallers } from './inbound/authenticate-callers.ts';
import { closeServer, createHttpServer, listen } from './inbound/http-server.ts';
import { createReporter } from './inbound/report.ts';
import { type Jobs, startJobs } from './jobs.ts';
import { createLogService, type LogService, logMigrations } from './log-service.ts';
import type { Config } from './platform/config.ts';
import { createLogger, type Logger } from './platform/log.ts';
import { createMailer, type Mailer } from './platform/mail.ts';
import { createMetrics, type Metrics, serveMetrics } from './platform/metrics.ts';
import type { Secrets } from './platform/secrets.ts';
import type { Database } from './platform/sql/database.ts';
import { migrate } from './platform/sql/migrate.ts';
import { openDatabase } from './platform/sql/open.ts';
import type { Profile } from './profiles/profile.ts';
import { createSverige } from './profiles/sverige/index.ts';
import { ruleModesOf } from './profiles/sverige/rule-modes.ts';
import { bindKeys } from './querylog/keys/bind.ts';
import type { Keyring } from './querylog/keys/keyring.ts';
import { openKeyring } from './querylog/keys/open-keyring.ts';
import { bastjanster, createRegisterService, type RegisterService, takeOver } from './register-service.ts';
import { checkAddresses, createSources, followDrift, type GuardBreaker, type Sources } from './sources.ts';
import { createWeb } from './web/create-web.ts';
import { webMigrations } from './web/migrations.ts';

/** What tests replace. */
export interface Overrides {
  readonly logStream?: NodeJS.WritableStream;
  readonly httpTransport?: 'pool' | 'axios';
  readonly breaker?: Partial<GuardBreaker>;
}

/** `tlsUrl`: where trial mode listens too. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  readonly tlsUrl?: string;
}

export interface App {
  /** Opens the database, migrates it and listens. @throws if any of that fails; nothing is then left running */
  start(): Promise<Listening>;
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
  checkAddresses(profile.modules, config);
  let running: Running | undefined;

  return {
    async start() {
      const { databaseUrl } = secrets;
      const database = await openDatabase({ dataDir: config.dataDir, ...(databaseUrl && { databaseUrl }) });
      try {
        await migrate(database, [...logMigrations, anslutningMigrations, driftMigrations, webMigrations]);
        const keyring = await openKeyring(config, secrets);
        await bindKeys(database, keyring);
        running = build({ config, secrets, overrides, logger, profile, database, keyring });
        return await open(running, config, logger);
      } catch (error) {
        for (const server of [running?.server, running?.trialServer]) server?.close();
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
      const servers = [stopping.server, ...(stopping.trialServer ? [stopping.trialServer] : [])];
      await Promise.all(servers.map((server) => closeServer(server, config.limits.stopMs)));
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
  readonly database: Database;
  readonly keyring: Keyring;
}

interface Running {
  /** From now on questions on connections that are still open are refused. */
  readonly refuse: () => void;
  readonly server: Server;
  readonly trialServer: Server | undefined;
  readonly metrics: Metrics;
  metricsServer?: Server;
  readonly sources: Sources;
  readonly log: LogService;
  readonly register: RegisterService;
  /** Absent in trial mode, where anybody may ask. */
  readonly view: RegisterView | undefined;
  readonly drift: DriftView;
  readonly admission: LoadControl;
  readonly mailer: Mailer;
  jobs?: Jobs;
  readonly keyring: Keyring;
  readonly database: Database;
}

function build({ config, secrets, overrides, logger, profile, database, keyring }: Parts): Running {
  const { limits, login } = config;
  const clock = systemClock;
  const onBug = (error: unknown, where: string, id?: string) => logger.error('internt-fel', error, { where, id });
  const sources = createSources({
    modules: profile.modules,
    config,
    secrets,
    clock,
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
    ...(view ? [createPermission(view, { clock, itemsOf: profile.itemsOf })] : []),
    ...profile.rules,
  ];
  const { queryLog } = log;
  const composite = createComposite<Content>({ sources: sources.guarded, steps, queryLog, clock, limits, onBug });
  const metrics = createMetrics();
  const callers = createCallers({ config, secrets, register: view, clock, onRefused: metrics.refusedCaller });
  const web =
    login &&
    createWeb({
      ...{ login, database, clock, mailer, onBug, ...register },
      clientAddress: callers.clientAddress,
      ...(secrets.oidcClientSecret ? { clientSecret: secrets.oidcClientSecret } : {}),
      bastjanster: bastjanster.map((id) => ({ id, namn: profile.modules.find((one) => one.id === id)?.name ?? id })),
      onLogin: (event) => logger.info('inloggning', { event }),
    });
  let stopping = false;
  const app = createFaces({
    ...{ profile, composite, log, register, callers, admission, web, clock, limits, onBug },
    report: createReporter(logger, metrics),
    trial: config.trial,
    ready: async () => (view?.ready() ?? true) && (await queryLog.ready()),
    stopping: () => stopping,
  });
  const server = createHttpServer(app, limits.totalMs, secrets.tls);
  const trialServer = secrets.trialTls && createHttpServer(app, limits.totalMs, { ...secrets.trialTls, local: true });
  const refuse = () => {
    stopping = true;
  };
  return {
    server,
    trialServer,
    metrics,
    sources,
    log,
    register,
    view,
    drift,
    admission,
    mailer,
    keyring,
    database,
    refuse,
  };
}

/** Nobody is let in before the register is read. */
async function open(running: Running, config: Config, logger: Logger): Promise<Listening> {
  const { log, register, view, drift, mailer, metrics, server, trialServer } = running;
  const { host, metricsPort, anslutningFile } = config;
  if (anslutningFile) {
    logger.info('anslutningar-overtagna', { antal: await takeOver(register, anslutningFile) });
  }
  await view?.start();
  await drift.start();
  if (metricsPort !== undefined) running.metricsServer = await serveMetrics(metrics, host, metricsPort);
  const listening = await listen(server, config);
  const trial = trialServer && (await listen(trialServer, { host, port: config.callers.trialTlsPort ?? 0 }));
  running.jobs = startJobs({ ...config, log, mottagare: register.mottagare, mailer, clock: systemClock, logger });
  return { ...listening, ...(trial ? { tlsUrl: trial.url } : {}) };
}

async function release({
  sources,
  log,
  view,
  drift,
  admission,
  jobs,
  keyring,
  database,
  metricsServer,
}: Running): Promise<void> {
  metricsServer?.close();
  await sources.close();
  await log.queryLog.close();
  await jobs?.stop();
  await view?.close();
  await drift.close();
  admission.close();
  await database.close();
  await keyring.close();
}
