// Gathers what a verdict is made from: levels, planned stops, and what was measured in the time that counts.
import type { Intervall } from '../intervall.ts';
import type { Matningar } from '../matning/matningar.ts';
import type { Matobjekt } from '../matning/summa.ts';
import type { Nivaer } from './nivaer.ts';
import { segmentOf } from './segment.ts';
import type { MattSegment } from './tillganglighet.ts';

export interface UnderlagDeps {
  readonly matningar: Pick<Matningar, 'summa'>;
  readonly nivaer: Pick<Nivaer, 'om'>;
  /** The planned stops of a source that touch the stretch, as far as they were announced. @throws {DatabaseError} */
  readonly planerat: (kalla: string, intervall: Intervall) => Promise<readonly Intervall[]>;
}

/**
 * Of each of the stretches, in their order, what was measured under each level.
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
  return Promise.all(
    stretches.map((stretch) =>
      Promise.all(
        segmentOf(levels, stops, stretch).map(async (segment) => {
          return { segment, summa: await matningar.summa(objekt, segment.raknat) };
        }),
      ),
    ),
  );
}
