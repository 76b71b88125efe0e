// The job that tells the other parties of an avvikelse: once per cluster, tried for weeks, and what never got there stays to be seen.
import { MINUTE_MS } from '../../platform/durations.ts';
import { MailError, type Mailer } from '../../platform/mail.ts';
import type { Database } from '../../platform/sql/database.ts';
import { type JobLock, whereNobodyElse } from '../../platform/sql/job-lock.ts';
import { avvikelsebrev, type Brev, type Brevdeps } from './brev.ts';
import { readHandelser } from './handelser.ts';
import { readAvvikelse } from './lager.ts';
import { type Adressutfall, digestOf, readAdresser, storeAdress } from './utskick-adresser.ts';
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

const DAY_MINUTES = 24 * 60;
const BATCH = 50;
const MOST_A_RUN = 500;

/** From one try to the next: two weeks in all, in which somebody can register an address. */
const WAITS_MS = [1, 5, 15, 60, 240, ...Array<number>(14).fill(DAY_MINUTES)].map((minutes) => minutes * MINUTE_MS);

/** What a try at one address came to. */
type Forsok = Adressutfall | 'togs inte emot';

/** @returns a function that throws {DatabaseError | JobLockLostError}, or the signal's reason */
export function createAvvikelseutskick(deps: AvvikelseutskickDeps): (signal: AbortSignal) => Promise<void> {
  const { database, clock, lock, mailer, adresser, onFailure } = deps;

  return whereNobodyElse(lock, 'avvikelseutskick', sendDue);

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
    const to = new Set(await adresser(utskick.mottagare));
    if (to.size === 0) return tryLater(utskick, 'adress saknas');
    const utfall = await tell(utskick, to);
    if (utfall.has('togs inte emot')) return tryLater(utskick, 'togs inte emot');
    if (!utfall.has('skickat')) return tryLater(utskick, 'adress finns inte');
    const hinder = utfall.has('finns inte') ? 'adress finns inte' : undefined;
    if (hinder) onFailure(hinder, utskick.avvikelse, true);
    await markSent(database, utskick, clock.now(), hinder);
  }

  /** Goes on after an address that fails; what is settled of one is not tried again, whichever of the parties has it. */
  async function tell(utskick: Utskick, to: ReadonlySet<string>): Promise<Set<Forsok>> {
    const letter = await letterOf(utskick);
    const settled = await readAdresser(database, utskick);
    const found = new Set<Forsok>();
    for (const address of to) found.add(settled.get(digestOf(address)) ?? (await sendTo(address, utskick, letter)));
    return found;
  }

  async function letterOf({ avvikelse: nummer, version }: Utskick): Promise<Brev> {
    const avvikelse = await readAvvikelse(database, nummer);
    const handelse = (await readHandelser(database, nummer)).find((one) => one.version === version);
    if (!avvikelse || !handelse) throw new Error('a letter tells of a change that is not there');
    return avvikelsebrev(deps, avvikelse, handelse);
  }

  /** A letter that goes again after a crash has its Message-ID: it is shown once. */
  async function sendTo(address: string, utskick: Utskick, { subject, text }: Brev): Promise<Forsok> {
    const messageId = `avvikelse-${utskick.avvikelse}-${utskick.version}-${digestOf(address)}`;
    try {
      await mailer.send(address, subject, text, { messageId });
      await storeAdress(database, utskick, address, 'skickat');
      return 'skickat';
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      if (error.kind !== 'no-such-receiver') return 'togs inte emot';
      await storeAdress(database, utskick, address, 'finns inte');
      return 'finns inte';
    }
  }

  async function tryLater(utskick: Utskick, hinder: Hinder): Promise<void> {
    const wait = WAITS_MS[utskick.forsok];
    await markFailed(database, utskick, hinder, wait === undefined ? undefined : clock.now() + wait);
    onFailure(hinder, utskick.avvikelse, wait === undefined);
  }
}
