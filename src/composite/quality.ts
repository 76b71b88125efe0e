// What an answer is worth: whether it says something, nothing, or leaves open what it does not say.

/** Quality of a delivered answer, or of one responder inside it. Only `nothing` may be shown to people as "no data". */
export type DeliveredQuality =
  /** Data on the person came. */
  | 'answered'
  /** The source says that it has nothing on the person. */
  | 'nothing'
  /** Some responders inside the source could not answer. */
  | 'partial'
  /** An answer came that does not say whether it is complete, or that deviates from its schema. */
  | 'unverifiable';

export type Quality = DeliveredQuality | 'failed' | 'not-asked';

/** Whether whoever it is said of has told all that it has, if that was nothing. */
export function tellsAll(quality: Quality): boolean {
  return quality === 'answered' || quality === 'nothing';
}

/** One that answers inside a source, e.g. an a-kassa or Pensionsmyndigheten. */
export interface Responder {
  /** Short and stable. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly quality: Quality;
  /** The source's own status code and what it says of it, from its contract's code lists; never free text about a person. */
  readonly code?: string;
  readonly text?: string;
}

/** What must be seen at once about the person; read from the answer, never stored. */
export type Flag = 'protected' | 'deceased';

/** What a module reads out of its own answer. */
export interface Assessment {
  readonly quality: DeliveredQuality;
  readonly responders: readonly Responder[];
  readonly flags: readonly Flag[];
  /** Kinds of data that were asked for and that the source leaves out without saying so, by name. */
  readonly leftOut?: readonly string[];
}

/** The worst that is said of several responders: all nothing is nothing, some silent is partial. */
export function summarise(responders: readonly Responder[]): DeliveredQuality {
  const has = (...qualities: Quality[]) => responders.some(({ quality }) => qualities.includes(quality));
  const silent = has('failed', 'partial');
  if (silent && has('answered', 'nothing', 'partial')) return 'partial';
  if (silent || has('unverifiable') || responders.length === 0) return 'unverifiable';
  return has('answered') ? 'answered' : 'nothing';
}
