// Which driftinformation is changed, by whom, and where that is recorded.
import type { Andring } from '../../platform/spar.ts';
import type { Begaran } from '../begaran.ts';
import type { Driftnotis } from './driftnotis.ts';

/** One that is changed, and the version that the change starts from. */
export interface Mal extends Begaran {
  readonly id: string;
  readonly version: number;
}

export type Driftnotisandring = Andring<'driftinformation', Driftnotis> & { readonly efter: Driftnotis };

/** The service itself. */
export const TJANSTEN = { namn: 'Sammansatt bastjänst' } as const;
