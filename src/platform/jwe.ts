// Encrypts a text so that only who has one private key can read it (JWE, RFC 7516, compact).
import {
  constants,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
} from 'node:crypto';
import { CompactEncrypt, calculateJwkThumbprint } from 'jose';

/** A public key as a JWK (RFC 7517): RSA with `n` and `e`, or EC with `crv`, `x` and `y`. */
export interface PublicJwk {
  readonly kty: 'RSA' | 'EC';
  readonly kid?: string;
  readonly alg?: string;
  readonly n?: string;
  readonly e?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}

/** `privat`: it has a part that nobody but its owner may have; `oduglig`: of another kind, too weak, or no key at all. */
export type JweFlaw = 'privat' | 'oduglig';

/** Never with a part of the key. */
export class JweError extends Error {
  override readonly name = 'JweError';
  readonly kind: JweFlaw;

  constructor(kind: JweFlaw) {
    super(
      kind === 'privat'
        ? 'Nyckeln har en privat del. Registrera bara den publika, och byt nyckel: den här är inte hemlig längre.'
        : 'Nyckeln kan inte användas: en publik RSA-nyckel på 2048–8192 bitar eller EC-nyckel på P-256, P-384 eller P-521 väntas, som JWK, för RSA-OAEP-256 eller ECDH-ES+A256KW.',
    );
    this.kind = kind;
  }
}

export interface EncryptOptions {
  /** Media type of the text. */
  readonly type: string;
  /** Parameters of the protected header beside those of the encryption. */
  readonly header: Readonly<Record<string, string | number>>;
}

export interface Encrypter {
  /** @returns a compact JWE, whose `kid` is the key's own, or else its thumbprint (RFC 7638) */
  encrypt(text: string, options: EncryptOptions): Promise<string>;
}

const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const ENCRYPTION = 'A256GCM';
const ALGORITHMS = { RSA: 'RSA-OAEP-256', EC: 'ECDH-ES+A256KW' } as const;
const CURVES = ['P-256', 'P-384', 'P-521'];
const RSA_BITS = { least: 2048, most: 8192 };

/** With a smaller one a text could be had back without the private key; a larger one only costs time. */
const EXPONENT = { least: 65_537n, most: 2n ** 64n - 1n };

/** @throws {JweError} */
export function checkPublicKey(jwk: object): void {
  keyOf(jwk);
}

/** The key in a file that somebody sent: a JWK, or PEM. @throws {JweError} */
export function readPublicKey(text: string): PublicJwk {
  if (text.includes('PRIVATE KEY')) throw new JweError('privat');
  try {
    const isPem = text.trimStart().startsWith('-----BEGIN');
    const jwk = isPem ? createPublicKey(text).export({ format: 'jwk' }) : JSON.parse(text);
    checkPublicKey(jwk);
    return jwk;
  } catch (error) {
    throw error instanceof JweError ? error : new JweError('oduglig');
  }
}

/** @throws {JweError} */
export function createEncrypter(jwk: PublicJwk): Encrypter {
  const key = keyOf(jwk);
  const alg = ALGORITHMS[jwk.kty];
  const kid = jwk.kid ?? calculateJwkThumbprint(key.export({ format: 'jwk' }));
  return {
    async encrypt(text, { type, header }) {
      return new CompactEncrypt(Buffer.from(text))
        .setProtectedHeader({ ...header, alg, enc: ENCRYPTION, cty: type, kid: await kid })
        .encrypt(key);
    },
  };
}

function keyOf(jwk: object): KeyObject {
  if (PRIVATE_PARTS.some((part) => part in jwk)) throw new JweError('privat');
  const key = readKey(jwk);
  const { kty, alg, n, crv } = jwk as PublicJwk;
  const isOfKind = kty === 'RSA' ? isRsa(key, String(n)) : CURVES.includes(String(crv));
  const isForUs = alg === undefined || alg === ALGORITHMS[kty];
  if (isOfKind && isForUs && canEncrypt(key)) return key;
  throw new JweError('oduglig');
}

/** What Node takes without a word: even numbers, of which no modulus and no exponent is one. */
function isRsa(key: KeyObject, n: string): boolean {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  const isOdd = publicExponent % 2n === 1n && (Buffer.from(n, 'base64url').at(-1) ?? 0) % 2 === 1;
  const isSized = modulusLength >= RSA_BITS.least && modulusLength <= RSA_BITS.most;
  return isOdd && isSized && publicExponent >= EXPONENT.least && publicExponent <= EXPONENT.most;
}

/** Once on trial, with what the algorithm does with the key. */
function canEncrypt(key: KeyObject): boolean {
  try {
    if (key.asymmetricKeyType === 'rsa') {
      publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, Buffer.alloc(32));
    } else {
      const { namedCurve = '' } = key.asymmetricKeyDetails ?? {};
      const { privateKey } = generateKeyPairSync('ec', { namedCurve });
      diffieHellman({ privateKey, publicKey: key });
    }
    return true;
  } catch {
    return false;
  }
}

function readKey(jwk: object): KeyObject {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    throw new JweError('oduglig');
  }
}
