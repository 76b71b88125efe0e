// What the service does by itself beside answering: checkpoints, months to come, gallring, sample lists and reminders.

import type { Clock } from '../composite/ports.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../platform/durations.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import { createScheduler, type ScheduledJob } from '../platform/scheduler.ts';
import { whereNobodyElse } from '../platform/sql/job-lock.ts';
import { GallringError } from '../querylog/gallring/gallring-error.ts';
import type { Paminnelse } from '../querylog/granskning/stickprov.ts';
import { type Kontrollpunkt, vittneOf } from '../querylog/kontroll/kontrollpunkt.ts';
import { manadOf } from '../querylog/manad.ts';
import type { LogService } from './log-service.ts';

export interface JobsDeps {
  readonly log: LogService;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Between two checkpoints; milliseconds. */
  readonly checkpointMs: number;
  /** Between two gallringar that start by themselves; 0: only by hand. Milliseconds. */
  readonly gallringMs: number;
  /** Where a nämnd's data protection contact is reached, if it is known. */
  readonly mottagare: (namnd: string) => Promise<string | undefined>;
  readonly mailer: Mailer;
  /** What others run besides. */
  readonly more?: readonly ScheduledJob[];
}

export interface Jobs {
  /** Stops what is under way between two steps; it is taken up at the next start. */
  stop(): Promise<void>;
  /** Signs what was answered since the last checkpoint: once the log takes no more. */
  signLast(): Promise<void>;
}

/** Tables of a month are there this long before it begins. */
const AHEAD_MS = 2 * DAY_MS;

export function startJobs(deps: JobsDeps): Jobs {
  const { log, clock, logger, checkpointMs, gallringMs, mottagare, mailer, more = [] } = deps;
  const { lock, kontrollpunkter, manader, gallring, granskning } = log;
  const scheduler = createScheduler({
    clock,
    onError: (job, error) => logger.error('jobb-misslyckades', error, { job }),
  });

  /** A line outside the database: who takes the last checkpoints out of it is found by what stands here. */
  function witness(point: Kontrollpunkt): void {
    logger.info('kontrollpunkt', { ...vittneOf(point) });
  }

  let skal: 'start' | 'intervall' = 'start';
  async function checkpoint(): Promise<void> {
    witness(await kontrollpunkter.take(skal));
    skal = 'intervall';
  }

  async function nextMonth(): Promise<void> {
    await manader.ensure(manadOf(clock.now() + AHEAD_MS));
  }

  async function gallra(signal: AbortSignal): Promise<void> {
    for (;;) {
      const protokoll = await gallring.run({ startadAv: 'schema', signal }).catch(async (error) => {
        // what could be gallrat is, though a part was hindered
        if (error instanceof GallringError && error.kind === 'hindrad') await granskning.rensa();
        throw error;
      });
      if (!protokoll || 'pagar' in protokoll) return;
      // A run that was broken off is finished alone; what has become due since is the next one's.
      logger.info('gallring-klar', { protokoll: protokoll.nummer, rensade: await granskning.rensa() });
    }
  }

  const seal = createSealing({ ...log, logger });

  const sampleLists = createSampleLists({ granskning, logger, mottagare, mailer });
  const stickprov = whereNobodyElse(lock, 'stickprov', sampleLists);

  scheduler.every('kontrollpunkt', checkpointMs, checkpoint, { firstAfterMs: 0 });
  scheduler.every('manad', 6 * HOUR_MS, nextMonth, { firstAfterMs: MINUTE_MS });
  scheduler.every('forsegling', 6 * HOUR_MS, seal, { firstAfterMs: 2 * MINUTE_MS });
  scheduler.every('stickprov', 6 * HOUR_MS, stickprov, { firstAfterMs: 10 * MINUTE_MS });
  for (const { name, intervalMs, work } of more) scheduler.every(name, intervalMs, work);
  if (gallringMs > 0) scheduler.every('gallring', gallringMs, gallra, { firstAfterMs: 5 * MINUTE_MS });

  return {
    stop: () => scheduler.stop(),
    /** A database that is away has its own words. */
    signLast: () =>
      kontrollpunkter.take('stopp').then(witness, (error) => logger.error('kontrollpunkt-misslyckades', error)),
  };
}

export type SealingDeps = Pick<LogService, 'forseglingar' | 'tidsvakt'> & Pick<JobsDeps, 'logger'>;

/**
 * Makes the job that seals the months that are over, whether anything is gallrat or not; a clock that is doubted seals none,
 * since a sealed month takes no more records. @returns a function that throws {DatabaseError | KeyError | KontrollError}
 */
export function createSealing({ forseglingar, tidsvakt, logger }: SealingDeps): () => Promise<void> {
  return async () => {
    const orsak = await tidsvakt.doubt();
    if (orsak !== undefined) return logger.warn('forsegling-uppskjuten', { orsak });
    for (const manad of await forseglingar.sealDue()) logger.info('manad-forseglad', { manad });
  };
}

export type SampleListsDeps = Pick<JobsDeps, 'logger' | 'mottagare' | 'mailer'> & Pick<LogService, 'granskning'>;

/**
 * Makes the job that makes the sample lists that are due and reminds of those that nobody has signed off; what fails for one
 * nämnd is logged and stops no other. @returns a function that throws {DatabaseError}, or the signal's reason
 */
export function createSampleLists({ granskning: { stickprov }, logger, mottagare, mailer }: SampleListsDeps) {
  async function remind({ id, namnd, manad, dagar }: Paminnelse): Promise<void> {
    const to = await mottagare(namnd);
    if (to === undefined) return logger.warn('paminnelse-utan-mottagare', { namnd, manad });
    const subject = `Påminnelse: stickprovet för ${manad} är inte kvitterat`;
    const text = `Stickprovet av frågorna i ${manad} gjordes för ${dagar} dagar sedan och är inte kvitterat. Gå igenom det och kvittera.`;
    await mailer.send(to, subject, text);
    await stickprov.paminnd(id);
  }

  return async (signal: AbortSignal): Promise<void> => {
    const { antal, misslyckade } = await stickprov.skapa(undefined, signal);
    if (antal > 0) logger.info('stickprov-skapade', { antal });
    for (const { namnd, manad, error } of misslyckade) logger.error('stickprov-misslyckades', error, { namnd, manad });
    for (const paminnelse of await stickprov.paminnelser()) {
      signal.throwIfAborted();
      const { namnd, manad } = paminnelse;
      await remind(paminnelse).catch((error) => logger.error('paminnelse-misslyckades', error, { namnd, manad }));
    }
  };
}
