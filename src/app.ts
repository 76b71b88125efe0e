// The composition root: everything is built here, once, and wired by hand.
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
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
import { createRestFace, sendProblem } from './inbound/rest-face.ts';
import { createSoapFace } from './inbound/soap-face.ts';
import { type Config, ConfigError, type Secrets } from './platform/config.ts';
import { createHttpClient, type HttpClient } from './platform/http-client.ts';
import { createLogger, type Logger } from './platform/log.ts';
import type { Database } from './platform/sql/database.ts';
import { migrate } from './platform/sql/migrate.ts';
import { openDatabase } from './platform/sql/open.ts';
import { createWsdlPublisher } from './platform/wsdl.ts';
import type { Profile } from './profiles/profile.ts';
import { createSverige } from './profiles/sverige/index.ts';
import { querylogMigrations } from './querylog/migrations.ts';
import { createQueryLog } from './querylog/query-log.ts';

/** What tests replace. */
export interface Overrides {
  readonly logStream?: NodeJS.WritableStream;
  readonly httpAdapter?: 'undici' | 'http';
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
const CONNECT_TIMEOUT_MS = 5_000;

const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** @throws {ConfigError} where a bastjänst has no address */
export function createApp(config: Config, secrets: Secrets, overrides: Overrides = {}): App {
  const logger = createLogger({
    level: config.logLevel,
    ...(overrides.logStream ? { stream: overrides.logStream } : {}),
  });
  const profile = createSverige({ checkDigits: config.checkDigits });
  const register = config.anslutningFile ? readRegister(config.anslutningFile) : undefined;
  checkAddresses(profile, config);
  let running: Running | undefined;

  return {
    async start() {
      const database = await openDatabase({
        dataDir: config.dataDir,
        ...(secrets.databaseUrl ? { databaseUrl: secrets.databaseUrl } : {}),
      });
      try {
        await migrate(database, [querylogMigrations]);
        running = build({ config, secrets, overrides, logger, profile, register, database });
        return await listen(running.server, config, secrets);
      } catch (error) {
        await (running ? release(running) : database.close());
        throw error;
      }
    },
    async stop() {
      if (!running) return;
      const stopping = running;
      running = undefined;
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
}

interface Running {
  readonly server: Server;
  readonly sources: readonly Guarded<Content>[];
  readonly http: HttpClient;
  readonly queryLog: ReturnType<typeof createQueryLog>;
  readonly database: Database;
}

function build({ config, secrets, overrides, logger, profile, register, database }: Parts): Running {
  const { limits } = config;
  const http = createHttpClient({
    connections: limits.concurrentPerBastjanst,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    ...(secrets.clientTls ? { tls: secrets.clientTls } : {}),
    ...(overrides.httpAdapter ? { adapter: overrides.httpAdapter } : {}),
  });
  const sources = profile.modules.map((module) => guarded(module, config, http, overrides));
  const queryLog = createQueryLog({
    database,
    clock: systemClock,
    onRetry: (report) => logger.warn('logg-avslut-forsoks-igen', { ...report }),
  });
  const steps: Step[] = [...(register ? [createPermission(register)] : []), ...profile.rules];
  const composite = createComposite<Content>({
    sources: new Map(sources.map((source) => [source.id, source])),
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
  });
  const app = createExpress();
  const [version] = profile.soap.versions;
  const wsdl = createWsdlPublisher(version?.wsdl ?? '');
  app.use(createHealthFace(() => queryLog.ready()));
  app.use(createSoapFace({ profile, composite, logger, wsdl, openExchange }));
  app.use(createRestFace({ profile, composite, logger, openExchange }));
  app.use((_request, response) => sendProblem(response, new RequestFault('not-found'), profile));
  const server = createServer(app, config, secrets);
  return { server, sources, http, queryLog, database };
}

function guarded(module: BastjanstModule, config: Config, http: HttpClient, overrides: Overrides): Guarded<Content> {
  const { id } = module;
  const { limits } = config;
  const testUrl = config.bastjanstTestUrls[id];
  const test = config.testParameters[id];
  const source = module.create({
    http,
    settings: {
      url: config.bastjanstUrls[id] ?? '',
      schemaMode: config.bastjanstSchemaModes[id] ?? config.schemaMode,
      maxAnswerBytes: limits.maxAnswerBytes,
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

function createServer(app: Express, config: Config, { tls }: Secrets): Server {
  // The whole request must arrive within the question's total deadline; a slow upload is cut off by Node.
  const timeouts = {
    requestTimeout: config.limits.totalMs,
    headersTimeout: Math.min(10_000, config.limits.totalMs),
    connectionsCheckingInterval: 1000,
  };
  if (!tls) return createHttp(timeouts, app);
  // Unknown certificates are refused by authenticate, with an answer that says so, before any body is read.
  return createHttps({ ...timeouts, ...tls, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' }, app);
}

async function listen(
  server: Server,
  { host, port }: Config,
  { tls }: Secrets,
): Promise<{ url: string; port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(void server.off('error', reject)));
  });
  const { port: actual } = server.address() as AddressInfo;
  return { url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${actual}`, port: actual };
}

async function closeServer(server: Server, stopMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), stopMs);
  await closed;
  clearTimeout(timer);
}

async function release({ sources, http, queryLog, database }: Running): Promise<void> {
  for (const source of sources) source.close();
  await http.close();
  await queryLog.close();
  await database.close();
}

function checkAddresses({ modules }: Profile, { bastjanstUrls }: Config): void {
  const missing = modules.filter(({ id }) => !bastjanstUrls[id]);
  if (missing.length === 0) return;
  throw new ConfigError(missing.map(({ id, name }) => `BASTJANST_${id}_URL saknas: adressen till ${name}`));
}
