// What was agreed of a source or of the composite: availability, response time, service hours; from a day on.

/** A stretch of each week; `veckodagar` 1 (Monday) to 7; `HH:MM` in Sweden, `till` up to `24:00`. */
export interface Veckotid {
  readonly veckodagar: readonly number[];
  readonly fran: string;
  readonly till: string;
}

/**
 * A service level (SLA of the composite, UC of a bastjänst), valid from its day until the next of the same source begins.
 */
export interface Serviceniva {
  /** A source by its key, or `SAMMANSATT`. */
  readonly kalla: string;
  /** `YYYY-MM-DD` */
  readonly giltigFran: string;
  /** Share of calls answered within service hours, percent: 99.5. */
  readonly tillganglighet: number;
  /** So many percent of the answers within so many milliseconds. */
  readonly svarstid: { readonly percentil: number; readonly ms: number };
  readonly servicetid: readonly Veckotid[];
  /** Agreed for maintenance each week; empty: none. */
  readonly underhallsfonster: readonly Veckotid[];
  /** Where the agreement stands; free text. */
  readonly avtal?: string;
}
