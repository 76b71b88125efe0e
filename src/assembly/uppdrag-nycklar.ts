// The keys of batches: of the same ring as those of the log, one for each uppdrag, destroyed with it.
import { decrypt, encrypt } from '../querylog/cipher.ts';
import type { Key, Keyring } from '../querylog/keys/keyring.ts';
import type { Jobbnyckel, Jobbnycklar } from '../uppdrag/ports.ts';

const BRUK = 'uppdrag-';

/** Every one throws {@link KeyError}; `decrypt` of a key {@link DecipherError}. */
export function createJobbnycklar(keyring: Pick<Keyring, 'obtain' | 'find' | 'names' | 'destroy'>): Jobbnycklar {
  const nameOf = ({ id, namnd }: { readonly id: string; readonly namnd: string }) => ({ namnd, bruk: `${BRUK}${id}` });
  const toJobbnyckel = (key: Key): Jobbnyckel => ({
    encrypt: (text, bound) => encrypt(key, text, bound),
    decrypt: (bytes, bound) => decrypt(key, bytes, bound),
  });
  return {
    skapa: async (uppdrag) => toJobbnyckel(await keyring.obtain(nameOf(uppdrag))),
    async hitta(uppdrag) {
      const key = await keyring.find(nameOf(uppdrag));
      return key && toJobbnyckel(key);
    },
    async alla() {
      const names = await keyring.names();
      return names.flatMap(({ namnd, bruk }) =>
        bruk.startsWith(BRUK) ? [{ namnd, id: bruk.slice(BRUK.length) }] : [],
      );
    },
    forstor: (uppdrag) => keyring.destroy(nameOf(uppdrag)),
  };
}
