// What of a month is gallrat, held against what gallring accounts for and against what can be: sealed, and without key.
import type { Database } from '../../platform/sql/database.ts';
import type { Keyring } from '../keys/keyring.ts';
import { endOfManad, type Manad } from '../manad.ts';
import type { Funnen, Fynd } from './avvikelse.ts';
import type { Led } from './month-rows.ts';
import type { Redovisning } from './redovisning.ts';
import { goodSeal, type Manadslage } from './seals-check.ts';
import type { Signer } from './signing.ts';

export interface GallratDeps {
  readonly database: Database;
  readonly signer: Signer;
  readonly keyring: Pick<Keyring, 'names'>;
  readonly redovisning?: (() => Redovisning) | undefined;
}

/** A month's traces of gallrade records, gathered while it is read. */
export interface Gallrade {
  add(led: Led): void;
  count(): number;
  /** By nämnd: how many, and the place of the first. */
  readonly byNamnd: ReadonlyMap<string, { readonly antal: number; readonly first: Omit<Funnen, 'text'> }>;
}

export function createGallrade(manad: Manad): Gallrade {
  const byNamnd = new Map<string, { antal: number; readonly first: Omit<Funnen, 'text'> }>();
  return {
    byNamnd,
    add({ namnd, kedja, nummer }) {
      const known = byNamnd.get(namnd);
      if (known) known.antal += 1;
      else byNamnd.set(namnd, { antal: 1, first: { ...aboutMonth(manad), kedja, nummer } });
    },
    count: () => [...byNamnd.values()].reduce((sum, { antal }) => sum + antal, 0),
  };
}

export interface GallratKontroll {
  /** Once a standing month is read. @throws {DatabaseError | KeyError} */
  checkMonth(lage: Manadslage, gone: Gallrade, fynd: Fynd): Promise<void>;
  /** Of a month that is dropped. @throws {DatabaseError | KeyError} */
  checkGone(lage: Manadslage, fynd: Fynd): Promise<void>;
  /** The protokoll, and what is under hold. @throws {DatabaseError | KeyError} */
  checkAccount(named: ReadonlyMap<number, string>, manader: readonly Manad[] | undefined, fynd: Fynd): Promise<void>;
}

export function createGallratKontroll({ database, signer, keyring, redovisning }: GallratDeps): GallratKontroll {
  /** A month may have been sealed, and be gallrad, since its seal was looked at. */
  async function isSealed({ manad, forsegling }: Manadslage): Promise<boolean> {
    if (forsegling) return true;
    const [row] = await database.run('SELECT text, nyckel, signatur FROM forsegling WHERE manad = $1', [manad]);
    return row !== undefined && (await goodSeal(signer, manad, row)) !== undefined;
  }

  async function namnderWithKey(manad: Manad): Promise<Set<string>> {
    return new Set((await keyring.names()).filter(({ bruk }) => bruk === manad).map(({ namnd }) => namnd));
  }

  return {
    async checkMonth(lage, { byNamnd }, fynd) {
      if (byNamnd.size === 0) return;
      const { manad } = lage;
      const sealed = await isSealed(lage);
      const withKey = await namnderWithKey(manad);
      const accounted = await redovisning?.().gallrade(manad);
      for (const [namnd, { antal, first }] of byNamnd) {
        const known = accounted?.get(namnd) ?? 0;
        const poster = `${antal} poster av en nämnd är gallrade ur ${manad}`;
        if (!sealed) fynd.add({ ...first, text: `${poster}, fast månaden inte är förseglad.` });
        else if (withKey.has(namnd)) fynd.add({ ...first, text: `${poster}, fast nyckeln till dem finns.` });
        else if (accounted && antal > known) fynd.add({ ...first, text: `${poster}; protokollen redovisar ${known}.` });
      }
    },
    async checkGone({ manad, forsegling }, fynd) {
      const add = (text: string) => fynd.add({ ...aboutMonth(manad), text });
      const { size } = await namnderWithKey(manad);
      if (size > 0) add(`Hela ${manad} är borta, fast nycklar till den finns: ${size}.`);
      if (!redovisning || !forsegling) return;
      const { poster } = forsegling;
      const accounted = [...(await redovisning().gallrade(manad)).values()].reduce((sum, antal) => sum + antal, 0);
      if (accounted < poster) add(`Hela ${manad} är borta, ${poster} poster; protokollen redovisar ${accounted}.`);
    },
    async checkAccount(named, manader, fynd) {
      for (const found of (await redovisning?.().granska(named)) ?? []) {
        const asked = manader === undefined || found.manad === undefined || manader.includes(found.manad);
        if (asked) fynd.add(found);
      }
    },
  };
}

function aboutMonth(manad: Manad): Omit<Funnen, 'text'> {
  return { slag: 'gallrad-antal', manad, time: endOfManad(manad) };
}
