// The port to where wrapped keys lie: a directory, or a database that is not the log's.
import type { KeyName } from './key-name.ts';

/** Every method throws {@link KeyError} and nothing else; kind `unavailable` where the store is away. */
export interface KeyStore {
  /** The wrapped key; undefined where there is none. */
  read(name: KeyName): Promise<string | undefined>;
  /**
   * Makes `wrapped` durable, unless a key of that name stands: the first wins, in every process.
   * @returns the one that stands, which is durable then
   */
  create(name: KeyName, wrapped: string): Promise<string>;
  /**
   * Puts `wrapped` in the place of `previous`; nothing happens where that no longer stands, so that a destroyed key
   * never comes back and a newer key of the same name is never overwritten.
   * @returns whether it was put there
   */
  replace(name: KeyName, wrapped: string, previous: string): Promise<boolean>;
  /** Nothing is left of it when this resolves, as far as the store can tell. May be called again. */
  remove(name: KeyName): Promise<void>;
  /** Of every key of which something is left, in order. */
  names(): Promise<KeyName[]>;
  close(): Promise<void>;
}
