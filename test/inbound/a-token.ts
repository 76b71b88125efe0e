// Access tokens as an authorization server issues them, and every wrong one that a test wants.
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const ISSUER = 'https://as.example';
export const AUDIENCE = 'https://sammansatt.example';

export interface Issuer {
  readonly keys: readonly JWK[];
  readonly privateKey: CryptoKey;
  /** A good token, where nothing else is said; a claim that is undefined is left out. */
  token(options?: TokenOptions): Promise<string>;
}

export interface TokenOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Another key than the issuer's. */
  readonly key?: CryptoKey | Uint8Array;
}

/** Seconds since the epoch. */
export const seconds = () => Math.floor(Date.now() / 1000);

export async function anIssuer(kid = 'k1', alg = 'ES256'): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    keys: [{ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }],
    privateKey,
    token({ claims = {}, header = {}, key = privateKey } = {}) {
      const all = {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: 'provkommunen',
        client_id: 'provkommunen',
        jti: crypto.randomUUID(),
        iat: seconds(),
        exp: seconds() + 300,
        scope: 'sammansatt.fraga',
        organisationsnummer: '162120000142',
        ...claims,
      };
      return new SignJWT(JSON.parse(JSON.stringify(all)))
        .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
        .sign(key);
    },
  };
}

/** What claims to need no signature. */
export function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}
