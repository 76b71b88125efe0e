// Why the test bench sends nothing to an address, or keeps no consent, in words for whoever asked.

/**
 * `adress`: no address of a bastjänst; `otillaten`: not among those that the operator allows; `produktion`: people's questions go
 * there; `medgivande`: hostile cases without consent; `ogiltig`: a field that does not hold; `okand`: there is no such one;
 * `upptagen`: another run is under way.
 */
export type TillatelseErrorKind =
  | 'adress'
  | 'otillaten'
  | 'produktion'
  | 'medgivande'
  | 'ogiltig'
  | 'okand'
  | 'upptagen';

/** Refused. The message is Swedish and says what to do, and repeats no value that could be a person's. */
export class TillatelseError extends Error {
  override readonly name = 'TillatelseError';
  readonly kind: TillatelseErrorKind;
  /** The field, where it is about one. */
  readonly falt: string | undefined;

  constructor(kind: TillatelseErrorKind, message: string, falt?: string) {
    super(message);
    this.kind = kind;
    this.falt = falt;
  }
}
