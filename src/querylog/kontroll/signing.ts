// Signs checkpoints, seals and protokoll with a key that whoever can change the log's database does not have.
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import type { Keyring } from '../keys/keyring.ts';

export interface Signature {
  /** Which key: the first 16 hex digits of SHA-256 over the public key's SPKI DER. */
  readonly nyckel: string;
  /** Ed25519 (RFC 8032), base64. */
  readonly signatur: string;
}

export interface Signer {
  /** @throws {KeyError} */
  sign(text: string): Promise<Signature>;
  /** False also where there is no key to verify with, or another one. @throws {KeyError} when the key store is away */
  verify(text: string, signature: Signature): Promise<boolean>;
  /** For those who verify on their own, e.g. with `openssl pkeyutl`. @throws {KeyError} */
  publicKey(): Promise<{ readonly nyckel: string; readonly pem: string }>;
}

const KEY = { namnd: 'drift', bruk: 'signering' } as const;

/** An Ed25519 private key in PKCS #8 is these bytes and its 32-byte seed (RFC 8410 § 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

interface Pair {
  readonly nyckel: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function createSigner({ keyring }: { readonly keyring: Keyring }): Signer {
  let made: { readonly key: object; readonly pair: Pair } | undefined;

  /** Made anew only when the keyring has loaded the key anew. */
  function pairOf(key: NonNullable<Awaited<ReturnType<Keyring['find']>>>): Pair {
    if (made?.key !== key) made = { key, pair: pairFrom(key.derive('signering')) };
    return made.pair;
  }

  return {
    async sign(text) {
      const { nyckel, privateKey } = pairOf(await keyring.obtain(KEY));
      return { nyckel, signatur: sign(null, Buffer.from(text), privateKey).toString('base64') };
    },
    async verify(text, { nyckel, signatur }) {
      const key = await keyring.find(KEY);
      if (!key) return false;
      const pair = pairOf(key);
      const bytes = Buffer.from(signatur, 'base64');
      return pair.nyckel === nyckel && verify(null, Buffer.from(text), pair.publicKey, bytes);
    },
    async publicKey() {
      const { nyckel, publicKey } = pairOf(await keyring.obtain(KEY));
      return { nyckel, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
    },
  };
}

/** Takes `seed` over: its bytes are overwritten here. */
function pairFrom(seed: Buffer): Pair {
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
  der.fill(0);
  seed.fill(0);
  const publicKey = createPublicKey(privateKey);
  const nyckel = hash('sha256', publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16);
  return { nyckel, privateKey, publicKey };
}
