// Puts alerts together: what this process watches, what is judged for all, and who is told. For the app.
import { hostname } from 'node:os';
import type { Config } from '../platform/config.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { LarmFigures } from '../platform/metrics-larm.ts';
import type { ScheduledJob } from '../platform/scheduler.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { Database } from '../platform/sql/database.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import { databaseTime } from '../platform/sql/database-time.ts';
import { createLarm, type Larmtjanst } from '../servicelevel/larm/create-larm.ts';
import { createGallringstid } from '../servicelevel/larm/gallringstid.ts';
import { createIakttagare, type Iakttagare } from '../servicelevel/larm/iakttagare.ts';
import { createIakttagelser } from '../servicelevel/larm/iakttagelser.ts';
import { openKanaler } from '../servicelevel/larm/kanaler.ts';
import { createLarmvarden } from '../servicelevel/larm/larmvarden.ts';
import { createLoggvakt } from '../servicelevel/larm/loggvakt.ts';
import type { Gallringslage } from '../servicelevel/larm/regler/gallring-forsenad.ts';
import type { SeddaCertifikat } from '../servicelevel/larm/sedda-certifikat.ts';
import { createServercertifikat } from '../servicelevel/larm/servercertifikat.ts';
import type { Svarsklocka } from '../servicelevel/larm/svarsklocka.ts';
import { createUnderlag } from '../servicelevel/larm/underlag.ts';
import type { Servicelagen } from '../servicelevel/niva/servicelage.ts';
import type { LogService } from './log-service.ts';
import type { Sources } from './sources.ts';

export interface LarmServiceDeps {
  /** With `larmMigrations` and those of the log. */
  readonly database: Database;
  readonly config: Pick<Config, 'larm' | 'gallringMs' | 'bastjanstUrls'>;
  readonly secrets: Pick<Secrets, 'larmWebhook' | 'tls' | 'clientTls'>;
  readonly clock: { now(): number };
  readonly logger: Logger;
  readonly mailer: Mailer;
  /** A name that no other process has, nor this one after a new start. */
  readonly process: string;
  readonly sources: Pick<Sources, 'guarded'>;
  readonly log: Pick<LogService, 'lock' | 'gallring' | 'queryLog' | 'tidsvakt'>;
  readonly servicelagen: Pick<Servicelagen, 'brannhastigheter'>;
  /** Of what is measured: the first minute that waits to be written. */
  readonly oskrivetSedan: () => number | undefined;
  /** Told by the callers' authentication. */
  readonly seddaCertifikat: SeddaCertifikat;
  /** Told by the answers of the bastjänster. */
  readonly svarsklocka: Svarsklocka;
}

export interface LarmService {
  readonly larm: Larmtjanst;
  /** For Prometheus. */
  readonly figures: () => Promise<LarmFigures>;
  readonly jobs: readonly ScheduledJob[];
  close(): Promise<void>;
}

const LOOK_MS = 15_000;
const JUDGE_MS = 30_000;

export function createLarmService(deps: LarmServiceDeps): LarmService {
  const { database, config, secrets, clock, logger, log, process, sources, svarsklocka } = deps;
  const dator = hostname();
  const { upprepaMs } = config.larm;
  const iakttagelser = createIakttagelser(database);
  const { kanaler, close } = openKanaler({ ...deps, config: config.larm, webhook: secrets.larmWebhook });
  const gallring = async (): Promise<Gallringslage> => ({
    ...(await log.gallring.forsening()),
    intervallMs: config.gallringMs,
  });
  const onFailure = (mottagare: string, error: unknown, uppgivet = false) =>
    logger.error('larm-kom-inte-fram', error, { mottagare, uppgivet });

  const loggvakt = createLoggvakt({
    ...{ kanaler, dator, upprepaMs, clock, onFailure },
    skrivbar: () => log.queryLog.ready(),
    rapportera: () => iakttagare.rapportera().then(() => true, unlessDatabase),
  });
  const seen = {
    ...{ iakttagelser, clock, oskrivenMatning: deps.oskrivetSedan, loggBorta: loggvakt.borta },
    databasensTid: () => databaseTime(database),
  };
  const iakttagare: Iakttagare = createIakttagare({
    ...{ ...seen, process, dator, seddaCertifikat: deps.seddaCertifikat, klockanEnligtSvar: svarsklocka.foreMs },
    egnaCertifikat: present({ TLS_CERT: secrets.tls?.cert, KLIENT_CERT: secrets.clientTls?.cert }),
    kretsar: () => breakersOf(sources),
  });
  const servercertifikat = createServercertifikat({
    ...{ iakttagelser, adresser: config.bastjanstUrls },
    ...(secrets.clientTls && { tls: secrets.clientTls }),
  });
  const { servicelagen } = deps;
  const tvivel = () => log.tidsvakt.doubt();
  const lasning = createUnderlag({
    ...{ iakttagelser, servicelagen, kallor: [...sources.guarded.keys()], gallring, servercertifikat, clock },
    tvivel,
  });
  const larm = createLarm({
    ...{ ...seen, ...lasning, database, lock: log.lock, kanaler, upprepaMs, onFailure },
    gallringstid: createGallringstid({ ...seen, tvivel }),
    onUnjudged: (regel, error) => logger.error('larmregel-gick-inte-att-bedoma', error, { regel }),
  });

  return {
    larm,
    figures: createLarmvarden({ ...seen, gallring, klockanFore: iakttagare.klockanFore }),
    jobs: [
      { name: 'larm-iakttagelser', intervalMs: LOOK_MS, work: loggvakt.titta },
      { name: 'larm', intervalMs: JUDGE_MS, work: larm.evaluate },
    ],
    close,
  };
}

/** Those that are not closed. Where an operator decides, or a stop is planned, an open breaker is nothing to tell of. */
function breakersOf({ guarded }: Pick<Sources, 'guarded'>): Map<string, 'open' | 'half-open'> {
  return new Map(
    [...guarded].flatMap(([kalla, source]) => {
      const { styrning, breaker } = source.state();
      return styrning.slag !== 'automatisk' || breaker.status === 'closed' ? [] : [[kalla, breaker.status] as const];
    }),
  );
}

/** A database that is away is told of by the loggvakt. */
function unlessDatabase(error: unknown): false {
  if (error instanceof DatabaseError) return false;
  throw error;
}

function present(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
}
