// Who does something with an avvikelse and for which party, and where that is recorded.
import type { Statements } from '../../platform/sql/database.ts';
import type { Part } from './avvikelse.ts';

/** Who does it, for which party, and where there is more to say for the audit trail than which avvikelse it is, why. */
export interface Avsandare {
  readonly aktor: { readonly namn: string };
  readonly skal?: string;
  readonly part: Part;
}

/** One that is changed, and the version that the change starts from; absent: whichever stands there. */
export interface Mal extends Avsandare {
  readonly nummer: number;
  readonly version?: number;
}

/** Adds to the audit trail in the transaction of the change. */
export type RecordAndring = (
  tx: Statements,
  at: number,
  begaran: { readonly aktor: { readonly namn: string }; readonly skal: string },
  andring: {
    readonly objekt: { readonly slag: 'avvikelse'; readonly id: string };
    readonly handling: string;
    readonly fore?: unknown;
    readonly efter?: unknown;
  },
) => Promise<void>;
