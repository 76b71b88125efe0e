// A queue of jobs in PostgreSQL, shared by all processes: pg-boss, and the only file that knows it.
import { PgBoss } from 'pg-boss';
import { SECOND_MS } from './durations.ts';

/** What a job has to say of its end: that it is done, or that somebody is to take it up again at once. */
export type JobEnd = 'klart' | 'igen';

export interface JobQueueDeps {
  /** Contains a password: never print it. */
  readonly databaseUrl: string;
  readonly name: string;
  /** Jobs of this process at once. */
  readonly concurrent: number;
  /** How long a stop may wait for jobs under way; milliseconds. What is under way then is taken up elsewhere, in the end. */
  readonly stopMs: number;
  /** Works on what `id` names; `signal` aborts when the job has been given to somebody else. What it throws is reported, and the job taken up again. */
  readonly work: (id: string, signal: AbortSignal) => Promise<JobEnd>;
  readonly onError: (error: unknown) => void;
}

export interface JobQueue {
  /** @throws PostgreSQL's error where the tables of the queue cannot be made */
  start(): Promise<void>;
  /** Has a job done, by whichever process is free; nothing happens where one for the same id waits or is under way. */
  send(id: string): Promise<void>;
  /** Takes no more jobs and resolves when those under way have ended, or `stopMs` is over. `work` must be told by its own means. */
  stop(): Promise<void>;
}

/** A process that has not said for so long that it lives has lost its jobs. The least that pg-boss takes. */
const HEARTBEAT_S = 10;
const REFRESH_S = 3;
const LOOK_FOR_DEAD_S = 5;

/** Each free worker looks for itself. */
const POLL_S = 2;

/** The longest that a job is under way in one process. */
const EXPIRE_S = 23 * 3600;
const DONE_IS_KEPT_S = 24 * 3600;

/** pg-boss counts each time that a job went back; the job's own module says when it has been enough. */
const RETRIES = 1_000_000;
const MAX_CONNECTIONS = 3;

/** For the rows of jobs that ended in the last moment. */
const MARGIN_MS = 5 * SECOND_MS;

/** What the table of jobs has of one that went back: no word of why. */
const AGAIN = Object.assign(new Error('igen'), { stack: '' });

/**
 * Of a job the queue knows the id that it names, and nothing else: neither what it is about nor why it failed. Policy `exclusive`:
 * one job for each id, waiting or under way.
 */
export function createJobQueue({ databaseUrl, name, concurrent, stopMs, work, onError }: JobQueueDeps): JobQueue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: MAX_CONNECTIONS,
    application_name: 'sammansatt-uppdrag',
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: LOOK_FOR_DEAD_S,
    monitorIntervalSeconds: LOOK_FOR_DEAD_S,
    openTelemetry: { enabled: false },
  });
  boss.on('error', onError);
  const options = {
    ...{ expireInSeconds: EXPIRE_S, heartbeatSeconds: HEARTBEAT_S, deleteAfterSeconds: DONE_IS_KEPT_S },
    ...{ retryLimit: RETRIES, retryDelay: 0, retryBackoff: false },
  };

  async function handle(id: string, signal: AbortSignal): Promise<void> {
    const end = await work(id, signal).catch((error: unknown) => {
      onError(error);
      return 'igen';
    });
    if (end === 'igen') throw AGAIN;
  }

  return {
    async start() {
      await boss.start();
      await boss.createQueue(name, { ...options, policy: 'exclusive' });
      await boss.updateQueue(name, options);
      await boss.work<{ id: string }>(
        name,
        { localConcurrency: concurrent, pollingIntervalSeconds: POLL_S, heartbeatRefreshSeconds: REFRESH_S },
        async ([job]) => {
          if (job) await handle(job.data.id, job.signal);
        },
      );
    },
    async send(id) {
      await boss.send(name, { id }, { singletonKey: id });
    },
    stop: () => boss.stop({ graceful: true, timeout: stopMs + MARGIN_MS }),
  };
}
