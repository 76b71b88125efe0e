// Signs a document that stands by itself (JWS, RFC 7515, compact), and checks whether it is as it was signed, and by which key.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint, compactVerify, EmbeddedJWK, errors, exportJWK } from 'jose';

/** `nyckel`: no private or public key of a kind that can sign; `signatur`: changed, cut, or signed by another key. */
export type JwsFlaw = 'nyckel' | 'signatur';

export class JwsError extends Error {
  override readonly name = 'JwsError';
  readonly kind: JwsFlaw;

  constructor(kind: JwsFlaw) {
    super(
      kind === 'nyckel'
        ? 'Nyckeln kan inte användas: en PEM-fil med en EC-, Ed25519- eller RSA-nyckel väntas.'
        : 'Signaturen stämmer inte.',
    );
    this.kind = kind;
  }
}

export interface Signed {
  readonly payload: Uint8Array;
  /** SHA-256 of the public key (RFC 7638), base64url: by it people tell each other whose key it is. */
  readonly nyckel: string;
}

const WEAKEST_RSA = 2048;
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'EdDSA', 'PS256'];
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };

export interface Signer {
  /** @returns a compact JWS */
  sign(payload: Uint8Array): Promise<string>;
}

/**
 * @param privateKey PEM
 * @param typ media type of the payloads, for the header
 * @throws {JwsError} kind `nyckel`
 */
export function createSigner(privateKey: string, typ: string): Signer {
  const key = readKey(() => createPrivateKey(privateKey));
  const alg = algorithmOf(key);
  return {
    async sign(payload) {
      const jwk = await exportJWK(createPublicKey(key));
      const header = { alg, typ, jwk, kid: await calculateJwkThumbprint(jwk) };
      return new CompactSign(payload).setProtectedHeader(header).sign(key);
    },
  };
}

/**
 * @param publicKey PEM of the key that it must be signed by; without it, of the key that it names itself: then only the
 *   fingerprint tells whose that is
 * @throws {JwsError}
 */
export async function verifyJws(jws: string, publicKey?: string): Promise<Signed> {
  const key = publicKey === undefined ? undefined : readKey(() => createPublicKey(publicKey));
  try {
    const verified = key
      ? await compactVerify(jws.trim(), key, { algorithms: [algorithmOf(key)] })
      : await compactVerify(jws.trim(), EmbeddedJWK, { algorithms: ALGORITHMS });
    const jwk = key ? await exportJWK(key) : (verified.protectedHeader.jwk ?? {});
    return { payload: verified.payload, nyckel: await calculateJwkThumbprint(jwk) };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw new JwsError('signatur');
    throw error;
  }
}

function readKey(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    throw new JwsError('nyckel');
  }
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string {
  const algorithm =
    type === 'ec'
      ? CURVES[details?.namedCurve ?? '']
      : type === 'ed25519'
        ? 'EdDSA'
        : type === 'rsa' && (details?.modulusLength ?? 0) >= WEAKEST_RSA
          ? 'PS256'
          : undefined;
  if (algorithm === undefined) throw new JwsError('nyckel');
  return algorithm;
}
