// Access tokens of OAuth 2.0: a signed JWT (RFC 9068) checked against the keys of the server that issued it.
import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JSONWebKeySet, jwtVerify } from 'jose';

/** Why a token is not believed; `keys` is that the issuer's keys cannot be had, which says nothing of the token. */
export type TokenFlaw =
  | 'malformed'
  | 'algorithm'
  | 'type'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'claims'
  | 'keys';

export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly kind: TokenFlaw;

  constructor(kind: TokenFlaw) {
    super(`Åtkomsttoken kan inte användas: ${kind}`);
    this.kind = kind;
  }
}

export interface TokenVerifierOptions {
  /** Address of the keys, or the keys themselves. */
  readonly jwks: URL | { readonly keys: readonly object[] };
  readonly issuer: string;
  readonly audience: string;
  /** Names of JWA that a token may be signed by; asymmetric ones. */
  readonly algorithms: readonly string[];
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** How long the keys may take to come; milliseconds. Default 3,000. */
  readonly jwksMs?: number;
}

export interface Token {
  readonly scopes: readonly string[];
  /** A claim, where it is a text. */
  text(claim: string): string | undefined;
  /** SHA-256 of the client certificate that it is bound to (RFC 8705), base64url; undefined where it is bound to none. */
  readonly certificate: string | undefined;
}

export interface TokenVerifier {
  /** @throws {TokenError} */
  verify(token: string): Promise<Token>;
}

/** RFC 9068 2.2. */
const REQUIRED = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];
const TOLERANCE_S = 30;
const KEYS_LIVE_MS = 600_000;
const MOST_KEY_BYTES = 1_000_000;

/** Keys from an address are kept for ten minutes and fetched anew for an unknown key, at most every thirty seconds. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { jwks, issuer, audience, algorithms, clock, jwksMs = 3_000 } = options;
  const keys =
    jwks instanceof URL
      ? createRemoteJWKSet(jwks, { timeoutDuration: jwksMs, cacheMaxAge: KEYS_LIVE_MS, [customFetch]: fetchKeys })
      : createLocalJWKSet(jwks as JSONWebKeySet);
  const demands = { issuer, audience, algorithms: [...algorithms], typ: 'at+jwt', requiredClaims: REQUIRED };

  return {
    async verify(token) {
      const currentDate = new Date(clock.now());
      try {
        const { payload } = await jwtVerify(token, keys, { ...demands, clockTolerance: TOLERANCE_S, currentDate });
        return toToken(payload);
      } catch (error) {
        throw new TokenError(flawOf(error));
      }
    },
  };
}

function toToken(payload: Readonly<Record<string, unknown>>): Token {
  const text = (claim: string) => {
    const value = Object.hasOwn(payload, claim) ? payload[claim] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const { cnf } = payload as { cnf?: { 'x5t#S256'?: unknown } };
  // Bound to something that is no certificate's fingerprint is bound to what nobody here can show.
  const bound = cnf === undefined ? undefined : String(cnf?.['x5t#S256'] ?? '');
  return { scopes: (text('scope') ?? '').split(' ').filter(Boolean), text, certificate: bound };
}

function flawOf(error: unknown): TokenFlaw {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return CLAIM_FLAWS[error.claim] ?? 'claims';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  const ofSignature = [
    errors.JWSSignatureVerificationFailed,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
  ];
  if (ofSignature.some((kind) => error instanceof kind)) return 'signature';
  const ofForm = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSENotSupported];
  return ofForm.some((kind) => error instanceof kind) ? 'malformed' : 'keys';
}

const CLAIM_FLAWS: Readonly<Record<string, TokenFlaw>> = { typ: 'type', iss: 'issuer', aud: 'audience' };

/** Redirects are not followed, and of an answer without end no more is read than a set of keys can be. */
async function fetchKeys(url: string, init: RequestInit): Promise<Response> {
  const { status, body } = await fetch(url, init);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_KEY_BYTES) throw new TokenError('keys');
  }
  return new Response(Buffer.concat(chunks), { status: status === 200 ? 200 : 502 });
}
