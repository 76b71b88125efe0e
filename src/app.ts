// The composition root: opens the database, has everything built once, and starts and stops it.
import { kandaUppgiftslamnare } from './anslutning/kanda-uppgiftslamnare.ts';
import { anslutningMigrations } from './anslutning/migrations.ts';
import { build, type Overrides, systemClock } from './assembly/build.ts';
import { startJobs } from './assembly/jobs.ts';
import { logMigrations } from './assembly/log-service.ts';
import { portalMigrations } from './assembly/portal-service.ts';
import { takeOver } from './assembly/register-service.ts';
import { type Running, release } from './assembly/running.ts';
import { servicelevelMigrations } from './assembly/servicelevel-service.ts';
import type { Listening } from './assembly/serving.ts';
import { checkAddresses } from './assembly/sources.ts';
import { driftMigrations } from './bastjanster/drift/migrations.ts';
import type { Config } from './platform/config.ts';
import { createLogger, type Logger } from './platform/log.ts';
import { serveMetrics } from './platform/metrics.ts';
import type { Secrets } from './platform/secrets.ts';
import { migrate } from './platform/sql/migrate.ts';
import { openDatabase } from './platform/sql/open.ts';
import { createTracing } from './platform/tracing.ts';
import { createSverige } from './profiles/sverige/index.ts';
import { ruleModesOf } from './profiles/sverige/rule-modes.ts';
import { bindKeys } from './querylog/keys/bind.ts';
import { openKeyring } from './querylog/keys/open-keyring.ts';
import { provbankMigrations } from './testbench/migrations.ts';
import { uppdragMigrations } from './uppdrag/migrations.ts';
import { webMigrations } from './web/migrations.ts';

export interface App {
  /** Opens the database, migrates it and listens. @throws if any of that fails; nothing is then left running */
  start(): Promise<Listening>;
  /** Stops as {@link Serving.stop} does, then lets everything go. Called again, it waits for the same. */
  stop(): Promise<void>;
}

const MIGRATIONS = [
  ...[...logMigrations, anslutningMigrations, driftMigrations],
  ...[...servicelevelMigrations, ...portalMigrations, provbankMigrations, uppdragMigrations, webMigrations],
];

/** @throws {ConfigError} where a bastjänst has no address */
export function createApp(config: Config, secrets: Secrets, overrides: Overrides = {}): App {
  const logger = createLogger({
    level: config.logLevel,
    ...(overrides.logStream ? { stream: overrides.logStream } : {}),
  });
  const profile = createSverige({ ruleModes: ruleModesOf(config), clock: systemClock });
  checkAddresses(profile.modules, config);
  let running: Running | undefined;
  let stopped: Promise<void> | undefined;

  async function stop(stopping: Running): Promise<void> {
    stopping.servicelevel.endStreams();
    await Promise.all([stopping.serving.stop(), stopping.uppdrag.stop()]);
    await release(stopping);
  }

  return {
    async start() {
      await using opened = new AsyncDisposableStack();
      const { databaseUrl } = secrets;
      const { otlpUrl } = config.matning;
      const place = { dataDir: config.dataDir, sole: true, ...(databaseUrl && { databaseUrl }) };
      const database = opened.adopt(await openDatabase(place), close);
      await migrate(database, MIGRATIONS);
      const keyring = opened.adopt(await openKeyring(config, secrets), close);
      await bindKeys(database, keyring);
      const tracing = otlpUrl === undefined ? undefined : opened.adopt(await createTracing({ url: otlpUrl }), close);
      const built = build({ config, secrets, overrides, logger, profile, database, keyring, tracing });
      opened.move();
      try {
        const listening = await open(built, config, logger);
        running = built;
        return listening;
      } catch (error) {
        await stop(built);
        throw error;
      }
    },
    async stop() {
      if (running) stopped ??= stop(running);
      await stopped;
    },
  };
}

/** So that the demo login of an uppgiftslämnare has one. */
const TRIAL_BEGARAN = { aktor: { namn: 'start' }, skal: 'Provläge' };

const close = (one: { close(): Promise<void> }) => one.close();

/** Nobody is let in before the register is read. */
async function open(running: Running, config: Config, logger: Logger): Promise<Listening> {
  const { log, register, view, drift, mailer, metrics, serving, servicelevel, provfraga, portal } = running;
  const { provbank, uppdrag } = running;
  const { host, metricsPort, anslutningFile } = config;
  if (anslutningFile) {
    logger.info('anslutningar-overtagna', { antal: await takeOver(register, anslutningFile) });
  }
  if (config.trial) await register.uppgiftslamnare.laggTillKanda(TRIAL_BEGARAN, kandaUppgiftslamnare);
  await view?.start();
  await drift.start();
  await portal.start();
  if (metricsPort !== undefined) running.metricsServer = await serveMetrics(metrics, host, metricsPort);
  servicelevel.start();
  await provfraga.start();
  await uppdrag.start();
  const listening = await serving.start();
  const more = [...servicelevel.jobs, ...portal.jobs, provbank.job, uppdrag.job];
  const jobs = { log, mottagare: register.mottagare, mailer, clock: systemClock, logger, more };
  running.jobs = startJobs({ ...config, ...jobs });
  return listening;
}
