// An operator's decisions about the sources: closed, open, planned stops, limits; each with who, why, and a trace.
import { randomUUID } from 'node:crypto';
import type { Andring, Begaran, RecordChange } from '../../platform/spar.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { Underhall } from '../guard/driftlage.ts';
import { type Driftbeslut, type LagratDriftbeslut, readDriftbeslut, readOne, store, takeTurn } from './dokument.ts';
import { DriftError } from './drift-error.ts';
import { checkedGranser, type Gransnamn } from './granser.ts';
import { storeStopp } from './stopp.ts';

/** When a planned stop is. */
export interface Stopptid extends Pick<Underhall, 'fran' | 'till'> {
  /** How long before its beginning it is to be decided for its time to be excused; milliseconds, default 0: from the decision. */
  readonly framforhallningMs?: number;
}

export type Driftandring = Andring<'driftläge', Driftbeslut>;

export interface DriftlagenDeps {
  /** With `driftMigrations`, and what `record` needs. */
  readonly database: Database;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** The sources that there are. */
  readonly kallor: readonly string[];
  /** What has no guard, and planned stops alone: the composite itself. */
  readonly utanVakt?: readonly string[];
  readonly record: RecordChange<Driftandring>;
}

/** Every command @throws {DriftError | DatabaseError}, and what `record` throws. Times are milliseconds since the epoch. */
export interface Driftlagen {
  /** Every source, decided upon or not, in the order of `kallor`; after them what has planned stops without a guard. */
  alla(): Promise<LagratDriftbeslut[]>;
  /** Nobody is asked, until `till` or until further notice. */
  stang(begaran: Begaran, kalla: string, till?: number): Promise<LagratDriftbeslut>;
  /** The breaker decides again, begun anew in every process. */
  oppna(begaran: Begaran, kalla: string): Promise<LagratDriftbeslut>;
  /** Asked whatever the breaker says, until `till` or until further notice. */
  tvinga(begaran: Begaran, kalla: string, till?: number): Promise<LagratDriftbeslut>;
  /** A planned stop; one of that `id` is moved. @returns with its id among the stops of the document */
  underhall(begaran: Begaran, kalla: string, tid: Stopptid & { readonly id?: string }): Promise<LagratDriftbeslut>;
  /** Takes a planned stop away, begun or not. */
  avbryt(begaran: Begaran, kalla: string, id: string): Promise<LagratDriftbeslut>;
  /** Changes the limits that are named; null: as configured. */
  granser(
    begaran: Begaran,
    kalla: string,
    changes: { readonly [K in Gransnamn]?: number | null },
  ): Promise<LagratDriftbeslut>;
}

const MOST_STOPS = 100;

export function createDriftlagen({ database, clock, kallor, utanVakt = [], record }: DriftlagenDeps): Driftlagen {
  type Change = (before: Driftbeslut, now: number) => Driftbeslut;
  const allaKallor = [...kallor, ...utanVakt];

  async function decide(
    begaran: Begaran,
    kalla: string,
    handling: string,
    change: Change,
    { known = kallor, framforhallningMs = 0 } = {},
  ): Promise<LagratDriftbeslut> {
    if (!known.includes(kalla)) throw new DriftError('okand', `De bastjänster som finns är ${known.join(', ')}.`);
    return database.transaction(async (tx) => {
      const number = await takeTurn(tx);
      const now = clock.now();
      const before = await readOne(tx, kalla);
      const dokument = withoutPast(change(before.dokument, now), now);
      const after = { kalla, version: before.version + 1, dokument };
      await store(tx, after, number);
      const stops = { fore: before.dokument.underhall, efter: dokument.underhall };
      await storeStopp(tx, { kalla, andrad: number, at: now, framforhallningMs, ...stops });
      const objekt = { slag: 'driftläge', id: kalla } as const;
      await record(tx, now, begaran, { objekt, handling, fore: before.dokument, efter: dokument });
      return after;
    });
  }

  function setLage(lage: 'stängd' | 'öppen', till: number | undefined): Change {
    return ({ till: _, ...before }, now) => {
      if (till !== undefined && till <= now) throw new DriftError('ogiltig', 'Sluttiden ska ligga framåt i tiden.');
      return { ...before, lage, ...(till === undefined ? {} : { till }) };
    };
  }

  return {
    async alla() {
      const decided = new Map((await readDriftbeslut(database)).map((one) => [one.kalla, one]));
      const guarded = await Promise.all(kallor.map(async (kalla) => decided.get(kalla) ?? readOne(database, kalla)));
      const others = utanVakt.flatMap((kalla) => decided.get(kalla) ?? []);
      return [...guarded, ...others.filter(({ dokument }) => dokument.underhall.length > 0)];
    },
    stang: (begaran, kalla, till) => decide(begaran, kalla, 'stäng', setLage('stängd', till)),
    tvinga: (begaran, kalla, till) => decide(begaran, kalla, 'håll öppen', setLage('öppen', till)),
    oppna: (begaran, kalla) =>
      decide(begaran, kalla, 'öppna', ({ till: _, ...before }, now) => ({
        ...before,
        lage: 'automatisk',
        aterstalld: Math.max(now, (before.aterstalld ?? 0) + 1),
      })),
    underhall(begaran, kalla, { id = randomUUID(), fran, till, framforhallningMs = 0 }) {
      const plan: Change = (before, now) => {
        const forSent = framforhallningMs > 0 && fran - now < framforhallningMs;
        return withStop(before, { id, fran, till, ...(forSent && { forSent }) }, now);
      };
      return decide(begaran, kalla, 'planera underhåll', plan, { known: allaKallor, framforhallningMs });
    },
    avbryt: (begaran, kalla, id) =>
      decide(begaran, kalla, 'ta bort underhåll', (before) => withoutStop(before, id), { known: allaKallor }),
    granser: (begaran, kalla, changes) =>
      decide(begaran, kalla, 'ändra gränser', (before) => {
        const merged = Object.entries({ ...before.granser, ...changes }).filter(([, value]) => value !== null);
        return { ...before, granser: checkedGranser(Object.fromEntries(merged)) };
      }),
  };
}

/** @throws {DriftError} */
function withStop(before: Driftbeslut, stop: Underhall, now: number): Driftbeslut {
  if (stop.till <= now || stop.till <= stop.fran)
    throw new DriftError('ogiltig', 'Underhållet ska sluta efter sin början, framåt i tiden.');
  const others = before.underhall.filter(({ id }) => id !== stop.id);
  if (others.length >= MOST_STOPS) throw new DriftError('ogiltig', `Högst ${MOST_STOPS} underhåll kan vara planerade.`);
  return { ...before, underhall: [...others, stop] };
}

/** @throws {DriftError} */
function withoutStop(before: Driftbeslut, id: string): Driftbeslut {
  const underhall = before.underhall.filter((stop) => stop.id !== id);
  if (underhall.length < before.underhall.length) return { ...before, underhall };
  throw new DriftError('okand', 'Underhållet finns inte, eller är redan slut.');
}

/** A stop that is over stands in its history alone. */
function withoutPast(dokument: Driftbeslut, now: number): Driftbeslut {
  return { ...dokument, underhall: dokument.underhall.filter(({ till }) => till > now) };
}
