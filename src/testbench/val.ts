// What somebody chooses of a catalogue: cases, persons, limits.
import type { Granser } from './granser.ts';
import type { Grupp } from './prov.ts';
import type { Testpersoner } from './testpersoner.ts';

/** What of a catalogue to run, and about whom. */
export interface Val {
  readonly personer: Testpersoner;
  readonly granser?: Partial<Granser>;
  /** Those groups alone; all where it is missing. */
  readonly grupper?: readonly Grupp[];
  /** Those cases alone, by id. */
  readonly fall?: readonly string[];
  /** Whether hostile cases are sent: the target has consented. Else they are skipped. */
  readonly fientlig?: boolean;
}
