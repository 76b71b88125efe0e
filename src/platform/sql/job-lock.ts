// Lets a job run once per cluster: whoever holds its row in the database runs it, and the others leave it.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Job } from '../scheduler.ts';
import type { Database } from './database.ts';
import type { ModuleMigrations } from './migrate.ts';

/** `jobb_las`: one row for each lock that is held; `held_until` is milliseconds since the epoch. */
export const jobLockMigrations: ModuleMigrations = {
  module: 'jobb',
  migrations: [
    {
      number: 1,
      name: 'jobb_las',
      sql: ['CREATE TABLE jobb_las (namn TEXT PRIMARY KEY, holder TEXT NOT NULL, held_until BIGINT NOT NULL)'],
    },
  ],
};

/** Whether the work was run here, and what it gave. */
export type Held<T> = { readonly ran: true; readonly result: T } | { readonly ran: false };

export interface JobLock {
  /**
   * Runs `work` where nobody else holds `name`, in this process or another. The lock is renewed while `work` runs and
   * released at once when it ends or throws; of a holder that died it is free when the lease has run out. `signal` aborts
   * with a {@link JobLockLostError} when the lock was lost, or could not be renewed and is about to be (a database that
   * is away, a process that slept past its lease); `work` must then stop, since another may begin.
   * @throws {DatabaseError} where the lock could not be asked for
   * @throws {JobLockLostError} where asking took as long as the lease, so that `work` was not begun
   * @throws whatever `work` threw
   */
  whileHeld<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<Held<T>>;
}

export interface JobLockDeps {
  /** With {@link jobLockMigrations} applied. */
  readonly database: Database;
  /** Milliseconds since the epoch; leases begin and end by it, not by the database's clock. */
  readonly clock: { now(): number };
  /** How long a lock outlives its last renewal; milliseconds. Default 60,000. */
  readonly leaseMs?: number;
}

/** Why the signal of a job aborted: another process may hold its lock. */
export class JobLockLostError extends Error {
  override readonly name = 'JobLockLostError';

  constructor(lock: string) {
    super(`the lock "${lock}" was lost while its job ran`);
  }
}

const TAKE = `INSERT INTO jobb_las (namn, holder, held_until) VALUES ($1, $2, $3)
  ON CONFLICT (namn) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
  WHERE jobb_las.held_until < $4 RETURNING namn`;

/** A lease that ran out is renewed too as long as the row is there: then nobody has taken it in between. */
const RENEW = 'UPDATE jobb_las SET held_until = $1 WHERE namn = $2 AND holder = $3 RETURNING namn';

const RELEASE = 'DELETE FROM jobb_las WHERE namn = $1 AND holder = $2';

/** Looks at the lease this many times in its length; it is given up so much before its end. */
const LOOKS = 10;

/** Renews when less than this part of the lease is left. */
const RENEW_BELOW = 0.75;

/**
 * Makes a lock on one database. The clocks of the cluster must agree to well within the lease, half of it at most: a
 * process whose clock is ahead by more takes a lock that is still held. `leaseMs` should be longer than statements take.
 */
export function createJobLock({ database, clock, leaseMs = 60_000 }: JobLockDeps): JobLock {
  async function whileHeld<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<Held<T>> {
    const holder = `${hostname()}:${process.pid}:${randomUUID()}`;
    const now = clock.now();
    const taken = await database.run(TAKE, [name, holder, now + leaseMs, now]);
    if (taken.length === 0) return { ran: false };
    const lease = keep(name, holder, now + leaseMs);
    try {
      lease.signal.throwIfAborted();
      return { ran: true, result: await work(lease.signal) };
    } finally {
      await lease.end();
      await database.run(RELEASE, [name, holder]).catch(() => {}); // then the lease ends it
    }
  }

  function keep(name: string, holder: string, firstUntil: number) {
    const controller = new AbortController();
    let heldUntil = firstUntil;
    let renewing: Promise<void> | undefined;

    function look(): void {
      const left = heldUntil - clock.now();
      if (left <= leaseMs / LOOKS) lose();
      else if (left < leaseMs * RENEW_BELOW) renewing ??= renew().finally(() => (renewing = undefined));
    }

    async function renew(): Promise<void> {
      const until = clock.now() + leaseMs;
      const rows = await database.run(RENEW, [until, name, holder]).catch(() => undefined);
      if (rows?.length === 0) lose();
      else if (rows) heldUntil = until;
    }

    function lose(): void {
      clearInterval(timer);
      controller.abort(new JobLockLostError(name));
    }

    async function end(): Promise<void> {
      clearInterval(timer);
      await renewing;
    }

    const timer = setInterval(look, leaseMs / LOOKS).unref();
    look();
    return { signal: controller.signal, end };
  }

  return { whileHeld };
}

/**
 * The job, run where nobody else holds `name` and left out where somebody does; its signal aborts as the lock's does besides.
 * @returns a job that throws as {@link JobLock.whileHeld} does
 */
export function whereNobodyElse(lock: Pick<JobLock, 'whileHeld'>, name: string, job: Job): Job {
  return async (signal) => {
    await lock.whileHeld(name, (lost) => job(AbortSignal.any([signal, lost])));
  };
}
