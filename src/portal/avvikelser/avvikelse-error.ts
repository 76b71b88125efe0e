// Why an avvikelse, or a step with it, is not taken, in words for whoever asked.

/**
 * `ogiltig`: a field that does not hold; `okand`: there is no such one that the party may see; `annan-version`: somebody else
 * changed it in between; `otillaten-overgang`: its state, or the party's part in it, does not lead there;
 * `for-manga`: the party has done as much that day as it may.
 */
export type AvvikelseErrorKind = 'ogiltig' | 'okand' | 'annan-version' | 'otillaten-overgang' | 'for-manga';

/** Refused. The message is Swedish and names the field and the rule, never a value. */
export class AvvikelseError extends Error {
  override readonly name = 'AvvikelseError';
  readonly kind: AvvikelseErrorKind;
  /** The field, where it is about one. */
  readonly falt: string | undefined;

  constructor(kind: AvvikelseErrorKind, message: string, falt?: string) {
    super(message);
    this.kind = kind;
    this.falt = falt;
  }
}
