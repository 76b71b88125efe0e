// The two cookies of a login: the session's, and that of a login which has been begun.
import type { Request, Response } from 'express';
import { LOGIN_MS } from './paborjade.ts';
import type { Plats } from './plats.ts';

export type CookieKind = 'session' | 'inloggning';

const NAMES: Readonly<Record<CookieKind, string>> = {
  session: 'sammansatt',
  inloggning: 'sammansatt-inloggning',
};

/** The prefix makes the browser demand Secure, Path=/ and no Domain (ASVS 5.0 3.3.1); without TLS it would refuse it. */
function cookieName(kind: CookieKind, { secure }: Plats): string {
  return `${secure ? '__Host-' : ''}${NAMES[kind]}`;
}

/** The value, as long as it is one that we could have set. */
export function readCookie({ headers }: Request, kind: CookieKind, plats: Plats): string | undefined {
  const name = cookieName(kind, plats);
  const values = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  // Two of one name: somebody has put one beside ours.
  const [value] = values.length === 1 ? values : [];
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

export function setCookie(response: Response, kind: CookieKind, plats: Plats, value: string): void {
  const age = kind === 'inloggning' ? { maxAge: LOGIN_MS } : {};
  response.cookie(cookieName(kind, plats), value, { ...attributes(plats), ...age });
}

export function clearCookie(response: Response, kind: CookieKind, plats: Plats): void {
  response.clearCookie(cookieName(kind, plats), attributes(plats));
}

/** Lax: the way back from the login's provider is a navigation from another site. */
function attributes({ secure }: Plats) {
  return { httpOnly: true, secure, sameSite: 'lax', path: '/' } as const;
}
