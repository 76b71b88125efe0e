// How avvikelser change: in one transaction the next version, its entry in the history, the letters that follow, and the trace.
import type { Database, Statements } from '../../platform/sql/database.ts';
import type { Avvikelse, Handelse, Handling, Lage, Rapport } from './avvikelse.ts';
import type { Avsandare, Mal, RecordAndring } from './begaran.ts';
import { demandDagstak } from './dagstak.ts';
import { insertHandelse } from './handelser.ts';
import { deleteAvvikelse, insertAvvikelse, nextNummer, otherVersion, readKnown, updateAvvikelse } from './lager.ts';
import { storeUtskick } from './utskick-rader.ts';

export interface AndringarDeps {
  readonly database: Database;
  readonly clock: { now(): number };
  readonly record: RecordAndring;
}

/** What is done, as the history and the audit trail call it, and what is said of it. */
export interface Gjort {
  readonly handling: Handling;
  readonly text?: string;
}

export interface Andringar {
  /** A new one, with the next number. */
  add(av: Avsandare, handling: Handling, ny: Rapport & { readonly lage: 'utkast' | 'ny' }): Promise<Avvikelse>;
  /** The next version. @throws {AvvikelseError} kind `okand` or `annan-version`, or what `andring` throws */
  change(mal: Mal, gjort: Gjort, andring: (fore: Avvikelse) => Andring): Promise<Avvikelse>;
  /** Leaves the audit trail alone. @throws as {@link change} */
  remove(mal: Mal, handling: 'kasta utkast', check: (fore: Avvikelse) => void): Promise<void>;
}

type Andring = Partial<Rapport> & { readonly lage: Lage };

export function createAndringar({ database, clock, record }: AndringarDeps): Andringar {
  async function trace(tx: Statements, av: Avsandare, { nummer, handling, fore, efter }: Spar): Promise<void> {
    const begaran = { aktor: av.aktor, skal: av.skal ?? `Avvikelse ${nummer}` };
    await record(tx, efter?.andradAt ?? clock.now(), begaran, {
      objekt: { slag: 'avvikelse', id: String(nummer) },
      handling,
      ...(fore && { fore: traced(fore) }),
      ...(efter && { efter: traced(efter) }),
    });
  }

  async function follow(tx: Statements, av: Avsandare, efter: Avvikelse, handelse: Handelse): Promise<void> {
    await insertHandelse(tx, efter.nummer, handelse);
    if (efter.lage !== 'utkast') await storeUtskick(tx, efter, av.part);
  }

  return {
    add: (av, handling, { lage, ...rapport }) =>
      database.transaction(async (tx) => {
        const [nummer, now] = [await nextNummer(tx), clock.now()];
        const { part, aktor } = av;
        await demandDagstak(tx, part, handling, now);
        const times = { skapadAt: now, andradAt: now, ...(lage === 'ny' && { rapporteradAt: now }) };
        const efter = { nummer, version: 1, lage, ...rapport, part, rapporteradAv: aktor.namn, ...times };
        await insertAvvikelse(tx, efter);
        await follow(tx, av, efter, { version: 1, at: now, handling, aktor: aktor.namn, part, till: lage });
        await trace(tx, av, { nummer, handling, efter });
        return efter;
      }),
    change: (mal, { handling, text }, andring) =>
      database.transaction(async (tx) => {
        const { part, aktor } = mal;
        const fore = await readVersion(tx, mal);
        await demandDagstak(tx, part, handling, clock.now());
        const efter = nextOf({ ...fore, ...andring(fore) }, fore, mal, clock.now());
        await updateAvvikelse(tx, efter);
        const { version, andradAt: at, lage: till } = efter;
        const said = { handling, aktor: aktor.namn, part, ...(text !== undefined && { text }) };
        await follow(tx, mal, efter, { version, at, ...said, fran: fore.lage, till });
        await trace(tx, mal, { nummer: mal.nummer, handling, fore, efter });
        return efter;
      }),
    remove: (mal, handling, check) =>
      database.transaction(async (tx) => {
        const fore = await readVersion(tx, mal);
        check(fore);
        await deleteAvvikelse(tx, fore.nummer);
        await trace(tx, mal, { nummer: mal.nummer, handling, fore });
      }),
  };
}

interface Spar {
  readonly nummer: number;
  readonly handling: Handling | 'kasta utkast';
  readonly fore?: Avvikelse;
  readonly efter?: Avvikelse;
}

async function readVersion(tx: Statements, { nummer, version, part }: Mal): Promise<Avvikelse> {
  const fore = await readKnown(tx, nummer, [part]);
  if (version !== undefined && fore.version !== version) throw otherVersion();
  return fore;
}

/** Whoever reports a draft is who reported it, at that time. */
function nextOf(changed: Avvikelse, fore: Avvikelse, { aktor }: Mal, now: number): Avvikelse {
  const next = { ...changed, version: fore.version + 1, andradAt: now };
  const isReported = fore.lage === 'utkast' && changed.lage === 'ny';
  return isReported ? { ...next, rapporteradAt: now, rapporteradAv: aktor.namn } : next;
}

/** What the audit trail keeps; what was written stands with the avvikelse. */
function traced({ lage, allvar, bastjanst }: Avvikelse): object {
  return { lage, allvar, bastjanst };
}
