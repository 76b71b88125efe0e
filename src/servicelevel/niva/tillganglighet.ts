// The arithmetic of service levels: what was measured against what was agreed, each call by the level of its own day.
import type { Intervall } from '../intervall.ts';
import { type Matobjekt, type Summa, sammanlagd } from '../matning/summa.ts';
import { type Segment, sammanlagtUndantaget } from './segment.ts';
import type { Servicelage } from './servicelage.ts';
import type { Serviceniva } from './serviceniva.ts';

/** What was measured in the time of a segment that counts. */
export interface MattSegment {
  readonly segment: Segment;
  readonly summa: Summa;
}

/** `far` may fail, `har` did, of `antal` in all. */
export interface Felbudget {
  readonly antal: number;
  readonly far: number;
  readonly har: number;
}

/**
 * The error budget in calls and pings. Where the level changed, each segment adds what its own level allows, so that the whole is
 * judged by one sum however often it changed.
 */
export function felbudget(matta: readonly MattSegment[]): Felbudget {
  return budgetOver(matta, ({ antal: { anrop, ping } }, { tillganglighet }) => ({
    antal: anrop.lyckad + anrop.misslyckad + ping.lyckad + ping.misslyckad,
    har: anrop.misslyckad + ping.misslyckad,
    percent: 100 - tillganglighet,
  }));
}

/** The same for answers that took longer than agreed. */
function langsambudget(matta: readonly MattSegment[]): Felbudget {
  return budgetOver(matta, ({ svarstid: measured }, { svarstid }) => ({
    antal: measured.count,
    har: measured.count - measured.countUpTo(svarstid.ms),
    percent: 100 - svarstid.percentil,
  }));
}

type Share = (summa: Summa, niva: Serviceniva) => { antal: number; har: number; percent: number };

function budgetOver(matta: readonly MattSegment[], shareOf: Share): Felbudget {
  let [antal, far, har] = [0, 0, 0];
  for (const { segment, summa } of matta) {
    const share = shareOf(summa, segment.niva);
    antal += share.antal;
    har += share.har;
    far += (share.antal * share.percent) / 100;
  }
  return { antal, far: rounded(far), har };
}

/** 100 − 99.9 is not 0.1 in binary: without this the thousandth call of a thousand would be one too many. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}

/** How fast a budget burns: 1 spends exactly what is allowed; undefined where nothing was measured. */
export function branntakt({ antal, far, har }: Felbudget): number | undefined {
  return antal === 0 ? undefined : har / far;
}

/**
 * All that a stretch came to.
 * @param matta in order
 * @throws {RangeError} where there are none
 */
export function servicelageOf(objekt: Matobjekt, intervall: Intervall, matta: readonly MattSegment[]): Servicelage {
  const last = matta.at(-1);
  if (!last) throw new RangeError('a stretch has at least one segment');
  const summa = sammanlagd(matta.map((one) => one.summa));
  const segment = matta.map((one) => one.segment);
  const fel = felbudget(matta);
  const langsamma = langsambudget(matta);
  const percentile = (percent: number) => summa.svarstid.percentile(percent);
  return {
    objekt,
    intervall,
    niva: last.segment.niva,
    raknat: segment.flatMap(({ raknat }) => raknat),
    undantaget: sammanlagtUndantaget(segment),
    summa,
    tillganglighet: fel.antal === 0 ? undefined : (100 * (fel.antal - fel.har)) / fel.antal,
    budget: fel.antal === 0 ? undefined : { far: fel.far, har: fel.har, kvar: (100 * (fel.far - fel.har)) / fel.far },
    svarstid: { p50: percentile(50), p90: percentile(90), p95: percentile(95), p99: percentile(99) },
    uppfyllt: { tillganglighet: kept(fel), svarstid: kept(langsamma) },
  };
}

function kept({ antal, far, har }: Felbudget): boolean | undefined {
  return antal === 0 ? undefined : har <= far;
}
