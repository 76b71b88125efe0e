// Who is behind a request: by which address it came, and whose session it carries.
import type { Request } from 'express';
import { readCookie } from './cookies.ts';
import { isCsrf } from './csrf.ts';
import { isSameOrigin, type Plats } from './plats.ts';
import type { Session, Sessioner } from './sessioner.ts';

export interface Besok {
  readonly plats: Plats;
  readonly session?: Session & { readonly secret: string };
}

export interface BesokDeps {
  readonly platsOf: (request: Request) => Plats | undefined;
  readonly sessioner: Sessioner;
}

/** @returns undefined for a request by a name that is not ours. @throws {DatabaseError} */
export async function besokOf(request: Request, { platsOf, sessioner }: BesokDeps): Promise<Besok | undefined> {
  const plats = platsOf(request);
  if (!plats) return undefined;
  const secret = readCookie(request, 'session', plats);
  const session = secret === undefined ? undefined : await sessioner.find(secret);
  return secret !== undefined && session ? { plats, session: { ...session, secret } } : { plats };
}

/** Whether a request that changes something came from a page of this session's own (ASVS 5.0 3.5.1). */
export function isOwn(request: Request, { plats, session }: Besok, token: string | undefined): boolean {
  return session !== undefined && isSameOrigin(request, plats) && isCsrf(token, session.secret);
}
