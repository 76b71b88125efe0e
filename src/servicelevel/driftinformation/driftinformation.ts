// Driftinformation: written, suggested, changed and ended; each change with who, why, a trace, and letters to those who asked.
import { v7 as uuidv7 } from 'uuid';
import type { RecordChange } from '../../platform/spar.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { Begaran } from '../begaran.ts';
import { createAndringar } from './andringar.ts';
import { type Driftnotisandring, type Mal, TJANSTEN } from './begaran.ts';
import { DriftinformationError } from './driftinformation-error.ts';
import type { Driftnotis, Driftnotiser, Forslagsorsak } from './driftnotis.ts';
import { readKnown, readNotiser } from './lager.ts';
import { createStoppinlaggning, type Planering, readStopp, type Stopp, type StoppMisslyckande } from './stopp.ts';
import { checkedText, checkedUtkast, type Driftutkast } from './utkast.ts';

/**
 * Every command @throws {DriftinformationError | DatabaseError}, and what `record` throws. Where the guard cannot be told of a
 * stop, the notice stands all the same, and {@link Driftinformation.stamAv} tries again.
 */
export interface Driftinformation extends Driftnotiser {
  /** @throws {DriftinformationError} kind `okand` */
  en(id: string): Promise<Driftnotis>;
  /** Stops of the guard that it should have. */
  stopp(id: string): Promise<Stopp[]>;
  /** Published at once. */
  skapa(begaran: Begaran, utkast: Driftutkast): Promise<Driftnotis>;
  /** Its kind stays. */
  andra(mal: Mal, utkast: Omit<Driftutkast, 'slag'>): Promise<Driftnotis>;
  /** Tells more of it. */
  uppdatera(mal: Mal, text: string): Promise<Driftnotis>;
  /** Over now. */
  avsluta(mal: Mal, text?: string): Promise<Driftnotis>;
  /** Planned, and will not come to be. */
  aterkalla(mal: Mal, text: string): Promise<Driftnotis>;
  /** By the service itself: an acute one that a person has to confirm. */
  foresla(utkast: Omit<Driftutkast, 'slag'>, orsak: Forslagsorsak, skal: string): Promise<Driftnotis>;
  /** Publishes a suggestion, as the person has worded it. */
  bekrafta(mal: Mal, utkast: Omit<Driftutkast, 'slag'>): Promise<Driftnotis>;
  avfarda(mal: Mal): Promise<Driftnotis>;
  /** Takes back a suggestion whose cause is over before anybody answered; no error where somebody has. */
  draTillbaka(id: string, skal: string): Promise<void>;
  /** Notes when the cause of a confirmed suggestion was over; undefined: it is back. Not a version of its own. */
  orsakSlut(id: string, slut: number | undefined): Promise<void>;
  /**
   * Ends planned ones whose time has passed, and tells the guard of the stops that it does not know of: for a job and the
   * start. @returns what the guard did not take
   */
  stamAv(): Promise<StoppMisslyckande[]>;
}

export interface DriftinformationDeps {
  /** With `driftinformationMigrations`, and what `record` needs. */
  readonly database: Database;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** The sources that there are; `SAMMANSATT` is known besides. */
  readonly kallor: readonly string[];
  readonly record: RecordChange<Driftnotisandring>;
  readonly planera: Planering;
}

const AHEAD_MS = 7 * 86_400_000;
/** As many as can be read at once: what goes on must not hide behind what is planned. */
const ALL = 1000;
const MOST_UPDATES = 50;

export function createDriftinformation(deps: DriftinformationDeps): Driftinformation {
  const { database, clock, kallor, record, planera } = deps;
  const laggIn = createStoppinlaggning({ database, clock, planera });
  const { add, step } = createAndringar({ database, clock, record, laggIn });

  function fresh(utkast: Driftutkast, now: number): Omit<Driftnotis, 'lage'> {
    const times = { version: 1, skapadAt: now, andradAt: now };
    return { id: uuidv7(), ...times, ...checkedUtkast(utkast, { kallor, now }), uppdateringar: [] };
  }

  const reworded = (utkast: Omit<Driftutkast, 'slag'>) => (fore: Driftnotis, now: number) => ({
    till: undefined,
    ...checkedUtkast({ ...utkast, slag: fore.slag }, { kallor, now, fore }),
  });

  return {
    ...createLasning(deps),
    async skapa(begaran, utkast) {
      const now = clock.now();
      const { part } = begaran;
      const notis = { ...fresh(utkast, now), ...(part !== undefined && { part }) };
      return add(begaran, 'publicera', { ...notis, lage: 'publicerad', publiceradAt: now });
    },
    async foresla(utkast, orsak, skal) {
      const notis = fresh({ ...utkast, slag: 'akut' }, clock.now());
      return add({ aktor: TJANSTEN, skal }, 'föreslå', { ...notis, lage: 'förslag', orsak: { slag: orsak } });
    },
    andra: (mal, utkast) => step(mal, 'ändra', reworded(utkast)),
    bekrafta: (mal, utkast) => step(mal, 'bekräfta', reworded(utkast)),
    uppdatera: (mal, text) => step(mal, 'uppdatera', (fore, now) => told(text)(withRoom(fore), now)),
    avsluta: (mal, text) => step(mal, 'avsluta', (fore, now) => ({ ...told(text)(fore, now), till: endOf(fore, now) })),
    aterkalla: (mal, text) => step(mal, 'återkalla', told(text)),
    avfarda: (mal) => step(mal, 'avfärda', () => ({})),
    async draTillbaka(id, skal) {
      const { version } = await readKnown(database, id);
      const mal = { id, version, aktor: TJANSTEN, skal };
      await unlessChanged(() => step(mal, 'dra tillbaka', (fore, now) => ({ till: endOf(fore, now) })));
    },
    async orsakSlut(id, slut) {
      await database.run('UPDATE driftnotis SET orsak_slut = $1 WHERE id = $2', [slut ?? null, id]);
    },
    async stamAv() {
      const now = clock.now();
      const published = await readNotiser(database, {
        lagen: ['publicerad'],
        intervall: { fran: 0, till: now },
        antal: ALL,
      });
      for (const { id, version } of published.filter((notis) => isPast(notis, now))) {
        const mal = { id, version, aktor: TJANSTEN, skal: 'Den planerade tiden är slut' };
        await unlessChanged(() => step(mal, 'avsluta', () => ({})));
      }
      return laggIn();
    },
  };
}

function createLasning({
  database,
}: DriftinformationDeps): Pick<Driftinformation, 'lista' | 'aktuella' | 'en' | 'stopp'> {
  return {
    lista: (filter) => readNotiser(database, filter),
    async aktuella(at, framatMs = AHEAD_MS) {
      const intervall = { fran: 0, till: at + framatMs + 1 };
      const published = await readNotiser(database, { lagen: ['publicerad'], intervall, antal: ALL });
      return published.filter((notis) => !isPast(notis, at)).toReversed();
    },
    en: (id) => readKnown(database, id),
    stopp: (id) => readStopp(database, id),
  };
}

/** A planned one is over by itself; an acute one when somebody says so. */
function isPast({ slag, till }: Driftnotis, at: number): boolean {
  return slag === 'planerad' && till !== undefined && till <= at;
}

function endOf(notis: Driftnotis, now: number): number {
  return isPast(notis, now) && notis.till !== undefined ? notis.till : Math.max(now, notis.fran);
}

function told(text: string | undefined) {
  return ({ uppdateringar }: Driftnotis, at: number): Partial<Driftnotis> =>
    text === undefined ? {} : { uppdateringar: [...uppdateringar, { at, text: checkedText('text', text) }] };
}

/** Ending and recalling may still say why. @throws {DriftinformationError} kind `ogiltig` */
function withRoom(notis: Driftnotis): Driftnotis {
  if (notis.uppdateringar.length < MOST_UPDATES) return notis;
  const rule = `högst ${MOST_UPDATES} uppdateringar ryms; avsluta den och skriv en ny.`;
  throw new DriftinformationError('ogiltig', `text: ${rule}`, 'text');
}

/** What the service does by itself gives way to what a person did just before. */
async function unlessChanged(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    const gaveWay = error instanceof DriftinformationError && error.kind !== 'ogiltig';
    if (!gaveWay) throw error;
  });
}
