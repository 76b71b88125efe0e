// Who changes something that is kept of the service, and why.

/** Why: 3–500 characters without personal numbers. */
export interface Begaran {
  readonly aktor: { readonly namn: string };
  readonly skal: string;
}
