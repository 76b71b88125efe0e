// The composition root: everything is built here, once, and wired by hand.
import type { Server } from 'node:http';
import express, { type Express } from 'express';
import { createPermission } from './anslutning/permission.ts';
import { type Register, readRegister } from './anslutning/register.ts';
import { type Guarded, guard } from './bastjanster/guard.ts';
import type { BastjanstModule, Content } from './bastjanster/module.ts';
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
import { type Config, ConfigError } from './platform/config.ts';
import { createHttpClient, type HttpClient } from './platform/http-client.ts';
import { createLogger, type Logger } from './platform/log.ts';
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
import { querylogMigrations } from './querylog/migrations.ts';
import { openQueryLog } from './querylog/open.ts';
import type { SqlQueryLog } from './querylog/query-log.ts';

/** What tests replace. */
export interface Overrides {
  readonly logStream?: NodeJS.WritableStream;
  readonly httpTransport?: 'pool' | 'axios';
  readonly breaker?: Partial<GuardBreaker>;
}

type GuardBreaker = Parameters<typeof guard>[1]['breaker'];

export interface App {
  /** Opens the database, migrates it and listens. @throws if any of that fails; nothing is then left running */
  start(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no more questions, finishes those accepted within `limits.stopMs`, lets everything go. */
  stop(): Promise<void>;
}

const BREAKER: GuardBreaker = { failurePercent: 50, minimumCalls: 10, windowMs: 30_000, openMs: 10_000 };

/** Skatteverket's five parts: how many calls at once the guards let through is theirs to say. */
const MOST_CALLS_PER_QUESTION = 5;

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
        await migrate(database, [querylogMigrations]);
        const keyring = await openKeyring(config, secrets);
        running = build({ config, secrets, overrides, logger, profile, register, database, keyring });
        const { host, metricsPort } = config;
        if (metricsPort !== undefined) running.metricsServer = await serveMetrics(running.metrics, host, metricsPort);
        return await listen(running.server, config);
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
  readonly sources: readonly Guarded<Content>[];
  readonly http: HttpClient;
  readonly queryLog: SqlQueryLog;
  readonly keyring: Keyring;
  readonly database: Database;
}

function build({ config, secrets, overrides, logger, profile, register, database, keyring }: Parts): Running {
  const { limits } = config;
  const http = createHttpClient({
    connections: limits.concurrentPerBastjanst * MOST_CALLS_PER_QUESTION,
    connectTimeoutMs: limits.connectMs,
    ...(secrets.clientTls ? { tls: secrets.clientTls } : {}),
    ...(overrides.httpTransport ? { transport: overrides.httpTransport } : {}),
  });
  const sources = new Map(
    profile.modules.map((module) => [module.source, guarded(module, config, http, overrides)] as const),
  );
  const { log: queryLog } = openQueryLog({
    database,
    keyring,
    clock: systemClock,
    onRetry: (report) => logger.warn('logg-avslut-forsoks-igen', { ...report }),
  });
  const steps: Step[] = [...(register ? [createPermission(register)] : []), ...profile.rules];
  const composite = createComposite<Content>({
    sources,
    steps,
    queryLog,
    clock: systemClock,
    limits,
    onBug: (error, where, id) => logger.error('internt-fel', error, { where, id }),
  });
  const openExchange = createExchanges({
    authenticate: register ? byCertificate(register) : anybody,
    clock: systemClock,
    maxBytes: limits.maxQuestionBytes,
    bodyMs: limits.totalMs,
    stopping: () => stopping,
  });
  const metrics = createMetrics();
  const report = createReporter(logger, metrics);
  const app = createExpress();
  app.use(createHealthFace(() => queryLog.ready()));
  app.use(createSoapFace({ profile, composite, report, openExchange, today: () => swedishDay(systemClock.now()) }));
  app.use(createRestFace({ profile, composite, report, openExchange }));
  app.use((_request, response) => sendProblem(response, new RequestFault('not-found'), profile));
  const server = createHttpServer(app, limits.totalMs, secrets.tls);
  let stopping = false;
  const refuse = () => {
    stopping = true;
  };
  return { server, metrics, sources: [...sources.values()], http, queryLog, keyring, database, refuse };
}

function guarded(module: BastjanstModule, config: Config, http: HttpClient, overrides: Overrides): Guarded<Content> {
  const { source: key } = module;
  const { limits } = config;
  const testUrl = config.bastjanstTestUrls[key];
  const test = config.testParameters[key];
  const source = module.create({
    http,
    settings: {
      url: config.bastjanstUrls[key] ?? '',
      schemaMode: config.bastjanstSchemaModes[key] ?? config.schemaMode,
      maxAnswerBytes: limits.maxAnswerBytes,
      partTimeoutMs: limits.bastjanstMs * 0.95,
      ...(testUrl ? { testUrl } : {}),
      ...(test ? { test } : {}),
    },
  });
  return guard(
    source,
    {
      concurrent: limits.concurrentPerBastjanst,
      queued: limits.queuedPerBastjanst,
      timeoutMs: limits.bastjanstMs,
      breaker: { ...BREAKER, ...overrides.breaker },
    },
    systemClock,
  );
}

function createExpress(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  return app;
}

async function release({ sources, http, queryLog, keyring, database, metricsServer }: Running): Promise<void> {
  metricsServer?.close();
  for (const source of sources) source.close();
  await http.close();
  await queryLog.close();
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
