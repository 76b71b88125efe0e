// Which driftinformation is changed, by whom, and where that is recorded.
import type { Statements } from '../../platform/sql/database.ts';
import type { Begaran } from '../begaran.ts';
import type { Driftnotis } from './driftnotis.ts';

/** One that is changed, and the version that the change starts from. */
export interface Mal extends Begaran {
  readonly id: string;
  readonly version: number;
}

export interface Driftnotisandring {
  readonly objekt: { readonly slag: 'driftinformation'; readonly id: string };
  /** What was done, in Swedish. */
  readonly handling: string;
  readonly fore?: Driftnotis;
  readonly efter: Driftnotis;
}

/** Adds to the audit trail in the transaction of the change; throws where who or why does not hold. */
export type Record = (tx: Statements, at: number, begaran: Begaran, andring: Driftnotisandring) => Promise<void>;

/** The service itself. */
export const TJANSTEN = { namn: 'Sammansatt bastjänst' } as const;
