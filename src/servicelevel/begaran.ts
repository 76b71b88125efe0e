// Who changes something that is kept of the service, for whom, and why.

/** Why: 3–500 characters without personal numbers. */
export interface Begaran {
  readonly aktor: { readonly namn: string };
  readonly skal: string;
  /** The uppgiftslämnare that they speak for, by its id; absent: the driftleverantör. */
  readonly part?: string;
}
