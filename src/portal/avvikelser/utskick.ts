// The job that tells the other parties of an avvikelse: once per cluster, tried for weeks, and what never got there stays to be seen.
import { createHash } from 'node:crypto';
import { MailError, type Mailer } from '../../platform/mail.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { JobLock } from '../../platform/sql/job-lock.ts';
import { avvikelsebrev, type Brevdeps } from './brev.ts';
import { readHandelser } from './handelser.ts';
import { readAvvikelse } from './lager.ts';
import { type Hinder, type Mottagare, markFailed, markSent, readDue, type Utskick } from './utskick-rader.ts';

export interface AvvikelseutskickDeps extends Brevdeps {
  /** With `avvikelseMigrations` and those of job locks. */
  readonly database: Database;
  readonly clock: { now(): number };
  readonly lock: JobLock;
  readonly mailer: Mailer;
  /** Current addresses of a party, by the register; empty where it has none. */
  readonly adresser: (mottagare: Mottagare) => Promise<readonly string[]>;
  /** Told of a letter that did not go; `slutgiltigt`: it is not tried again. Nothing says who was to have it. */
  readonly onFailure: (hinder: Hinder, avvikelse: number, slutgiltigt: boolean) => void;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const BATCH = 50;
const MOST_A_RUN = 500;

/** From one try to the next: two weeks in all, in which somebody can register an address. */
const WAITS_MS = [1, 5, 15, 60, 240, ...Array<number>(14).fill(DAY_MINUTES)].map((minutes) => minutes * MINUTE_MS);

/** @returns a function that throws {DatabaseError | JobLockLostError}, or the signal's reason */
export function createAvvikelseutskick(deps: AvvikelseutskickDeps): (signal: AbortSignal) => Promise<void> {
  const { database, clock, lock, mailer, adresser, onFailure } = deps;

  return async (signal) => {
    await lock.whileHeld('avvikelseutskick', (lost) => sendDue(AbortSignal.any([signal, lost])));
  };

  async function sendDue(signal: AbortSignal): Promise<void> {
    for (let sent = 0; sent < MOST_A_RUN; ) {
      const due = await readDue(database, clock.now(), BATCH);
      if (due.length === 0) return;
      for (const one of due) {
        signal.throwIfAborted();
        await sendOne(one);
      }
      sent += due.length;
    }
  }

  async function sendOne(utskick: Utskick): Promise<void> {
    const to = await adresser(utskick.mottagare);
    if (to.length === 0) return tryLater(utskick, 'adress saknas');
    try {
      await tell(utskick, to);
      await markSent(database, utskick, clock.now());
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      await tryLater(utskick, 'togs inte emot');
    }
  }

  /** A letter that goes again after a crash, or since another address failed, has its Message-ID: it is shown once. */
  async function tell({ avvikelse: nummer, version }: Utskick, to: readonly string[]): Promise<void> {
    const avvikelse = await readAvvikelse(database, nummer);
    const handelse = (await readHandelser(database, nummer)).find((one) => one.version === version);
    if (!avvikelse || !handelse) return;
    const { subject, text } = avvikelsebrev(deps, avvikelse, handelse);
    for (const address of new Set(to)) {
      const own = createHash('sha256').update(address).digest('hex').slice(0, 16);
      await mailer.send(address, subject, text, { messageId: `avvikelse-${nummer}-${version}-${own}` });
    }
  }

  async function tryLater(utskick: Utskick, hinder: Hinder): Promise<void> {
    const wait = WAITS_MS[utskick.forsok];
    await markFailed(database, utskick, hinder, wait === undefined ? undefined : clock.now() + wait);
    onFailure(hinder, utskick.avvikelse, wait === undefined);
  }
}
