// Puts batches together: who takes them, who works through them, and what the clock ends. For the app.
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import { recordHandelse } from '../anslutning/handelser.ts';
import type { RegisterView } from '../anslutning/register-view.ts';
import type { Config } from '../platform/config.ts';
import { MINUTE_MS } from '../platform/durations.ts';
import { createJobQueue } from '../platform/job-queue.ts';
import type { Logger } from '../platform/log.ts';
import type { ScheduledJob } from '../platform/scheduler.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import { createArbetare } from '../uppdrag/arbetare.ts';
import { createAvslut } from '../uppdrag/avslut.ts';
import { createGallring } from '../uppdrag/gallring.ts';
import { createHamtning } from '../uppdrag/hamtning.ts';
import { createMottagning } from '../uppdrag/mottagning.ts';
import { createPlatser } from '../uppdrag/platser.ts';
import { createUppdragen } from '../uppdrag/uppdragen.ts';
import type { UppdragServices } from '../web/uppdrag/services.ts';
import { createUppdragFragare, type UppdragFragareDeps } from './uppdrag-fragare.ts';
import { createJobbnycklar } from './uppdrag-nycklar.ts';
import { createUppdragRatter } from './uppdrag-ratter.ts';

export interface UppdragServiceDeps extends Omit<UppdragFragareDeps, 'ready'> {
  /** With `uppdragMigrations` and `anslutningMigrations`. */
  readonly database: Database;
  /** Its address, where it is PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly config: Pick<Config, 'uppdrag' | 'trial'> & {
    readonly limits: Pick<Config['limits'], 'stopMs' | 'maxQuestionBytes'>;
  };
  readonly keyring: Keyring;
  readonly anslutningar: Pick<Anslutningar, 'en'>;
  /** Absent in trial mode. */
  readonly view: RegisterView | undefined;
  readonly logger: Logger;
}

export interface UppdragService {
  readonly services: UppdragServices;
  /** For `startJobs`: ends what the clock ends. */
  readonly job: ScheduledJob;
  /** Begins to work through what there is. @throws where the queue's tables cannot be made */
  start(): Promise<void>;
  /** Begins no more questions, ends the streams, and resolves when the questions under way have ended. May be called again. */
  stop(): Promise<void>;
}

/** Uppdrag of this process at once, one for each nämnd: most of their time they wait for their pace. */
const CONCURRENT = 20;

/** Questions under way of all these together, beside the single questions. */
const MOST_UNDER_WAY = 16;

export function createUppdragService(deps: UppdragServiceDeps): UppdragService {
  const { database, databaseUrl, config, view, clock, logger } = deps;
  const hinder = databaseUrl === undefined ? 'kraver-postgresql' : config.uppdrag.pa ? undefined : 'avstangt';
  const [begin, left, streams] = [new AbortController(), new AbortController(), new AbortController()];
  let toldAt = Number.NEGATIVE_INFINITY;
  /** A database that is away is said by each look of the queue. */
  const onQueueError = (error: unknown) => {
    if (clock.monotonic() - toldAt < MINUTE_MS) return;
    toldAt = clock.monotonic();
    logger.error('uppdragsko', error);
  };
  const queue =
    databaseUrl === undefined || hinder
      ? undefined
      : createJobQueue({
          ...{
            databaseUrl,
            name: 'uppdrag',
            concurrent: CONCURRENT,
            stopMs: config.limits.stopMs,
            onError: onQueueError,
          },
          work: (id, lost) =>
            arbeta(id, { begin: AbortSignal.any([begin.signal, lost]), left: AbortSignal.any([left.signal, lost]) }),
        });
  /** What is not sent now is sent by the job of the next minute. */
  const send = async (id: string) => queue?.send(id).catch(onQueueError);
  const nycklar = createJobbnycklar(deps.keyring);
  const shared = { database, nycklar, send, record: recordHandelse, clock };
  const avslut = createAvslut(shared);
  const fragare = createUppdragFragare({ ...deps, ready: () => view?.ready() ?? true });
  const ratter = createUppdragRatter({ ...deps, trial: config.trial });
  const { villkorFor, provaHamtning, harInstruktion } = ratter;
  const arbeta = createArbetare({
    ...{ database, fragare, nycklar, avslut, clock, harInstruktion, platser: createPlatser(MOST_UNDER_WAY) },
    onTrouble: (error, uppdrag) => logger.error('uppdrag-vantar', error, { uppdrag }),
  });
  const lamnaIn = createMottagning(shared);
  const uppdragen = createUppdragen(database, clock);
  let stopped: Promise<void> | undefined;

  async function stop(): Promise<void> {
    streams.abort();
    begin.abort();
    const giveUp = setTimeout(() => left.abort(), config.limits.stopMs);
    try {
      await queue?.stop();
    } finally {
      clearTimeout(giveUp);
      left.abort();
    }
  }

  return {
    services: {
      ...{ villkorFor, provaHamtning, hinder, fragare, maxFragaBytes: config.limits.maxQuestionBytes },
      ...{ lamnaIn, uppdragen, avslut, borjaHamta: createHamtning(database, clock), stopping: streams.signal },
    },
    job: {
      ...{ name: 'uppdragsgallring', intervalMs: MINUTE_MS },
      work: createGallring({ ...shared, avslut, harInstruktion: ratter.harInstruktionIRegistret }),
    },
    start: async () => queue?.start(),
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
