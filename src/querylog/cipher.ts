// Encrypts what the log knows of people, and makes of a name or number what can be looked up and not guessed.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Key } from './keys/keyring.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Half of HMAC-SHA256: 128 bits, so that two persons never share one by chance. */
const LOOKUP_BYTES = 16;

/** What a record can be found by. */
export type Sokfalt = 'person' | 'arende' | 'handlaggare';

/** The record was changed, moved to another row, or written under another key. Says nothing of its content. */
export class DecipherError extends Error {
  override readonly name = 'DecipherError';
  constructor() {
    super('the record cannot be decrypted with its key');
  }
}

/** @param bound what the ciphertext belongs to: it cannot be read as part of anything else */
export function encrypt({ encryption }: Key, text: string, bound: string): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, encryption, iv).setAAD(Buffer.from(bound));
  const body = cipher.update(text, 'utf8');
  const rest = cipher.final();
  return Buffer.concat([iv, body, rest, cipher.getAuthTag()]);
}

/** @throws {DecipherError} */
export function decrypt({ encryption }: Key, bytes: Uint8Array, bound: string): string {
  const end = bytes.length - TAG_BYTES;
  if (end < IV_BYTES) throw new DecipherError();
  try {
    const decipher = createDecipheriv(ALGORITHM, encryption, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(bound));
    decipher.setAuthTag(bytes.subarray(end));
    return decipher.update(bytes.subarray(IV_BYTES, end), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new DecipherError();
  }
}

/** What stands in the row for a value, 16 bytes: the same for every way to write it, and for no one without the key. */
export function lookupOf({ lookup }: Key, falt: Sokfalt | 'organisation', value: string): Uint8Array {
  return createHmac('sha256', lookup)
    .update(`${falt}:${sameText(value)}`)
    .digest()
    .subarray(0, LOOKUP_BYTES);
}

/** A text as lookups see it: upper and lower case, forms of one letter and numbers of blanks make no difference. */
export function sameText(value: string): string {
  return value.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('sv');
}
