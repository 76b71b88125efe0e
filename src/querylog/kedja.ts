// The chain that the records of one process and month form: what was altered, taken out or moved breaks it.
import { hash, randomInt } from 'node:crypto';
import type { Manad } from './manad.ts';
import { type Draft, digestOf, type Post } from './post.ts';

/** The last link of a chain. */
export interface KedjaHead {
  readonly kedja: number;
  /** How many records the chain has. */
  readonly nummer: number;
  readonly lank: Uint8Array;
}

/** Below 2^47, so that chains of different processes do not meet and the number is exact in JSON. */
const MOST_KEDJOR = 2 ** 47;

/** A chain without records yet. */
export function newKedja(manad: Manad): KedjaHead {
  const kedja = randomInt(1, MOST_KEDJOR);
  return { kedja, nummer: 0, lank: firstLank(manad, kedja) };
}

/** What the first record of a chain is linked to. */
export function firstLank(manad: Manad, kedja: number): Uint8Array {
  return hash('sha256', `sammansatt kedja ${manad} ${kedja}`, 'buffer');
}

export function nextLank(before: Uint8Array, digest: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([before, digest]), 'buffer');
}

/** Puts drafts behind the head, in their order. */
export function link(head: KedjaHead, drafts: readonly Draft[]): { readonly posts: Post[]; readonly head: KedjaHead } {
  const { kedja } = head;
  let { nummer, lank } = head;
  const posts = drafts.map((draft) => {
    nummer += 1;
    const place = { ...draft, kedja, nummer };
    lank = nextLank(lank, digestOf(place));
    return { ...place, lank };
  });
  return { posts, head: { kedja, nummer, lank } };
}
