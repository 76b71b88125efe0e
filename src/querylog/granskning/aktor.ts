// Who reads the log, and what everyone who does must say of it.

/**
 * Somebody who reads the log, as the face that let them in knows them: one who answers for a nämnd's questions
 * (`namnd`: its organisationsnummer, 12 digits), or an operator of the driftleverantör.
 */
export type Aktor =
  | { readonly namn: string; readonly roll: 'namnd'; readonly namnd: string }
  | { readonly namn: string; readonly roll: 'drift' };

/** What every use of the log says of itself. */
export interface Begaran {
  readonly aktor: Aktor;
  /** Why: 3–500 characters, without personal numbers. It stands in the log with what was done. */
  readonly skal: string;
}
