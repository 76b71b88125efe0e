// The token that every form of a session carries, so that nobody else's page can send one.
import { createHash, timingSafeEqual } from 'node:crypto';

/** The field of a form, and the header of a call. */
export const CSRF_FIELD = 'csrf';
export const CSRF_HEADER = 'x-csrf-token';

/** Follows from the session's secret, which a page cannot read; what is stored of the secret does not lead to it. */
export function csrfOf(secret: string): string {
  return createHash('sha256').update(`csrf ${secret}`).digest('base64url');
}

export function isCsrf(given: string | undefined, secret: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(csrfOf(secret))];
  return one.length === other.length && timingSafeEqual(one, other);
}
