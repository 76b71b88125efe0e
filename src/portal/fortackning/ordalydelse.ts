// What the förteckning of an uppgiftslämnare says and has said, and what is proposed that it should say.
import type { Uppgift } from './uppgift.ts';

/** A published wording; numbers are 1, 2, 3 … and nothing of one is ever changed. Times are milliseconds since the epoch. */
export interface Ordalydelse {
  readonly uppgiftslamnare: string;
  readonly nummer: number;
  readonly uppgifter: readonly Uppgift[];
  readonly publiceradAt: number;
  /** Who reviewed it. */
  readonly publiceradAv: string;
  readonly foreslagenAv: string;
  /** Why it was changed. */
  readonly skal: string;
}

/** `inget`: nothing is proposed. `återsänt`: the reviewer wants something else; `skal` says what. */
export type Utkastlage = 'inget' | 'utkast' | 'lämnat' | 'återsänt';

/** The proposal of an uppgiftslämnare; there is one at most. `version` counts its changes, and never begins again. */
export interface Utkast {
  readonly uppgiftslamnare: string;
  readonly version: number;
  readonly lage: Utkastlage;
  /** Number of the wording that it began with; 0: none. */
  readonly utgangspunkt: number;
  readonly uppgifter: readonly Uppgift[];
  readonly andradAt: number;
  readonly andradAv: string;
  /** Who changed its items last. */
  readonly foreslagetAv: string;
  /** Everybody who has changed its items since the wording that it began with. */
  readonly forfattare: readonly string[];
  readonly skal: string;
}
