// What an operator has decided of a source, and what that means at one moment.

/**
 * `automatisk`: the breaker decides. `stängd`: nobody is asked. `öppen`: asked whatever the breaker says.
 * Times are milliseconds since the epoch.
 */
export interface Driftlage {
  readonly lage: 'automatisk' | 'stängd' | 'öppen';
  /** When `lage` ends and the breaker decides again; until it is changed where it is missing. */
  readonly till?: number;
  /** Planned stops; they may overlap. */
  readonly underhall: readonly Underhall[];
  /** When an operator last wanted the breaker closed and its count begun anew. */
  readonly aterstalld?: number;
}

/** One planned stop, from and including `fran` to `till`. */
export interface Underhall {
  readonly id: string;
  readonly fran: number;
  readonly till: number;
  /** Announced too late to be excused: who is not asked has failed. */
  readonly forSent?: true;
}

/** Nobody has decided anything. */
export const automatisk: Driftlage = { lage: 'automatisk', underhall: [] };

export type Styrning =
  | { readonly slag: 'automatisk' | 'öppen' }
  | { readonly slag: 'stängd'; readonly till?: number }
  | { readonly slag: 'underhåll'; readonly till: number; readonly forSent?: true };

/** Who decides at the time `at`: a source that is closed by hand goes before a planned stop, and that before everything else. */
export function styrningAt({ lage, till, underhall }: Driftlage, at: number): Styrning {
  const own = till === undefined || at < till ? lage : 'automatisk';
  if (own === 'stängd') return { slag: 'stängd', ...(till === undefined ? {} : { till }) };
  const stops = underhall.filter((stop) => stop.fran <= at && at < stop.till);
  if (stops.length === 0) return { slag: own };
  const forSent = stops.every((stop) => stop.forSent);
  return { slag: 'underhåll', till: Math.max(...stops.map((stop) => stop.till)), ...(forSent && { forSent }) };
}
