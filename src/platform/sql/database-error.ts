// The one error that leaves this folder: a driver's own error can carry the row, and with it a personal number.

/**
 * What a failure means. `unavailable`: the database was not there or not in time, so the statement may or may not have
 * been carried out; `rejected`: it refused this statement's values; `full`: no room on its disk; `other`: the rest.
 */
export type DatabaseErrorKind = 'unavailable' | 'rejected' | 'full' | 'other';

/** A failed statement, without a word of its text or values. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly kind: DatabaseErrorKind;
  /** SQLSTATE, name of an SQLite result code, Node error code, or a short word of our own. */
  readonly code: string;
  /** Name of the constraint or of its columns, where the database tells. */
  readonly constraint?: string;

  constructor(kind: DatabaseErrorKind, code: string, constraint?: string) {
    super(`database ${kind} (${code}${constraint === undefined ? '' : `, ${constraint}`})`);
    this.kind = kind;
    this.code = code;
    if (constraint !== undefined) this.constraint = constraint;
  }
}

/** The kind of any error: `other` where it is none of ours. */
export function kindOf(error: unknown): DatabaseErrorKind {
  return error instanceof DatabaseError ? error.kind : 'other';
}
