// What the tamper evidence refuses to do, in words for those who run the service.

/**
 * `month-open`: a month that may still get records is not sealed; `no-such-month`: the log has no records of it;
 * `unreadable`: what stands in the table is no seal or checkpoint; `contended`: others were quicker, again and again.
 */
export type KontrollErrorKind = 'month-open' | 'no-such-month' | 'unreadable' | 'contended';

export class KontrollError extends Error {
  override readonly name = 'KontrollError';
  readonly kind: KontrollErrorKind;

  constructor(kind: KontrollErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
