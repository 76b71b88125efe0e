// Under which address people reach this service, and whether a request came from a page of ours.
import type { Request } from 'express';

/** `origin`: scheme, host and port without a slash at the end. */
export interface Plats {
  readonly origin: string;
  readonly secure: boolean;
}

/** A host of this machine alone: another name that leads here may be somebody else's page (DNS rebinding). */
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

/**
 * @param webbUrl the configured address; absent in local trial, where it is the loopback address that was called
 * @returns undefined for a request that came by a name which is not ours
 */
export function createPlats(webbUrl: string | undefined): (request: Request) => Plats | undefined {
  if (webbUrl !== undefined) {
    const { origin, protocol } = new URL(webbUrl);
    const plats = { origin, secure: protocol === 'https:' };
    return () => plats;
  }
  return ({ protocol, headers }) => {
    const { host = '' } = headers;
    return LOOPBACK_HOST.test(host) ? { origin: `${protocol}://${host}`, secure: protocol === 'https' } : undefined;
  };
}

/**
 * Whether a browser says that the request was made by a page of ours; ASVS 5.0 3.5.1. A program that says nothing of it is let
 * through here: what it must have is the token.
 */
export function isSameOrigin({ headers }: Request, { origin }: Plats): boolean {
  const { origin: from } = headers;
  const site = headers['sec-fetch-site'];
  return (from === undefined || from === origin) && (site === undefined || site === 'same-origin' || site === 'none');
}
