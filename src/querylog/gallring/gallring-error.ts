// The one error of gallring's own: what it will not do, and why.

/**
 * `ogiltigt-beslut`, `ogiltig-markering`, `ogiltig-start`: a field that does not hold; `okant-beslut`, `okand-markering`: no
 * such one in force; `nyckel-saknas`: a markering cannot be read, so nothing that it may cover can be gallrat;
 * `hindrad`: all went but some parts, and the protokoll says why; `klockan`: nobody can say that the clock is right;
 * `kvar`: a nämnd's part of the log cannot be ended yet.
 */
export type GallringErrorKind =
  | 'ogiltigt-beslut'
  | 'okant-beslut'
  | 'ogiltig-markering'
  | 'okand-markering'
  | 'ogiltig-start'
  | 'nyckel-saknas'
  | 'hindrad'
  | 'klockan'
  | 'kvar';

/** Refused. The message is Swedish, for whoever asked, and repeats nothing that was written. */
export class GallringError extends Error {
  override readonly name = 'GallringError';
  readonly kind: GallringErrorKind;

  constructor(kind: GallringErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
