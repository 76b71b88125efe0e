// What the bench sees of the composite's answer, whatever form it came in: parts, faults and flaws as plain data.
import { MYNDIGHETER } from './fraga.ts';

/** One agency's part. */
export interface Del {
  readonly myndighet: string;
  /** Whether something stands as data; what that is worth is another matter. */
  readonly data: boolean;
  readonly fel?: { readonly kalla: string; readonly felkod: string; readonly felmeddelande: readonly string[] };
  /** REST alone. */
  readonly kvalitet?: string;
  readonly flaggor?: readonly string[];
  /** REST alone: `bekraftad` or `ej-kontrollerad`. */
  readonly person?: string;
  /** The identities that AF's and SO's data name; SOAP alone. */
  readonly identiteter: readonly string[];
}

/** An answer that could be read. */
export interface Last {
  /** Local name of the SOAP body's element; `svar` over REST. */
  readonly element: string;
  /** Against the schema of the form; empty where it is valid. */
  readonly brott: readonly string[];
  /** In their order; one for each time that an agency stands there. */
  readonly delar: readonly Del[];
  readonly korrelationsid: string | undefined;
  readonly fraga: boolean;
  /** Of a refused question: felkod and texts. */
  readonly nekad?: { readonly felkod: string; readonly felmeddelande: readonly string[]; readonly faultcode?: string };
}

/** What could not be read, with why. */
export interface Olasbart {
  readonly skal: string;
}

/** The part of one agency, where it stands once. */
export function del({ delar }: Last, myndighet: string): Del | undefined {
  const [one, ...more] = delar.filter((each) => each.myndighet === myndighet);
  return more.length === 0 ? one : undefined;
}

/** Where two answers tell different things of an agency, but for one. */
export function olika(ett: Last, annat: Last, utom: string): readonly string[] {
  const ord = (svar: Last, id: string) => del(svar, id)?.fel?.felkod ?? (del(svar, id)?.data ? 'data' : 'inget');
  return MYNDIGHETER.filter((id) => id !== utom && ord(ett, id) !== ord(annat, id)).map(
    (id) => `${id} har ett annat utfall än annars`,
  );
}
