// Why an operator's decision cannot be carried out, in words for the operator.

/** `ogiltig`: what was asked for does not hold; `okand`: there is no such source or stop. The text is Swedish and names no value. */
export class DriftError extends Error {
  override readonly name = 'DriftError';
  readonly kind: 'ogiltig' | 'okand';

  constructor(kind: DriftError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
