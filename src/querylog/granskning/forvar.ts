// Keeps what granskning writes about people encrypted under the nämnd's key of the month in which it was written.
import { decrypt, encrypt } from '../cipher.ts';
import type { Keyring } from '../keys/keyring.ts';
import { manadOf } from '../manad.ts';

/** Which row a text belongs to; `at` (milliseconds since the epoch) tells the month. */
export interface ForvarPlace {
  readonly slag: 'medgivande' | 'aterkallelse' | 'stickprov' | 'kvittens';
  readonly id: string;
  readonly namnd: string;
  readonly at: number;
}

export interface Forvar {
  /** @throws {KeyError} */
  close(place: ForvarPlace, value: object): Promise<Uint8Array>;
  /**
   * What was kept; undefined where its key is destroyed: it is gallrat with its month.
   * @throws {KeyError | DecipherError}
   */
  open<T>(place: ForvarPlace, bytes: unknown): Promise<T | undefined>;
}

export function createForvar({ keyring }: { readonly keyring: Keyring }): Forvar {
  const bound = ({ slag, id, namnd, at }: ForvarPlace) => `granskning/${slag} ${id} ${at} ${namnd}`;
  return {
    async close(place, value) {
      const key = await keyring.obtain({ namnd: place.namnd, bruk: manadOf(place.at) });
      return encrypt(key, JSON.stringify(value), bound(place));
    },
    async open(place, bytes) {
      const key = await keyring.find({ namnd: place.namnd, bruk: manadOf(place.at) });
      return key && JSON.parse(decrypt(key, bytes as Uint8Array, bound(place)));
    },
  };
}
