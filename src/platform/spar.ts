// The audit trail as those see it who change things: who and why, and where a change is recorded.
import type { Statements } from './sql/database.ts';

/** Who does it, and why: 3–500 characters without personal numbers. */
export interface Begaran {
  readonly aktor: { readonly namn: string };
  readonly skal: string;
}

/** One change of one thing. `Slag` says of what kind it is, in Swedish. */
export interface Andring<Slag extends string, Dokument> {
  readonly objekt: { readonly slag: Slag; readonly id: string };
  /** What was done, in Swedish. */
  readonly handling: string;
  readonly fore?: Dokument;
  readonly efter?: Dokument;
}

/** Adds to the audit trail in the transaction of the change, at milliseconds since the epoch; throws where who or why does not hold. */
export type RecordChange<Change> = (tx: Statements, at: number, begaran: Begaran, andring: Change) => Promise<void>;
