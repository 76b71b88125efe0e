// The parts of an open page as they are now: of the overview, or of one source's page.
import { html } from '../../platform/html.ts';
import type { KallaDeps } from './en-kalla-view.ts';
import { lagePart } from './en-kalla-view.ts';
import { createKept } from './kept.ts';
import type { Blick } from './lyssnare.ts';
import { type Fragment, isSeen, oversiktFragment, uppdateradView } from './oversikt-view.ts';
import { intervallOf, kolumner, oversiktsperiodOf, periodOf, stegOf } from './perioder.ts';
import { SERIE_ID, serieTabell } from './serie-view.ts';
import { NULAGE_ID, nulageView } from './styrning-view.ts';

/** Longer series move too slowly to be sent again. */
const FOLLOWED = '1h';
const KEEP_MS = 2_000;

/** @returns a function for an open page; throws {DatabaseError} */
export function createFragment({ services, oversikt }: KallaDeps): (blick: Blick) => Promise<Fragment> {
  const { clock, matningar } = services;
  const serie = createKept({
    clock,
    keepMs: KEEP_MS,
    async load(kalla: string) {
      const intervall = intervallOf(FOLLOWED, clock.now());
      const points = await matningar.serie({ kalla, svarande: '' }, intervall, stegOf(FOLLOWED));
      return serieTabell(kolumner(FOLLOWED, intervall, points));
    },
  });

  async function kallaFragment(kalla: string, { query, synliga }: Blick): Promise<Fragment> {
    const { rader, at } = await oversikt(FOLLOWED);
    const rad = rader.find(({ om }) => om.kalla === kalla);
    if (!rad || !isSeen(kalla, synliga)) return {};
    return {
      lage: lagePart(rad),
      [NULAGE_ID]: rad.guard ? nulageView(rad.guard) : html``,
      ...(periodOf(query.get('period')) === FOLLOWED && { [SERIE_ID]: await serie(kalla) }),
      'uppdaterad-tid': uppdateradView(at),
    };
  }

  return async (blick) => {
    const kalla = blick.query.get('kalla');
    if (kalla !== null) return kallaFragment(kalla, blick);
    return oversiktFragment(await oversikt(oversiktsperiodOf(blick.query.get('period'))), blick.synliga);
  };
}
