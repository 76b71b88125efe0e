// Collects what was signed of a month's chains: by its checkpoints, and by its seal.
import type { Database } from '../../platform/sql/database.ts';
import type { Manad } from '../manad.ts';
import type { Undertecknat } from './chains.ts';
import { checkpointPages, type Walk } from './checkpoint-walk.ts';
import type { Forsegling } from './forsegling.ts';
import type { Huvud } from './heads.ts';
import { parseKontrollpunkt } from './kontrollpunkt.ts';

interface Gathered {
  readonly lankar: Map<number, { readonly lank: string; readonly kalla: string }[]>;
  last: Undertecknat['last'];
}

/** By chain. @throws {DatabaseError} */
export async function signedHeads(
  database: Database,
  manad: Manad,
  walk: Walk,
  forsegling: Forsegling | undefined,
): Promise<ReadonlyMap<number, Undertecknat>> {
  const chains = new Map<number, Gathered>();

  function add({ kedja, nummer, lank }: Huvud, kalla: string): void {
    const last = { nummer, kalla };
    let chain = chains.get(kedja);
    if (!chain) {
      chain = { lankar: new Map(), last };
      chains.set(kedja, chain);
    }
    if (nummer > chain.last.nummer) chain.last = last;
    const claims = chain.lankar.get(nummer) ?? [];
    if (!claims.some((claim) => claim.lank === lank)) chain.lankar.set(nummer, [...claims, { lank, kalla }]);
  }

  const range = walk.covered.get(manad);
  if (range) {
    for await (const rows of checkpointPages(database, range.first, range.last)) {
      for (const { nummer, text } of rows) {
        if (walk.bad.has(Number(nummer))) continue;
        const { kedjor } = parseKontrollpunkt(String(text));
        for (const head of kedjor) if (head.manad === manad) add(head, `kontrollpunkt ${nummer}`);
      }
    }
  }
  for (const head of forsegling?.kedjor ?? []) add(head, 'förseglingen');
  return chains;
}
