// The job that sends the letters that wait: bounded, once per cluster, none lost by a crash and each with an id of its own.
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts';
import { MailError, type MailErrorKind, type Mailer } from '../../platform/mail.ts';
import type { Database } from '../../platform/sql/database.ts';
import { type JobLock, whereNobodyElse } from '../../platform/sql/job-lock.ts';
import { BREVVAGAR, type Brevdeps, bekraftelsebrev, notisbrev, nyckelUrl } from './brev.ts';
import type { Driftinformation } from './driftinformation.ts';
import type { Prenumeration, Prenumerationer } from './prenumerationer.ts';
import { postponeRad, readDue, removeRad, type Utskicksrad } from './utskick-rader.ts';

export interface UtskickDeps extends Brevdeps {
  /** With `driftinformationMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
  readonly lock: JobLock;
  readonly mailer: Mailer;
  readonly driftinformation: Pick<Driftinformation, 'en'>;
  readonly prenumerationer: Prenumerationer;
  /** What nobody confirmed is taken away by; undefined: nothing is, now. @throws {DatabaseError} */
  readonly gallringstid: () => Promise<number | undefined>;
  /** Told of a letter that the mail server did not take; `slutgiltigt`: it is not tried again. Nothing says who was to have it. */
  readonly onFailure: (error: MailError, slutgiltigt: boolean) => void;
}

const BATCH = 50;
const MOST_A_RUN = 500;

/** From one try to the next; then the last again. */
const WAITS_MS = [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE_MS);
/** After that nobody wants to know any more. */
const KEPT_MS = 3 * DAY_MS;

/**
 * A letter that was on its way when the process died is sent again with the same Message-ID, by which mail servers and
 * programs show it once. A mail server that is out of reach ends the run, and counts against no letter. @returns a function that throws {DatabaseError | JobLockLostError}, or the signal's reason
 */
export function createUtskick(deps: UtskickDeps): (signal: AbortSignal) => Promise<void> {
  const { database, clock, lock, mailer, driftinformation, prenumerationer, gallringstid, webbUrl, onFailure } = deps;

  return whereNobodyElse(lock, 'driftutskick', sendDue);

  async function sendDue(signal: AbortSignal): Promise<void> {
    const vid = await gallringstid();
    if (vid !== undefined) await prenumerationer.rensa(vid);
    for (let sent = 0; sent < MOST_A_RUN; ) {
      const rows = await readDue(database, clock.now(), BATCH);
      if (rows.length === 0) return;
      for (const rad of rows) {
        signal.throwIfAborted();
        if ((await sendOne(rad)) === 'unreachable') return;
      }
      sent += rows.length;
    }
  }

  /** @returns what went wrong */
  async function sendOne(rad: Utskicksrad): Promise<MailErrorKind | undefined> {
    const to = await prenumerationer.en(rad.prenumeration);
    try {
      if (to) await (rad.notis === undefined ? askToConfirm(to) : tell(to, rad.notis));
      await removeRad(database, rad);
      return undefined;
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      await failed(rad, error);
      return error.kind;
    }
  }

  async function askToConfirm({ id, epost }: Prenumeration): Promise<void> {
    const { subject, text } = bekraftelsebrev(deps, await prenumerationer.nyNyckel(id, 'bekräfta'));
    await mailer.send(epost, subject, text, { messageId: `bekrafta-${id}` });
  }

  async function tell({ id, epost }: Prenumeration, notisId: string): Promise<void> {
    const notis = await driftinformation.en(notisId);
    const nyckel = await prenumerationer.nyNyckel(id, 'avsluta');
    const { subject, text } = notisbrev(deps, notis, nyckel);
    await mailer.send(epost, subject, text, {
      messageId: `${notis.id}-${notis.version}-${id}`,
      unsubscribe: nyckelUrl(webbUrl, BREVVAGAR.avsluta, nyckel),
    });
  }

  async function failed(rad: Utskicksrad, error: MailError): Promise<void> {
    const now = clock.now();
    const isOver = error.kind === 'no-such-receiver' || now - rad.skapadAt >= KEPT_MS;
    onFailure(error, isOver);
    if (error.kind === 'no-such-receiver') return prenumerationer.taBort(rad.prenumeration);
    if (isOver) return removeRad(database, rad);
    const forsok = error.kind === 'unreachable' ? rad.forsok : rad.forsok + 1;
    const wait = WAITS_MS[Math.min(rad.forsok, WAITS_MS.length - 1)] ?? 0;
    await postponeRad(database, { ...rad, forsok }, now + (error.kind === 'unreachable' ? MINUTE_MS : wait));
  }
}
