// One secret as the keys that are derived from it, so that no secret serves two purposes.
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** One 32-byte secret as its derived keys (HKDF-SHA256, own info text for each). Printing it shows no byte of them. */
export interface Key {
  /** For AES-256-GCM; 32 bytes. */
  readonly encryption: KeyObject;
  /** For HMAC; 32 bytes. */
  readonly lookup: KeyObject;
  /** 32 bytes for the purpose that `info` names, other than those of the two above. */
  derive(info: string): Buffer;
}

export const SECRET_BYTES = 32;

/** Takes `secret` over: its bytes are overwritten here. */
export function keyFrom(secret: Buffer): Key {
  const root = createSecretKey(secret);
  secret.fill(0);
  return {
    encryption: subkey(root, 'sammansatt/nyckel/kryptering'),
    lookup: subkey(root, 'sammansatt/nyckel/uppslag'),
    derive: (info) => expand(root, `sammansatt/nyckel/annat/${info}`),
  };
}

/** The key for one purpose, from a key with 32 random bytes. */
export function subkey(root: KeyObject, info: string): KeyObject {
  const bytes = expand(root, info);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

function expand(root: KeyObject, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', info, SECRET_BYTES));
}
