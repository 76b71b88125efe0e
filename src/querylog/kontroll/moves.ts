// Finds where records belong that stand at a place that is not theirs.
import { nextLank } from '../kedja.ts';
import type { Post } from '../post.ts';
import type { Plats } from './avvikelse.ts';
import { digestIn } from './month-rows.ts';

/** A record that does not follow from the one before it, or must not be there. */
export interface Misstanke {
  readonly plats: Plats;
  /** What the record before may have as its link. */
  readonly befores: readonly Uint8Array[];
  /** Absent for the digest of a gallrad record. */
  readonly post?: Post;
  /** What it is where nothing else explains it; nothing where only the record before it is missing. */
  readonly slag?: 'andrad' | 'tillagd';
  readonly time: number;
  /** Ends the sentence: what else may be the reason. */
  readonly note?: string;
}

/** A place whose record is missing or wrong. */
export interface Place extends Plats {
  /** The link before it. */
  readonly before: Uint8Array;
  /** The link that stands there, where it is known. */
  readonly lank?: Uint8Array;
}

export interface Moves {
  readonly moved: ReadonlyMap<Misstanke, Plats>;
  /** Whether the record is right where it stands, if one of the other suspects is the one before it. */
  followsFromAny(one: Misstanke): boolean;
}

/** Digests computed at most; more than a second's worth is not spent on finding out. */
const MOST_TRIES = 200_000;

export function createMoves(suspects: readonly Misstanke[], places: readonly Place[]): Moves {
  const moved = new Map<Misstanke, Plats>();
  const links = suspects.flatMap(({ post, befores }) => [...bytesIn(post?.lank), ...befores]);
  const queue = [...places];
  const unplaced = new Set(suspects.filter(({ post }) => post));
  let tries = 0;

  for (let place = queue.shift(); place && unplaced.size > 0 && tries < MOST_TRIES; place = queue.shift()) {
    for (const one of unplaced) {
      if (isAt(one.plats, place)) continue;
      tries += 1;
      const link = linkAt(one, place);
      if (!link || !(same(link, one.post?.lank) || same(link, place.lank))) continue;
      const { manad, kedja, nummer } = place;
      moved.set(one, { manad, kedja, nummer });
      unplaced.delete(one);
      links.push(link);
      queue.push({ manad, kedja, nummer: nummer + 1, before: link });
      break;
    }
  }

  return {
    moved,
    followsFromAny({ post, plats }) {
      const digest = post && digestIn(post, plats);
      return digest !== undefined && links.some((before) => same(nextLank(before, digest), post?.lank));
    },
  };
}

function linkAt({ post }: Misstanke, { kedja, nummer, before }: Place): Uint8Array | undefined {
  const digest = post && digestIn(post, { kedja, nummer });
  return digest && nextLank(before, digest);
}

function isAt(a: Plats, b: Plats): boolean {
  return a.manad === b.manad && a.kedja === b.kedja && a.nummer === b.nummer;
}

/** SQLite holds what it was given: a link may be no bytes at all. */
function bytesIn(lank: unknown): Uint8Array[] {
  return lank instanceof Uint8Array ? [lank] : [];
}

/** Whether both are the same bytes; what is no bytes is like nothing. */
export function same(a: unknown, b: unknown): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0;
}
