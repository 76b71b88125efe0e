// Says what a PostgreSQL failure means, and drops its message, detail, where and parameters.
import { DatabaseError, type DatabaseErrorKind } from './database-error.ts';

/** SQLSTATE or its class (first two characters) → kind; https://www.postgresql.org/docs/current/errcodes-appendix.html */
const STATES: Readonly<Record<string, DatabaseErrorKind>> = {
  '08': 'unavailable',
  '22': 'rejected',
  '23': 'rejected',
  '25006': 'unavailable',
  '28': 'unavailable',
  '3D': 'unavailable',
  '53': 'unavailable',
  '53100': 'full',
  '54': 'rejected',
  '55P03': 'unavailable',
  '57': 'unavailable',
  '58': 'unavailable',
  XX: 'unavailable',
};

/** The driver's errors without a code of their own, by how their message begins. */
const DRIVER: readonly (readonly [message: RegExp, code: string])[] = [
  [/^Query read timeout/, 'statement-timeout'],
  [/^(timeout exceeded|Connection terminated due to connection timeout)/, 'connect-timeout'],
  [/^Cannot use a pool after/, 'not-open'],
  [/^(Connection terminated|Client has encountered|Client was closed)/, 'connection-lost'],
];

/** Turns whatever `pg` threw into a {@link DatabaseError}. */
export function postgresError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { severity, code, constraint, message } = error as Readonly<Record<string, string | undefined>>;
  if (severity !== undefined && code !== undefined) {
    // only what the server reports has a severity; Node's codes (EPIPE) can look like a SQLSTATE
    return new DatabaseError(STATES[code] ?? STATES[code.slice(0, 2)] ?? 'other', code, constraint);
  }
  if (error instanceof TypeError || error instanceof RangeError) return new DatabaseError('rejected', 'not-bindable');
  if (code !== undefined && /^[A-Z][A-Z0-9_]+$/.test(code)) return new DatabaseError('unavailable', code);
  const known = DRIVER.find(([pattern]) => pattern.test(String(message)));
  return new DatabaseError('unavailable', known?.[1] ?? 'connection-failed');
}
