// How much, how fast and how long a run may be, and the levels that are measured against; the defaults are safe for a test environment.

export interface Granser {
  /** Calls a second, in the long run. */
  readonly takt: number;
  /** Calls at the same time at most, and what may go in one burst: the bulkhead agreed with the uppgiftslämnare. */
  readonly samtidiga: number;
  /** Calls of the whole run. */
  readonly antal: number;
  /** Milliseconds for the whole run. */
  readonly tidMs: number;
  /** Milliseconds for one answer; the composite's own deadline for a bastjänst. */
  readonly svarMs: number;
  /** Largest answer read, in bytes. */
  readonly svarBytes: number;
  /** Calls of the service level's sample, after the warm-up. */
  readonly matningar: number;
  readonly uppvarmning: number;
  /** The agreed level (UC): so many percent of the answers within so many milliseconds, and the share that must succeed, in percent. */
  readonly percentil: number;
  readonly svarstidMs: number;
  readonly tillganglighet: number;
}

/** What is agreed with whoever answers for a bastjänst: how well it answers, and how many questions it gets at once. */
export type Avtalat = Pick<Granser, 'percentil' | 'svarstidMs' | 'tillganglighet' | 'samtidiga'>;

/** Levels as in the project's defaults where nothing is agreed: 99.0 %, p95 under 3 s. */
export const STANDARDGRANSER: Granser = {
  takt: 10,
  samtidiga: 5,
  antal: 1_500,
  tidMs: 300_000,
  svarMs: 10_000,
  svarBytes: 5_000_000,
  matningar: 30,
  uppvarmning: 3,
  percentil: 95,
  svarstidMs: 3_000,
  tillganglighet: 99,
};

/** What an operator may choose at most, whatever is asked for. */
export const STORSTA_GRANSER: Granser = {
  takt: 50,
  samtidiga: 50,
  antal: 5_000,
  tidMs: 3_600_000,
  svarMs: 60_000,
  svarBytes: 50_000_000,
  matningar: 1_000,
  uppvarmning: 50,
  percentil: 100,
  svarstidMs: 60_000,
  tillganglighet: 100,
};

/** The defaults with what was chosen, each held to 0 and its largest value; what is no number stays at its default. */
export function medGranser(valda: Partial<Granser> = {}): Granser {
  const namn = Object.keys(STANDARDGRANSER) as (keyof Granser)[];
  return Object.fromEntries(
    namn.map((namnet) => {
      const valt = valda[namnet];
      const minst = namnet === 'takt' || namnet === 'samtidiga' ? 1 : 0;
      const dugligt = typeof valt === 'number' && Number.isFinite(valt) ? valt : STANDARDGRANSER[namnet];
      return [namnet, Math.min(Math.max(minst, dugligt), STORSTA_GRANSER[namnet])];
    }),
  ) as unknown as Granser;
}
