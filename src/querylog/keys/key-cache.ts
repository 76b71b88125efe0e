// Keeps loaded keys for a while: a question must not wait for the key store, and a destroyed key must not live on here.
import type { Key } from './key.ts';

export interface KeyCacheOptions {
  /** From the start of its loading; milliseconds. Default 15 minutes. */
  readonly maxAgeMs?: number;
  /** The key that was not used for longest leaves first. Default 5000. */
  readonly maxKeys?: number;
}

/** Loads under way are shared. Neither what was not found nor a failure is kept. */
export interface KeyCache {
  find(id: string, load: () => Promise<Key | undefined>): Promise<Key | undefined>;
  make(id: string, load: () => Promise<Key>): Promise<Key>;
  /** A load under way is forgotten as well: those who wait for it get it, nobody after them. */
  forget(id: string): void;
  clear(): void;
}

interface Entry {
  readonly timer: NodeJS.Timeout;
  key?: Key;
  finding?: Promise<Key | undefined>;
  making?: Promise<Key>;
}

export function createKeyCache({ maxAgeMs = 15 * 60_000, maxKeys = 5000 }: KeyCacheOptions = {}): KeyCache {
  const entries = new Map<string, Entry>();

  function used(id: string): Entry | undefined {
    const entry = entries.get(id);
    if (entry) {
      entries.delete(id);
      entries.set(id, entry);
    }
    return entry;
  }

  function forget(id: string): void {
    clearTimeout(entries.get(id)?.timer);
    entries.delete(id);
  }

  function begin<T extends Key | undefined>(id: string, loading: Promise<T>): Entry {
    forget(id);
    const entry: Entry = { timer: setTimeout(() => drop(id, entry), maxAgeMs).unref() };
    entries.set(id, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= maxKeys) break;
      forget(oldest);
    }
    const settle = (key: Key | undefined) => {
      if (key) entry.key = key;
      else drop(id, entry);
    };
    loading.then(settle, () => settle(undefined));
    return entry;
  }

  function drop(id: string, entry: Entry): void {
    if (entries.get(id) === entry) forget(id);
  }

  async function find(id: string, load: () => Promise<Key | undefined>): Promise<Key | undefined> {
    const entry = used(id);
    if (entry) return entry.key ?? entry.making ?? entry.finding;
    const finding = load();
    begin(id, finding).finding = finding;
    return finding;
  }

  async function make(id: string, load: () => Promise<Key>): Promise<Key> {
    const entry = used(id);
    const there = entry?.key ?? entry?.making;
    if (there) return there;
    const making = load();
    begin(id, making).making = making;
    return making;
  }

  function clear(): void {
    for (const id of [...entries.keys()]) forget(id);
  }

  return { find, make, forget, clear };
}
