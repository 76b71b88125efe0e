// The one error of anslutning's own: what the register will not do, and why, for whoever asked.

/**
 * `ogiltig`: a field that does not hold; `okand`, `finns-redan`: no such one, or one already; `annan-version`: somebody else
 * changed it in between; `otillaten-overgang`: the status does not lead there; `krav-saknas`: what the step requires is not
 * there, or a task that it needs is not connected.
 */
export type AnslutningErrorKind =
  | 'ogiltig'
  | 'okand'
  | 'finns-redan'
  | 'annan-version'
  | 'otillaten-overgang'
  | 'krav-saknas';

/** Refused. The message is Swedish and names fields and rules, never a value that could be a personal number. */
export class AnslutningError extends Error {
  override readonly name = 'AnslutningError';
  readonly kind: AnslutningErrorKind;

  constructor(kind: AnslutningErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
