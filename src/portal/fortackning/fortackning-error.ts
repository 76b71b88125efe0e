// Why a change of a förteckning is not taken, in words for whoever made it.
/**
 * `ogiltig`: a field that does not hold; `okand`: there is no such one; `annan-version`: somebody else changed it in between;
 * `otillaten-overgang`: where it stands does not lead there; `egen-granskning`: the reviewer wrote it.
 */
export type FortackningErrorKind = 'ogiltig' | 'okand' | 'annan-version' | 'otillaten-overgang' | 'egen-granskning';

/** Refused. The message is Swedish and names the field and the rule, never a value. */
export class FortackningError extends Error {
  override readonly name = 'FortackningError';
  readonly kind: FortackningErrorKind;
  /** The field of an item (`keyof Uppgift`), where it is about one. */
  readonly falt: string | undefined;

  constructor(kind: FortackningErrorKind, message: string, falt?: string) {
    super(message);
    this.kind = kind;
    this.falt = falt;
  }
}
