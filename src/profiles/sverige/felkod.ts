// What a felkod is, in the catalogue and in an answer.

/** Who an error comes from: SSBT if no complete answer reached us or we chose not to ask, BT if an answer came. */
export type Kalla = 'SSBT' | 'BT';

export interface FelkodData {
  readonly felkod: string;
  readonly kalla: Kalla;
  /** What has happened; may have places to fill in, in braces. */
  readonly text: string;
  /** What the caller does about it. */
  readonly advice: string;
  /** What the operator does about it. */
  readonly operator: string;
}

/** An `error` of the contract. */
export interface PartError {
  readonly kalla: Kalla;
  readonly felkod: string;
  readonly felmeddelande: readonly string[];
}
