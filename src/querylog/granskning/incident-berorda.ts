// Which questions an incident affects, by agency and cause, counted without a key.
import type { BastjanstId } from '../../composite/query.ts';
import type { Database } from '../../platform/sql/database.ts';
import { manaderBetween } from '../manad.ts';
import type { Manader } from '../manader.ts';
import type { Interval } from '../reader.ts';
import type { QueryRecord } from '../record.ts';
import { namnderIn, outcomesOf } from './genomgang.ts';
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

/** The affected nämnder with their figures, out of what stands in the log. @throws {DatabaseError} */
export async function countAffected({ database, manader }: BerordaDeps, omfattning: Omfattning): Promise<Berord[]> {
  const { interval } = omfattning;
  const touched = new Set(manaderBetween(interval.from, interval.to));
  const berorda = new Map<string, Berord>();
  for (const { manad } of await manader.standing()) {
    if (!touched.has(manad)) continue;
    for (const namnd of await namnderIn(database, manad)) {
      for await (const page of outcomesOf(database, manad, namnd, interval)) {
        const hits = page
          .map((record) => hitsOf(utfallOfEncrypted(record), omfattning))
          .filter(({ length }) => length > 0);
        if (hits.length === 0) continue;
        const { antal, utfall } = berorda.get(namnd) ?? { antal: 0, utfall: {} };
        berorda.set(namnd, { namnd, antal: antal + hits.length, utfall: addUtfall(utfall, hits.flat()) });
      }
    }
  }
  return [...berorda.values()];
}

export function isAffected(record: QueryRecord, omfattning: Omfattning): boolean {
  return hitsOf(utfallOf(record), omfattning).length > 0;
}

function hitsOf(utfall: readonly BastjanstUtfall[], { bastjanst, orsak }: Omfattning): readonly BastjanstUtfall[] {
  return utfall.filter((one) => {
    return (bastjanst === undefined || one.bastjanst === bastjanst) && (orsak === undefined || one.utfall === orsak);
  });
}
