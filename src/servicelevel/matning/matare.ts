// Counts calls and questions in memory, minute by minute, until they are written.
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import { createKnownNames } from '../../platform/known-names.ts';
import { type Matobjekt, type OppenSumma, SAMMANSATT, type Slag, type Summa, tomSumma, type Utfall } from './summa.ts';

/** One call that has ended. */
export interface Anrop {
  readonly kalla: string;
  /** One that answers inside the source; absent: the source as a whole. */
  readonly svarande?: string;
  readonly slag: Slag;
  readonly utfall: Utfall;
  /** Why it was no answer: a fault cause or refusal code. */
  readonly orsak?: string;
  readonly kvalitet?: string;
  /** Of an answer that was delivered; milliseconds. */
  readonly svarstidMs?: number;
  readonly kotidMs?: number;
}

/** One question to the composite that has ended. */
export interface Fraga {
  readonly utfall: Utfall;
  readonly orsak?: string;
  /** Absent of a refused one. */
  readonly kvalitet?: string;
  /** From its arrival; milliseconds. */
  readonly svarstidMs?: number;
  /** Who asked, organisationsnummer of 12 digits; absent where nobody known did. */
  readonly organisation?: string;
  /** Parts asked of the bastjänster. */
  readonly delfragor: number;
}

/** What was counted of one object in one minute. */
export interface Matminut extends Matobjekt {
  readonly start: number;
  /** One more each time that the clock has been set back: the same minute again. */
  readonly varv: number;
  /** Still counted while the minute lasts: read it at once. */
  readonly summa: Summa;
}

/** What one organisation has asked in one hour. */
export interface Belastningstimme {
  readonly start: number;
  readonly varv: number;
  readonly organisation: string;
  readonly besvarade: number;
  readonly nekade: number;
  readonly delfragor: number;
}

export interface Matare {
  anrop(anrop: Anrop): void;
  fraga(fraga: Fraga): void;
  /** The breaker of a source has been open for so long, until now; milliseconds. */
  kretsOppen(kalla: string, milliseconds: number): void;
  /**
   * What has been counted since the last time: minutes and hours that are over, for the last time, and those under way, which
   * come whole again while they grow.
   */
  drain(): { readonly minuter: readonly Matminut[]; readonly belastning: readonly Belastningstimme[] };
}

// Who answers inside a source names itself, and who may ask is many: what comes on top is not told apart.
const MOST_SVARANDE = 60;
const MOST_ORGANISATIONER = 2_000;

export function createMatare({ clock }: { readonly clock: { now(): number } }): Matare {
  const bounded = createKnownNames(MOST_SVARANDE);
  const minuter = createPeriods<Matminut & { readonly summa: OppenSumma }>(MINUTE_MS, clock);
  const timmar = createPeriods<Open<Belastningstimme>>(HOUR_MS, clock);

  function summaOf(kalla: string, svarande: string): OppenSumma {
    const create = (period: Period) => ({ ...period, kalla, svarande, summa: tomSumma() });
    return minuter.current(`${kalla} ${svarande}`, create).summa;
  }

  function count({ kalla, svarande = '', slag, utfall, orsak, kvalitet, svarstidMs, kotidMs }: Anrop): void {
    const summa = summaOf(kalla, svarande === '' ? '' : bounded(kalla, svarande));
    summa.antal[slag][utfall]++;
    if (slag === 'ping') return;
    if (orsak !== undefined) summa.orsaker[orsak] = (summa.orsaker[orsak] ?? 0) + 1;
    if (kvalitet !== undefined) summa.kvaliteter[kvalitet] = (summa.kvaliteter[kvalitet] ?? 0) + 1;
    if (utfall === 'lyckad' && svarstidMs !== undefined) summa.svarstid.record(svarstidMs);
    if (kotidMs !== undefined) summa.kotid.record(kotidMs);
  }

  function load(organisation: string, { utfall, kvalitet, delfragor }: Fraga): void {
    const none = { organisation, besvarade: 0, nekade: 0, delfragor: 0 };
    if (timmar.size(organisation) >= MOST_ORGANISATIONER) return;
    const timme = timmar.current(organisation, (period) => ({ ...period, ...none }));
    timme[utfall === 'lyckad' || kvalitet !== undefined ? 'besvarade' : 'nekade']++;
    timme.delfragor += delfragor;
  }

  return {
    anrop: count,
    fraga(fraga) {
      const { organisation, delfragor, ...rest } = fraga;
      count({ ...rest, kalla: SAMMANSATT, slag: 'anrop' });
      if (organisation !== undefined) load(organisation, fraga);
    },
    kretsOppen(kalla, milliseconds) {
      summaOf(kalla, '').kretsOppenMs += milliseconds;
    },
    drain: () => ({ minuter: minuter.drain(), belastning: timmar.drain() }),
  };
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

interface Period {
  readonly start: number;
  readonly varv: number;
}

/** Keeps what is counted in the current stretch of `lengthMs`, by key, and what was in those before it until it is drained. */
function createPeriods<T extends Period>(lengthMs: number, clock: { now(): number }) {
  let period: Period = { start: 0, varv: 0 };
  let open = new Map<string, T>();
  let changed = new Set<T>();

  function turn(): void {
    const start = Math.floor(clock.now() / lengthMs) * lengthMs;
    if (start === period.start) return;
    period = { start, varv: start < period.start ? period.varv + 1 : period.varv };
    open = new Map();
  }

  return {
    /** How many are open beside `key`. */
    size(key: string): number {
      turn();
      return open.has(key) ? 0 : open.size;
    },
    current(key: string, create: (period: Period) => T): T {
      turn();
      const one = open.get(key) ?? create(period);
      open.set(key, one);
      changed.add(one);
      return one;
    },
    drain(): T[] {
      const all = [...changed];
      changed = new Set();
      return all;
    },
  };
}
