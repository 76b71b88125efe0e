// The master keys: what wraps every key of the log, so that a copy of the key store alone opens nothing.
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { SECRET_BYTES, subkey } from './key.ts';
import { KeyError } from './key-error.ts';
import { type KeyName, nameForPeople, nameText } from './key-name.ts';

export interface MasterKeys {
  /** Of the key that wraps: 16 hex digits that tell nothing of it. */
  readonly currentId: string;
  /** `secret` as a text that only these master keys open, and only under this name. The same length for every name. */
  wrap(secret: Buffer, name: KeyName): string;
  /** @throws {KeyError} kind `wrong-master-key` or `damaged` */
  unwrap(wrapped: string, name: KeyName): Buffer;
  /** Whether `wrapped` is under the current master key. @throws {KeyError} kind `damaged` */
  isCurrent(wrapped: string, name: KeyName): boolean;
}

interface MasterKey {
  readonly id: string;
  readonly wrapping: KeyObject;
}

/** The form of a wrapped key: JSON, the bytes as base64. */
interface Wrapped {
  readonly version: 1;
  readonly huvudnyckel: string;
  readonly iv: string;
  readonly data: string;
  readonly tag: string;
}

const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;

/** A line for the file of master keys. */
export function newMasterKey(): string {
  return randomBytes(SECRET_BYTES).toString('base64');
}

/**
 * Reads the text of the file: one key a line, base64 of 32 bytes, the current one first; `#` begins a comment.
 * @throws {KeyError} kind `damaged`, naming lines by number
 */
export function parseMasterKeys(text: string): MasterKeys {
  const keys: MasterKey[] = [];
  const wrong: number[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const key = masterKey(content);
    if (key && !keys.some(({ id }) => id === key.id)) keys.push(key);
    else wrong.push(index + 1);
  }
  const expected = 'väntat är en huvudnyckel per rad, base64 av 32 byte, varje nyckel en gång';
  if (wrong.length > 0) throw new KeyError('damaged', `HUVUDNYCKEL_FIL, rad ${wrong.join(', ')}: ${expected}.`);
  const [current] = keys;
  if (!current) throw new KeyError('damaged', `HUVUDNYCKEL_FIL innehåller ingen nyckel: ${expected}.`);
  return masterKeys(current, keys);
}

function masterKey(line: string): MasterKey | undefined {
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length !== SECRET_BYTES || bytes.toString('base64') !== line) return undefined;
  const root = createSecretKey(bytes);
  bytes.fill(0);
  const id = subkey(root, 'sammansatt/huvudnyckel/id').export().toString('hex').slice(0, 16);
  return { id, wrapping: subkey(root, 'sammansatt/huvudnyckel/omslag') };
}

function masterKeys(current: MasterKey, all: readonly MasterKey[]): MasterKeys {
  function wrap(secret: Buffer, name: KeyName): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv(CIPHER, current.wrapping, iv).setAAD(Buffer.from(nameText(name)));
    const data = Buffer.concat([cipher.update(secret), cipher.final()]).toString('base64');
    const tag = cipher.getAuthTag().toString('base64');
    const wrapped: Wrapped = { version: 1, huvudnyckel: current.id, iv: iv.toString('base64'), data, tag };
    return `${JSON.stringify(wrapped)}\n`;
  }

  function unwrap(text: string, name: KeyName): Buffer {
    const { huvudnyckel, iv, data, tag } = parseWrapped(text, name);
    const master = all.find(({ id }) => id === huvudnyckel);
    if (!master) {
      const needed = `huvudnyckeln ${huvudnyckel}, som inte finns i HUVUDNYCKEL_FIL`;
      throw new KeyError('wrong-master-key', `Nyckeln ${nameForPeople(name)} är inslagen med ${needed}.`);
    }
    try {
      const options = { authTagLength: TAG_BYTES };
      const decipher = createDecipheriv(CIPHER, master.wrapping, Buffer.from(iv, 'base64'), options);
      decipher.setAAD(Buffer.from(nameText(name))).setAuthTag(Buffer.from(tag, 'base64'));
      const secret = Buffer.concat([decipher.update(data, 'base64'), decipher.final()]);
      if (secret.length === SECRET_BYTES) return secret;
    } catch {
      // what OpenSSL says adds nothing
    }
    throw damaged(name);
  }

  const isCurrent = (text: string, name: KeyName) => parseWrapped(text, name).huvudnyckel === current.id;
  return { currentId: current.id, wrap, unwrap, isCurrent };
}

function parseWrapped(text: string, name: KeyName): Wrapped {
  try {
    const wrapped: Partial<Record<keyof Wrapped, unknown>> = JSON.parse(text);
    const { version, huvudnyckel, iv, data, tag } = wrapped;
    const isText = [huvudnyckel, iv, data, tag].every((part) => typeof part === 'string');
    if (version === 1 && isText && /^[0-9a-f]{16}$/.test(String(huvudnyckel))) return wrapped as Wrapped;
  } catch {
    // a parser's message repeats what it read
  }
  throw damaged(name);
}

function damaged(name: KeyName): KeyError {
  return new KeyError('damaged', `Nyckeln ${nameForPeople(name)} är skadad: ta tillbaka den ur en säkerhetskopia.`);
}
