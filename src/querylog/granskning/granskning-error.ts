// The one error of granskning: why the log is not read, for the person who asked, without a word of anybody in it.

/**
 * What is wrong. `forbidden`: the role does not allow it; `reason-missing`, `interval`, `criterion`, `pairs`, `text`: what
 * was given does not follow the rule; `not-found`: nothing there that the actor may see; `too-many`: ask for less;
 * `already-done`: it was done before.
 */
export type GranskningErrorKind =
  | 'forbidden'
  | 'reason-missing'
  | 'interval'
  | 'criterion'
  | 'pairs'
  | 'text'
  | 'not-found'
  | 'too-many'
  | 'already-done';

/** The message is Swedish and names the field, the rule and what to do; `falt` is the field. */
export class GranskningError extends Error {
  override readonly name = 'GranskningError';
  readonly kind: GranskningErrorKind;
  readonly falt: string;

  constructor(kind: GranskningErrorKind, falt: string, message: string) {
    super(message);
    this.kind = kind;
    this.falt = falt;
  }
}
