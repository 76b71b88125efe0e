// Who changes something that is kept of the service, for whom, and why.

import type { Begaran as BaraVemOchSkal } from '../platform/spar.ts';

export interface Begaran extends BaraVemOchSkal {
  /** The uppgiftslämnare that they speak for, by its id; absent: the driftleverantör. */
  readonly part?: string;
}
