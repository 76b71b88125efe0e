// Says what an SQLite failure means, and drops its text.
import { DatabaseError, type DatabaseErrorKind } from './database-error.ts';

/** Primary result codes that mean more than `other`; https://sqlite.org/rescode.html */
const RESULTS: Readonly<Record<number, readonly [name: string, kind: DatabaseErrorKind]>> = {
  3: ['SQLITE_PERM', 'unavailable'],
  5: ['SQLITE_BUSY', 'unavailable'],
  6: ['SQLITE_LOCKED', 'unavailable'],
  7: ['SQLITE_NOMEM', 'unavailable'],
  8: ['SQLITE_READONLY', 'unavailable'],
  10: ['SQLITE_IOERR', 'unavailable'],
  11: ['SQLITE_CORRUPT', 'unavailable'],
  13: ['SQLITE_FULL', 'full'],
  14: ['SQLITE_CANTOPEN', 'unavailable'],
  18: ['SQLITE_TOOBIG', 'rejected'],
  19: ['SQLITE_CONSTRAINT', 'rejected'],
  20: ['SQLITE_MISMATCH', 'rejected'],
  25: ['SQLITE_RANGE', 'rejected'],
  26: ['SQLITE_NOTADB', 'unavailable'],
};

/** `UNIQUE constraint failed: fraga.id`: what stands after the colon comes from the schema, never from a row. */
const CONSTRAINT = /^(?:UNIQUE|NOT NULL|CHECK) constraint failed: ([\w., ]+)$/;

/** Turns whatever node:sqlite or node:fs threw into a {@link DatabaseError}. */
export function sqliteError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { code, errcode, message } = error as { code?: unknown; errcode?: unknown; message?: unknown };
  if (typeof errcode === 'number') {
    const [name, kind] = RESULTS[errcode & 0xff] ?? [`SQLITE_${errcode}`, 'other'];
    return new DatabaseError(kind, name, CONSTRAINT.exec(String(message))?.[1]);
  }
  if (code === 'ERR_INVALID_STATE') return new DatabaseError('unavailable', 'not-open');
  if (error instanceof TypeError || error instanceof RangeError) return new DatabaseError('rejected', 'not-bindable');
  if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return new DatabaseError('unavailable', code);
  return new DatabaseError('other', 'unknown');
}
