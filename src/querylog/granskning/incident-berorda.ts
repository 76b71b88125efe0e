// Which questions an incident affects, by agency and cause, counted without a key.
import type { BastjanstId } from '../../composite/query.ts';
import type { Database } from '../../platform/sql/database.ts';
import { manaderBetween } from '../manad.ts';
import type { Manader } from '../manader.ts';
import type { Interval } from '../reader.ts';
import type { EncryptedRecord, QueryRecord } from '../record.ts';
import { namnderIn, outcomesOf } from './genomgang.ts';
import { heldIds, heldOutcomes, whileHeldStands } from './genomgang-kvarhallna.ts';
import {
  addUtfall,
  type BastjanstUtfall,
  type Utfall,
  type UtfallAntal,
  utfallOf,
  utfallOfEncrypted,
} from './utfall.ts';

/** What an incident covers: questions begun in an interval, of one agency, with one outcome, where those are given. */
export interface Omfattning {
  readonly interval: Interval;
  readonly bastjanst?: BastjanstId;
  readonly orsak?: Utfall;
}

export interface Berord {
  readonly namnd: string;
  readonly antal: number;
  /** Of what makes the questions affected: the agency and cause that the incident names, or all. */
  readonly utfall: UtfallAntal;
}

export interface BerordaDeps {
  readonly database: Database;
  readonly manader: Manader;
}

/** The affected nämnder with their figures, out of what stands in the log and what is held. @throws {DatabaseError} */
export async function countAffected(deps: BerordaDeps, omfattning: Omfattning): Promise<Berord[]> {
  const { database } = deps;
  const { interval } = omfattning;
  return whileHeldStands(
    () => heldIds(database, interval),
    async (held) => {
      const berorda = new Map<string, Berord>();
      for await (const page of logged(deps, interval)) {
        add(
          berorda,
          page.filter(({ post }) => !held.has(post.id)),
          omfattning,
        );
      }
      for await (const page of heldOutcomes(database, interval)) add(berorda, page, omfattning);
      return [...berorda.values()];
    },
  );
}

async function* logged({ database, manader }: BerordaDeps, interval: Interval) {
  const touched = new Set(manaderBetween(interval.from, interval.to));
  for (const { manad } of await manader.standing()) {
    if (!touched.has(manad)) continue;
    for (const namnd of await namnderIn(database, manad)) yield* outcomesOf(database, manad, namnd, interval);
  }
}

function add(berorda: Map<string, Berord>, page: readonly EncryptedRecord[], omfattning: Omfattning): void {
  for (const record of page) {
    const hits = hitsOf(utfallOfEncrypted(record), omfattning);
    if (hits.length === 0) continue;
    const { namnd } = record.post;
    const { antal, utfall } = berorda.get(namnd) ?? { antal: 0, utfall: {} };
    berorda.set(namnd, { namnd, antal: antal + 1, utfall: addUtfall(utfall, hits) });
  }
}

export function isAffected(record: QueryRecord, omfattning: Omfattning): boolean {
  return hitsOf(utfallOf(record), omfattning).length > 0;
}

function hitsOf(utfall: readonly BastjanstUtfall[], { bastjanst, orsak }: Omfattning): readonly BastjanstUtfall[] {
  return utfall.filter((one) => {
    return (bastjanst === undefined || one.bastjanst === bastjanst) && (orsak === undefined || one.utfall === orsak);
  });
}
