// Why driftinformation is not taken, in words for whoever wrote it.

/**
 * `ogiltig`: a field that does not hold; `okand`: there is no such one; `annan-version`: somebody else changed it in between;
 * `otillaten-overgang`: what it is now does not lead there.
 */
export type DriftinformationErrorKind = 'ogiltig' | 'okand' | 'annan-version' | 'otillaten-overgang';

/** Refused. The message is Swedish and names the field and the rule, never a value. */
export class DriftinformationError extends Error {
  override readonly name = 'DriftinformationError';
  readonly kind: DriftinformationErrorKind;
  /** The field, where it is about one. */
  readonly falt: string | undefined;

  constructor(kind: DriftinformationErrorKind, message: string, falt?: string) {
    super(message);
    this.kind = kind;
    this.falt = falt;
  }
}
