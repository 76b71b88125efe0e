// What people are told of disturbances: planned and acute, by bastjänst, with a time, a text and how bad it is.

export type DriftnotisSlag = 'planerad' | 'akut';

/**
 * `förslag`: suggested by the service, seen by operators alone, until a person confirms or dismisses it. `publicerad`: seen by all.
 * `avslutad`: over. `avfärdad`: a suggestion that a person said no to. `återkallad`: planned, and did not come to be.
 */
export type DriftnotisLage = 'förslag' | 'publicerad' | 'avslutad' | 'avfärdad' | 'återkallad';

export type Allvar = 'information' | 'störning' | 'avbrott';

/** Times are milliseconds since the epoch. */
export interface Driftnotis {
  readonly id: string;
  readonly version: number;
  readonly slag: DriftnotisSlag;
  readonly lage: DriftnotisLage;
  /** Sources by their keys, or `SAMMANSATT`; at least one. */
  readonly kallor: readonly string[];
  readonly fran: number;
  /** When it is expected to end or did; a planned one always has it. */
  readonly till?: number;
  /** The uppgiftslämnare that wrote it, by its id; absent: the driftleverantör or the service. */
  readonly part?: string;
  readonly rubrik: string;
  readonly text: string;
  readonly allvar: Allvar;
  readonly skapadAt: number;
  readonly andradAt: number;
  /** What has been told since, oldest first. */
  readonly uppdateringar: readonly { readonly at: number; readonly text: string }[];
  /** Of `kallor`, those that are not asked meanwhile, and whose time does not count; of planned ones. */
  readonly tasUrDrift: readonly string[];
  /** When all could see it first; absent for what was never published. */
  readonly publiceradAt?: number;
  /** What the service suggested it for, and when that was over; absent where a person wrote it. */
  readonly orsak?: { readonly slag: Forslagsorsak; readonly slut?: number };
}

/** `krets`: the breaker has been open for long. `brannhastighet`: the error budget burns too fast. */
export type Forslagsorsak = 'krets' | 'brannhastighet';

export interface Driftnotisfilter {
  readonly lagen?: readonly DriftnotisLage[];
  readonly kalla?: string;
  /** Those that touch this stretch of time. */
  readonly intervall?: { readonly fran: number; readonly till: number };
  /** True: what all can see or could; false: the others. */
  readonly publicerade?: boolean;
  /** By when they were changed, latest first, in place of when they begin; then without `efter`. */
  readonly senastAndrade?: true;
  /** Those that come after this one in the list, for the next page. */
  readonly efter?: { readonly fran: number; readonly id: string };
  /** Default 100, at most 1,000. */
  readonly antal?: number;
}

/** The part that pages and alerts read. */
export interface Driftnotiser {
  /** By when they begin, latest first. @throws {DatabaseError} */
  lista(filter?: Driftnotisfilter): Promise<Driftnotis[]>;
  /**
   * Published and under way at that moment, and planned ones that begin within `framatMs` (default 7 days), first those that
   * began or begin first. An acute one is under way until somebody ends it. @throws {DatabaseError}
   */
  aktuella(at: number, framatMs?: number): Promise<Driftnotis[]>;
}
