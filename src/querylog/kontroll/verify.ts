// The control of the log: whether every record is the one that was written, where it was written, and none is missing.
import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '../../platform/sql/database.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Manad } from '../manad.ts';
import { type Avvikelse, createFynd, type Fynd } from './avvikelse.ts';
import { createChains } from './chains.ts';
import { type Coverage, type Walk, walkCheckpoints } from './checkpoint-walk.ts';
import { conclude, createEvidence, type Evidence } from './evidence.ts';
import { createGallrade, createGallratKontroll } from './gallrat.ts';
import { lengthsOf } from './heads.ts';
import type { Vittne } from './kontrollpunkt.ts';
import { pagesOf } from './month-rows.ts';
import type { Redovisning } from './redovisning.ts';
import { checkSeals, type Manadslage } from './seals-check.ts';
import { signedHeads } from './signed-heads.ts';
import type { Signer } from './signing.ts';

/** What the control says of a month. */
export interface Manadsresultat {
  readonly manad: Manad;
  /** `gallrad`: its records are gone and its seal is kept. */
  readonly status: 'oppen' | 'forseglad' | 'gallrad';
  /** Whether there is a seal and its signature is good; absent for an open month. */
  readonly forsegling?: 'giltig' | 'saknas eller ogiltig';
  /** Records checked, of which gallrade ones whose digest alone is left. */
  readonly poster: number;
  readonly gallrade: number;
  readonly kedjor: number;
  /** The last good checkpoint that covers it: its number, and its time in milliseconds since the epoch. */
  readonly kontrollpunkt?: { readonly nummer: number; readonly at: number };
}

export interface Kontrollresultat {
  readonly manader: readonly Manadsresultat[];
  readonly kontrollpunkter: number;
  /** The first 1000, the first of all first (by time, then month, chain and number). */
  readonly avvikelser: readonly Avvikelse[];
  readonly antalAvvikelser: number;
}

export interface KontrollDeps {
  /** With `querylogMigrations` and `kontrollMigrations` applied. */
  readonly database: Database;
  readonly signer: Signer;
  readonly keyring: Pick<Keyring, 'names'>;
  /** Asked for when a control begins. Where it is missing, gallrade records are not counted. */
  readonly redovisning?: () => Redovisning;
}

export interface KontrollOptions {
  /** Default every month. */
  readonly manader?: readonly Manad[];
  /** After every page of records. */
  readonly onProgress?: (progress: { readonly manad: Manad; readonly checked: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
  /**
   * A checkpoint that is known from elsewhere, e.g. the last one in the service's own log: nothing in the database tells
   * that the last checkpoints are missing, until a seal or the process that took them says so.
   */
  readonly vittne?: Vittne;
}

export interface Kontroll {
  /**
   * Reads all of the log, a page at a time, while it is written to. What is written meanwhile is left to the next time.
   * @throws {DatabaseError | KeyError} or the signal's reason
   * @throws {KontrollError} kind `no-such-month`, where one is asked about that nothing knows
   */
  kontrollera(options?: KontrollOptions): Promise<Kontrollresultat>;
}

/** The tools of one run. */
interface Run extends KontrollOptions {
  readonly fynd: Fynd;
  /** Of the months that were read to their end. */
  readonly evidences: Evidence[];
  readonly walk: Walk;
}

export function createKontroll({ database, signer, keyring, redovisning }: KontrollDeps): Kontroll {
  const gallrat = createGallratKontroll({ database, signer, keyring, redovisning });

  /** Checkpoints are read before seals, and both before records: what is signed later cannot be missed here. */
  async function kontrollera(options: KontrollOptions = {}): Promise<Kontrollresultat> {
    const { manader, signal, vittne } = options;
    const fynd = createFynd();
    const walk = await walkCheckpoints({ database, signer, fynd, vittne, signal });
    const lagen = await checkSeals({ database, signer, fynd, walk, manader });
    const run: Run = { ...options, fynd, walk, evidences: [] };
    const results: Manadsresultat[] = [];
    for (const lage of lagen) results.push(await checkMonth(lage, run));
    conclude(run.evidences, fynd);
    await gallrat.checkAccount(walk.protokoll, manader, fynd);
    return {
      manader: results,
      kontrollpunkter: walk.checked,
      avvikelser: fynd.first(),
      antalAvvikelser: fynd.count(),
    };
  }

  /** A month that was dropped while it was read counts as gone. */
  async function checkMonth(lage: Manadslage, run: Run): Promise<Manadsresultat> {
    if (lage.status === 'gallrad') return checkGone(lage, run);
    const evidence = createEvidence();
    const read = await checkStanding(lage, run, evidence).then(
      (result) => () => result,
      (error) => () => {
        throw error;
      },
    );
    if (await isDropped(lage.manad)) return checkGone({ ...lage, status: 'gallrad' }, run);
    const result = read();
    run.evidences.push(evidence);
    return result;
  }

  async function checkStanding(lage: Manadslage, run: Run, evidence: Evidence): Promise<Manadsresultat> {
    const { manad, forsegling, status } = lage;
    const { walk, signal, onProgress } = run;
    const signed = await signedHeads(database, manad, walk, forsegling);
    const lengths = await lengthsOf(database, manad);
    const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
    const sealed = forsegling && new Map(forsegling.kedjor.map(({ kedja, nummer }) => [kedja, nummer]));
    const bounds = status === 'oppen' ? lengths : undefined;
    const chains = createChains({ manad, signed, evidence, ...(bounds && { bounds }), ...(sealed && { sealed }) });
    const gone = createGallrade(manad);
    for await (const page of pagesOf(database, manad)) {
      signal?.throwIfAborted();
      for (const led of page) {
        chains.follow(led);
        if (!led.post) gone.add(led);
      }
      onProgress?.({ manad, checked: chains.counts().poster, total });
      await turn();
    }
    chains.end();
    await gallrat.checkMonth(lage, gone, evidence.fynd);
    return { ...resultOf(lage, walk.covered.get(manad)), ...chains.counts(), gallrade: gone.count() };
  }

  async function isDropped(manad: Manad): Promise<boolean> {
    const rows = await database.run('SELECT manad FROM manad WHERE manad = $1 AND dropped_at IS NOT NULL', [manad]);
    return rows.length > 0;
  }

  async function checkGone(lage: Manadslage, { fynd, walk }: Run): Promise<Manadsresultat> {
    const result = { ...resultOf(lage, walk.covered.get(lage.manad)), poster: 0, gallrade: 0, kedjor: 0 };
    await gallrat.checkGone(lage, fynd);
    return result;
  }

  return { kontrollera };
}

function resultOf({ manad, status, forsegling }: Manadslage, covered: Coverage | undefined) {
  const kontrollpunkt = covered && { nummer: covered.last, at: covered.lastAt };
  const seal = forsegling ? ('giltig' as const) : ('saknas eller ogiltig' as const);
  return { manad, status, ...(status !== 'oppen' && { forsegling: seal }), ...(kontrollpunkt && { kontrollpunkt }) };
}
