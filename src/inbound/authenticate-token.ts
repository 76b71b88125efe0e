// The access token of a request: whom it names, where it is good, for us, and shown by whom it was issued to.
import type { IncomingMessage } from 'node:http';
import type { ClientCertificate } from '../platform/certificate.ts';
import type { TokenConfig } from '../platform/config-callers.ts';
import { type Token, TokenError, type TokenVerifier } from '../platform/jwt.ts';
import { CallerFault } from './authenticate-fault.ts';
import { organisationsnummerOf } from './authenticate-organisation.ts';

export interface TokenReaderDeps extends Pick<TokenConfig, 'scope' | 'organisationClaim' | 'bound'> {
  readonly verifier: TokenVerifier;
}

/**
 * The organisation (12 digits) that the request's token names; undefined where it has none. From the header Authorization alone,
 * never from the address or the body (RFC 6750 2.1).
 * @throws {CallerFault}
 */
export type TokenReader = (
  request: IncomingMessage,
  certificate: ClientCertificate | undefined,
) => Promise<string | undefined>;

export function createTokenReader({ verifier, scope, organisationClaim, bound }: TokenReaderDeps): TokenReader {
  return async ({ headers }, certificate) => {
    const [scheme, text, ...more] = headers.authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer') return undefined;
    if (!text || more.length > 0) throw new CallerFault('token-malformed');
    const token = await verified(verifier, text);
    if (!isBoundRight(token, certificate, bound)) throw new CallerFault('token-certificate');
    if (!token.scopes.includes(scope)) throw new CallerFault('token-scope', { expected: scope });
    const organisation = organisationsnummerOf(token.text(organisationClaim) ?? '');
    if (!organisation) throw new CallerFault('organisation-missing');
    return organisation;
  };
}

async function verified(verifier: TokenVerifier, text: string): Promise<Token> {
  try {
    return await verifier.verify(text);
  } catch (error) {
    throw error instanceof TokenError ? new CallerFault(`token-${error.kind}`) : error;
  }
}

/** RFC 8705 3: a token that says which certificate it belongs to is worth nothing without it, whether we demand that or not. */
function isBoundRight(token: Token, certificate: ClientCertificate | undefined, demanded: boolean): boolean {
  if (token.certificate === undefined) return !demanded;
  const shown = certificate && Buffer.from(certificate.fingerprint, 'hex').toString('base64url');
  return token.certificate === shown;
}
