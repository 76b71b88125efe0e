// Gathers what a verdict is made from: levels, planned stops, and what was measured in the time that counts.
import type { Intervall } from '../intervall.ts';
import type { Matningar } from '../matning/matningar.ts';
import { nextStart, startOf } from '../matning/steg.ts';
import { type Matobjekt, type Summa, tomSumma } from '../matning/summa.ts';
import type { Nivaer } from './nivaer.ts';
import { type Segment, segmentOf } from './segment.ts';
import type { MattSegment } from './tillganglighet.ts';

export interface UnderlagDeps {
  readonly matningar: Pick<Matningar, 'summa' | 'serie'>;
  readonly nivaer: Pick<Nivaer, 'om'>;
  /** The planned stops of a source that touch the stretch, as far as they were announced. @throws {DatabaseError} */
  readonly planerat: (kalla: string, intervall: Intervall) => Promise<readonly Intervall[]>;
}

/**
 * Of each of the stretches, in their order, what was measured under each level. Days that count whole are read at once and the rest one
 * by one, so that a year of days holds nobody else's statements up.
 * @throws {DatabaseError}
 */
export async function readUnderlag(
  { matningar, nivaer, planerat }: UnderlagDeps,
  objekt: Matobjekt,
  stretches: readonly Intervall[],
): Promise<(readonly MattSegment[])[]> {
  if (stretches.length === 0) return [];
  const hull = {
    fran: Math.min(...stretches.map(({ fran }) => fran)),
    till: Math.max(...stretches.map(({ till }) => till)),
  };
  const [levels, stops] = await Promise.all([nivaer.om(objekt.kalla), planerat(objekt.kalla, hull)]);
  const perStretch = stretches.map((stretch) => segmentOf(levels, stops, stretch));
  const days = perStretch.some((segments) => segments.some(isWholeDay))
    ? await matningar.serie(objekt, hull, 'dygn')
    : [];
  const byDay = new Map<number, Summa>(days.map((day) => [day.start, day]));
  const matta: (readonly MattSegment[])[] = [];
  for (const segments of perStretch) {
    const one: MattSegment[] = [];
    for (const segment of segments) {
      const summa = isWholeDay(segment)
        ? (byDay.get(segment.intervall.fran) ?? tomSumma())
        : await matningar.summa(objekt, segment.raknat);
      one.push({ segment, summa });
    }
    matta.push(one);
  }
  return matta;
}

/** One Swedish day, all of which counts. */
function isWholeDay({ intervall: { fran, till }, raknat }: Segment): boolean {
  const [only, ...more] = raknat;
  const isWhole = more.length === 0 && only?.fran === fran && only.till === till;
  return isWhole && startOf(fran, 'dygn') === fran && nextStart(fran, 'dygn') === till;
}
