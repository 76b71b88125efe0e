// How a source has done against what was agreed, over any stretch of time.
import type { Intervall } from '../intervall.ts';
import type { Matobjekt, Summa } from '../matning/summa.ts';
import type { Serviceniva } from './serviceniva.ts';

/** Why time is not counted. */
export type Undantag = 'utanför servicetid' | 'underhållsfönster' | 'planerat underhåll';

/** Where the level changed within the stretch, each call is judged by the level of its own day, and the sums by one budget. */
export interface Servicelage {
  readonly objekt: Matobjekt;
  readonly intervall: Intervall;
  /** The level that was valid last in the stretch. */
  readonly niva: Serviceniva;
  /** The stretches that count. */
  readonly raknat: readonly Intervall[];
  /** What does not, and why; a moment stands once, under the first reason in the order of {@link Undantag}. */
  readonly undantaget: readonly { readonly skal: Undantag; readonly intervall: readonly Intervall[] }[];
  /** Of the time that counts. */
  readonly summa: Summa;
  /** Percent of calls and pings that succeeded; undefined where nothing was measured. */
  readonly tillganglighet: number | undefined;
  /** Error budget: how many may fail, how many did, and the share left, percent (below 0: overdrawn); undefined without calls. */
  readonly budget: { readonly far: number; readonly har: number; readonly kvar: number } | undefined;
  readonly svarstid: {
    readonly p50: number | undefined;
    readonly p90: number | undefined;
    readonly p95: number | undefined;
    readonly p99: number | undefined;
  };
  /** Whether it was kept; undefined where nothing was measured. */
  readonly uppfyllt: { readonly tillganglighet: boolean | undefined; readonly svarstid: boolean | undefined };
}

/** How fast the budget burns now: 1 spends exactly the budget of the period. */
export interface Brannhastighet {
  /** Of the long window and the short one that both must be above the threshold; milliseconds. */
  readonly fonster: { readonly lang: number; readonly kort: number };
  readonly troskel: number;
  readonly lang: number | undefined;
  readonly kort: number | undefined;
  /** Calls in the long window; below `minst`, or with too few failures, nothing is said. */
  readonly underlag: number;
  readonly minst: number;
  readonly overskriden: boolean;
}

export interface Servicelagen {
  /** Of a stretch that is not over, what has been. @throws {DatabaseError} */
  lage(objekt: Matobjekt, intervall: Intervall): Promise<Servicelage>;
  /** The windows of the SRE workbook, chapter 5, at that moment. @throws {DatabaseError} */
  brannhastigheter(objekt: Matobjekt, at: number): Promise<Brannhastighet[]>;
}
