// Gallring of the log: what has outlived its beslut goes, key first, and a signed protokoll stays.
import type { Clock } from '../../composite/ports.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { JobLock } from '../../platform/sql/job-lock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Forseglingar } from '../kontroll/forsegling.ts';
import { KontrollError } from '../kontroll/kontroll-error.ts';
import type { Redovisning } from '../kontroll/redovisning.ts';
import type { Signer } from '../kontroll/signing.ts';
import type { Tidsvakt } from '../kontroll/tidsvakt.ts';
import type { Manader } from '../manader.ts';
import { type BeslutRegister, createBeslutRegister } from './beslut.ts';
import { openText } from './fields.ts';
import { type Forsening, readForsening } from './forsening.ts';
import { GallringError } from './gallring-error.ts';
import { carryOut } from './genomforande.ts';
import { createKorningar, type Korning } from './korning.ts';
import { createKvarhallning } from './kvarhallning.ts';
import { createMarkeringar, endedMarkeringar, type Markeringar } from './markeringar.ts';
import type { GallringProgress } from './pagaende.ts';
import { dueParts, makePlan, type Plan } from './plan.ts';
import { createProtokollArkiv, type Protokoll } from './protokoll.ts';
import { createRedovisning } from './redovisning.ts';
import { TAKT, type Takt } from './takt.ts';

export interface GallringDeps {
  /** With the migrations of the log, of kontroll, of job locks, and {@link gallringMigrations}. */
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
  readonly lock: JobLock;
  readonly forseglingar: Pick<Forseglingar, 'sealDue' | 'of'>;
  readonly signer: Pick<Signer, 'sign' | 'verify'>;
  readonly tidsvakt: Tidsvakt;
  readonly clock: Pick<Clock, 'now'>;
  /** Days that backups of the keys are kept: the protokoll repeats it. */
  readonly keyBackupDays: number;
  readonly takt?: Partial<Takt>;
}

export interface RunOptions {
  /** Who, or what (`schema`), for the protokoll. */
  readonly startadAv: string;
  /** Somebody has looked at the clock: gallra though nothing in the log bears it out. */
  readonly bekraftadTid?: boolean;
  /** Stops between two chunks; the run is taken up by the next. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: GallringProgress) => void;
}

export interface Gallring {
  readonly beslut: BeslutRegister;
  readonly markeringar: Markeringar;
  /** Dry run. @throws {DatabaseError | KeyError} */
  plan(): Promise<Plan>;
  /** How late it is, without a count of records. @throws {DatabaseError | KeyError} */
  forsening(): Promise<Forsening>;
  /**
   * Seals the months whose time has come and gallrar what is due, or finishes a run that was broken off and no more.
   * @returns its protokoll; `pagar` where another run is under way; undefined where nothing was due
   * @throws {DatabaseError | KeyError}, or the signal's reason: the next run takes it up
   * @throws {GallringError} kind `ogiltig-start`; `klockan`, where the clock may be ahead; or `hindrad`, once all is done
   *   that could be: some parts were not, e.g. for a hold that nobody can read, and the protokoll says why
   */
  run(options: RunOptions): Promise<Protokoll | { readonly pagar: true } | undefined>;
  /** The oldest first. @throws {DatabaseError} */
  protokoll(): Promise<Protokoll[]>;
  /** @throws {DatabaseError} */
  protokoll(nummer: number): Promise<Protokoll | undefined>;
  /** Whether a protokoll is as it was signed. */
  verify(protokoll: Pick<Protokoll, 'text' | 'signatur'>): Promise<boolean>;
  /** For the control of the log. */
  readonly redovisning: Redovisning;
}

/** The name of the job's lock. */
const LOCK = 'gallring';

export function createGallring(deps: GallringDeps): Gallring {
  const { database, clock, lock, forseglingar, tidsvakt } = deps;
  const takt = { ...TAKT[database.dialect], ...deps.takt };
  const beslut = createBeslutRegister(deps);
  const markeringar = createMarkeringar(deps);
  const kvarhallning = createKvarhallning({ ...deps, markeringar });
  const korningar = createKorningar(deps);
  const arkiv = createProtokollArkiv({ ...deps, korningar });
  const inner = { ...deps, takt, kvarhallning, korningar, arkiv };

  async function begin(av: string): Promise<Korning | undefined> {
    const last = await korningar.last();
    await forseglingar.sealDue().catch(unlessOneMonth);
    const now = clock.now();
    const { due, closed, nycklar } = await dueParts(inner, now);
    const sealed = new Set(closed.filter((month) => month.sealed).map(({ manad }) => manad));
    const delar = due.filter(({ manad }) => sealed.has(manad));
    const ended = (await endedMarkeringar(database, now)).map(({ id, ...rest }) => ({ ...rest, markering: id }));
    const toDo = delar.length + ended.length + nycklar.length;
    return toDo > 0 ? korningar.begin(last, av, delar, ended, nycklar) : undefined;
  }

  async function run({ startadAv, bekraftadTid = false, signal, onProgress = () => {} }: RunOptions) {
    const av = openText('ogiltig-start', 'Den eller det som startar gallringen', startadAv);
    const held = await lock.whileHeld(LOCK, async (lost) => {
      const stop = signal ? AbortSignal.any([signal, lost]) : lost;
      stop.throwIfAborted();
      if (!bekraftadTid) await demandTime(tidsvakt);
      const korning = (await korningar.resume(av)) ?? (await begin(av));
      if (!korning) return undefined;
      await carryOut({ ...inner, korning, signal: stop, onProgress });
      const protokoll = await arkiv.write(korning);
      onProgress({ handelse: 'protokoll' });
      demandUnhindered(protokoll);
      return protokoll;
    });
    return held.ran ? held.result : { pagar: true as const };
  }

  function protokoll(): Promise<Protokoll[]>;
  function protokoll(nummer: number): Promise<Protokoll | undefined>;
  function protokoll(nummer?: number): Promise<Protokoll[] | Protokoll | undefined> {
    return nummer === undefined ? arkiv.all() : arkiv.of(nummer);
  }

  return {
    beslut,
    markeringar,
    plan: () => makePlan(inner),
    forsening: () => readForsening(inner),
    run,
    protokoll,
    verify: arkiv.verify,
    redovisning: createRedovisning({ ...deps, korningar, arkiv }),
  };
}

/** A month that cannot be sealed is not gallrad; the others are. */
function unlessOneMonth(error: unknown): void {
  if (!(error instanceof KontrollError)) throw error;
}

/** @throws {GallringError} kind `klockan` */
async function demandTime(tidsvakt: Tidsvakt): Promise<void> {
  const doubt = await tidsvakt.doubt();
  if (doubt !== undefined)
    throw new GallringError('klockan', `${doubt} Stämmer den: gallra --bekrafta-tid. Inget har gallrats.`);
}

/** @throws {GallringError} kind `hindrad` */
function demandUnhindered({ nummer, innehall: { hindrade } }: Protokoll): void {
  if (hindrade.length === 0) return;
  const parts = hindrade.length === 1 ? 'En del' : `${hindrade.length} delar`;
  const text = `${parts} kunde inte gallras, resten är gjort. Gallringsprotokoll ${nummer} säger vilka och varför.`;
  throw new GallringError('hindrad', text);
}

export { gallringMigrations } from './migrations.ts';
