// Cuts a stretch of time by the level that is valid, and tells in each part the time that counts from the time that does not.
import { swedishMoment } from '../../platform/swedish-day.ts';
import { difference, type Intervall, intersection, union } from '../intervall.ts';
import type { Undantag } from './servicelage.ts';
import type { Serviceniva } from './serviceniva.ts';
import { veckotider } from './veckotid.ts';

/** Time under one level. */
export interface Segment {
  readonly niva: Serviceniva;
  readonly intervall: Intervall;
  /** What counts. */
  readonly raknat: readonly Intervall[];
  /** What does not, in the order of {@link UNDANTAG}; a moment stands once, under the first reason. */
  readonly undantaget: readonly { readonly skal: Undantag; readonly intervall: readonly Intervall[] }[];
}

const UNDANTAG: readonly Undantag[] = ['utanför servicetid', 'underhållsfönster', 'planerat underhåll'];

/**
 * @param nivaer of one source, by the day they are valid from, the first from before the stretch
 * @param planerade the planned stops of the source
 * @returns in order, the whole stretch once; of an empty stretch one empty segment
 */
export function segmentOf(
  nivaer: readonly Serviceniva[],
  planerade: readonly Intervall[],
  { fran, till }: Intervall,
): Segment[] {
  const begins = nivaer.map(({ giltigFran }, index) => (index === 0 ? fran : swedishMoment(giltigFran, '00:00')));
  return nivaer.flatMap((niva, index) => {
    const intervall = { fran: Math.max(fran, begins[index] ?? fran), till: Math.min(till, begins[index + 1] ?? till) };
    const isFirst = intervall.fran === fran && fran < (begins[index + 1] ?? Number.POSITIVE_INFINITY);
    return intervall.fran < intervall.till || (isFirst && fran === till)
      ? [oneSegment(niva, planerade, intervall)]
      : [];
  });
}

function oneSegment(niva: Serviceniva, planerade: readonly Intervall[], intervall: Intervall): Segment {
  const excluded: Readonly<Record<Undantag, readonly Intervall[]>> = {
    'utanför servicetid': difference([intervall], veckotider(niva.servicetid, intervall)),
    underhållsfönster: veckotider(niva.underhallsfonster, intervall),
    'planerat underhåll': planerade,
  };
  let raknat: readonly Intervall[] = union([intervall]);
  const undantaget = UNDANTAG.map((skal) => {
    const own = intersection(excluded[skal], raknat);
    raknat = difference(raknat, own);
    return { skal, intervall: own };
  });
  return { niva, intervall, raknat, undantaget };
}

/** Of several segments, each reason's time as one. */
export function sammanlagtUndantaget(segment: readonly Segment[]): Segment['undantaget'] {
  return UNDANTAG.map((skal) => {
    const all = segment.flatMap(({ undantaget }) => undantaget.filter((one) => one.skal === skal));
    return { skal, intervall: union(all.flatMap(({ intervall }) => intervall)) };
  });
}
