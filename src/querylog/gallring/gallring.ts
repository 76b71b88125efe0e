// Gallring of the log: what has outlived its beslut goes, key first, and a signed protokoll stays.
import type { Clock } from '../../composite/ports.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { JobLock } from '../../platform/sql/job-lock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Forseglingar } from '../kontroll/forsegling.ts';
import type { Signer } from '../kontroll/signing.ts';
import type { Manad } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { type BeslutRegister, createBeslutRegister } from './beslut.ts';
import { openText } from './fields.ts';
import { carryOut } from './genomforande.ts';
import { createKorningar, type Korning } from './korning.ts';
import { createKvarhallning } from './kvarhallning.ts';
import { createMarkeringar, endedMarkeringar, type Markeringar } from './markeringar.ts';
import type { GallringProgress } from './pagaende.ts';
import { dueParts, makePlan, type Plan } from './plan.ts';
import { createProtokollArkiv, type Protokoll } from './protokoll.ts';
import { TAKT, type Takt } from './takt.ts';

export interface GallringDeps {
  /** With the migrations of the log, of kontroll, of job locks, and {@link gallringMigrations}. */
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
  readonly lock: JobLock;
  readonly forseglingar: Pick<Forseglingar, 'sealDue' | 'of'>;
  readonly signer: Pick<Signer, 'sign' | 'verify'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Days that backups of the keys are kept: the protokoll repeats it. */
  readonly keyBackupDays: number;
  readonly takt?: Partial<Takt>;
}

export interface RunOptions {
  /** Who, or what (`schema`), for the protokoll. */
  readonly startadAv: string;
  /** Stops between two chunks; the run is taken up by the next. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: GallringProgress) => void;
}

export interface Gallring {
  readonly beslut: BeslutRegister;
  readonly markeringar: Markeringar;
  /** Dry run. @throws {DatabaseError | KeyError | DecipherError | GallringError} */
  plan(): Promise<Plan>;
  /**
   * Seals the months whose time has come and gallrar what is due, or finishes a run that was broken off and no more.
   * @returns its protokoll; `pagar` where another run is under way; undefined where nothing was due
   * @throws {DatabaseError | KeyError | DecipherError}, or the signal's reason: the next run takes it up
   * @throws {GallringError} kind `ogiltig-start`, or `nyckel-saknas`: a hold that nobody can read stops gallring
   */
  run(options: RunOptions): Promise<Protokoll | { readonly pagar: true } | undefined>;
  /** The oldest first. @throws {DatabaseError} */
  protokoll(): Promise<Protokoll[]>;
  /** @throws {DatabaseError} */
  protokoll(nummer: number): Promise<Protokoll | undefined>;
  /** Whether a protokoll is as it was signed. */
  verify(protokoll: Pick<Protokoll, 'text' | 'signatur'>): Promise<boolean>;
  /** How many records of a month may have left their digest alone, at most, by nämnd. @throws {DatabaseError} */
  gallrade(manad: Manad): Promise<ReadonlyMap<string, number>>;
}

/** The name of the job's lock. */
const LOCK = 'gallring';

export function createGallring(deps: GallringDeps): Gallring {
  const { database, clock, lock, forseglingar } = deps;
  const takt = { ...TAKT[database.dialect], ...deps.takt };
  const beslut = createBeslutRegister(deps);
  const markeringar = createMarkeringar(deps);
  const kvarhallning = createKvarhallning({ ...deps, markeringar });
  const korningar = createKorningar(deps);
  const arkiv = createProtokollArkiv({ ...deps, korningar });
  const inner = { ...deps, takt, kvarhallning, korningar };

  async function begin(av: string): Promise<Korning | undefined> {
    const last = await korningar.last();
    await forseglingar.sealDue();
    const now = clock.now();
    const { due, closed } = await dueParts(deps, now);
    const sealed = new Set(closed.filter((month) => month.sealed).map(({ manad }) => manad));
    const delar = due.filter(({ manad }) => sealed.has(manad));
    const ended = (await endedMarkeringar(database, now)).map(({ id, ...rest }) => ({ ...rest, markering: id }));
    return delar.length + ended.length > 0 ? korningar.begin(last, av, delar, ended) : undefined;
  }

  async function run({ startadAv, signal, onProgress = () => {} }: RunOptions) {
    const av = openText('ogiltig-start', 'Den eller det som startar gallringen', startadAv);
    const held = await lock.whileHeld(LOCK, async (lost) => {
      const stop = signal ? AbortSignal.any([signal, lost]) : lost;
      stop.throwIfAborted();
      const korning = (await korningar.resume(av)) ?? (await begin(av));
      if (!korning) return undefined;
      await carryOut({ ...inner, korning, signal: stop, onProgress });
      const protokoll = await arkiv.write(korning);
      onProgress({ handelse: 'protokoll' });
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
    run,
    protokoll,
    verify: arkiv.verify,
    gallrade: korningar.gallrade,
  };
}

export { gallringMigrations } from './migrations.ts';
