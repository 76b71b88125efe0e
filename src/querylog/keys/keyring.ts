// The keys of the log by name: made, found, destroyed and wrapped anew, over any store.
import { randomBytes } from 'node:crypto';
import { type Key, keyFrom, SECRET_BYTES } from './key.ts';
import { createKeyCache } from './key-cache.ts';
import { checkedName, type KeyName, nameText } from './key-name.ts';
import type { KeyStore } from './key-store.ts';
import type { MasterKeys } from './master-key.ts';

export type { Key } from './key.ts';
export type { KeyName } from './key-name.ts';

/** Loaded keys stay in memory for at most 15 minutes, at most 5000 of them. */
export interface Keyring {
  /** The key, made durable first where it is missing. @throws {KeyError} */
  obtain(name: KeyName): Promise<Key>;
  /**
   * The key; undefined where it does not exist (destroyed).
   * @throws {KeyError} when the store is away or the master key is not the right one
   */
  find(name: KeyName): Promise<Key | undefined>;
  /**
   * Idempotent. After it no process can load the key again; another process that has loaded it may use it until its 15
   * minutes are over. A key obtained later under the same name is a new one.
   * @throws {KeyError}
   */
  destroy(name: KeyName): Promise<void>;
  /** Of every key of which something is left, so that an interrupted destruction is found. @throws {KeyError} */
  names(): Promise<KeyName[]>;
  /**
   * Wraps every key under the current master key. Resumable; a key that cannot be wrapped anew stops no other.
   * @throws {KeyError} of the first such key, after the others are done
   */
  rewrap(): Promise<{ readonly rewrapped: number; readonly already: number }>;
  /** Whether the store can be reached and a key be unwrapped, or made where there is none. Never rejects. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export interface KeyringDeps {
  readonly store: KeyStore;
  readonly master: MasterKeys;
}

/** The key that `ready` tries: the service's own. */
const OWN: KeyName = { namnd: 'drift', bruk: 'signering' };

export function createKeyring({ store, master }: KeyringDeps): Keyring {
  const cache = createKeyCache();

  async function load(name: KeyName): Promise<Key | undefined> {
    const wrapped = await store.read(name);
    return wrapped === undefined ? undefined : keyFrom(master.unwrap(wrapped, name));
  }

  async function make(name: KeyName): Promise<Key> {
    const standing = (await store.read(name)) ?? (await store.create(name, newWrapped(name)));
    return keyFrom(master.unwrap(standing, name));
  }

  function newWrapped(name: KeyName): string {
    const secret = randomBytes(SECRET_BYTES);
    const wrapped = master.wrap(secret, name);
    secret.fill(0);
    return wrapped;
  }

  async function destroy(given: KeyName): Promise<void> {
    const name = checkedName(given);
    try {
      await store.remove(name);
    } finally {
      cache.forget(nameText(name)); // last: what was loaded meanwhile may be what was removed
    }
  }

  async function rewrapOne(name: KeyName): Promise<'rewrapped' | 'already' | 'gone'> {
    for (;;) {
      const wrapped = await store.read(name);
      if (wrapped === undefined) return 'gone';
      if (master.isCurrent(wrapped, name)) return 'already';
      const secret = master.unwrap(wrapped, name);
      const anew = master.wrap(secret, name);
      secret.fill(0);
      if (await store.replace(name, anew, wrapped)) return 'rewrapped';
    }
  }

  async function rewrap() {
    const counts = { rewrapped: 0, already: 0, gone: 0 };
    const failures: unknown[] = [];
    for (const name of await store.names()) {
      try {
        counts[await rewrapOne(name)]++;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return { rewrapped: counts.rewrapped, already: counts.already };
  }

  return {
    async obtain(given) {
      const name = checkedName(given);
      return cache.make(nameText(name), () => make(name));
    },
    async find(given) {
      const name = checkedName(given);
      return cache.find(nameText(name), () => load(name));
    },
    destroy,
    names: () => store.names(),
    rewrap,
    ready: () =>
      make(OWN).then(
        () => true,
        () => false,
      ),
    close() {
      cache.clear();
      return store.close();
    },
  };
}
