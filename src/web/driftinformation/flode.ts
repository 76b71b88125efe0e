// GET /driftinformation/flode.atom: what was published or changed last, as an Atom feed (RFC 4287).
import express, { type Request, type Response, type Router } from 'express';
import { escapeXml } from '../../platform/xml.ts';
import type { Driftnotis, Driftnotiser } from '../../servicelevel/driftinformation/driftnotis.ts';
import type { Plats } from '../inloggning/plats.ts';
import { lageText, PATH, tidText } from './notis-view.ts';
import { type DriftinformationServices, namnOf } from './services.ts';

export const FLODE = `${PATH}/flode.atom`;

export interface DriftflodeDeps extends Pick<DriftinformationServices, 'kallor' | 'clock'> {
  readonly driftinformation: Pick<Driftnotiser, 'lista'>;
  /** As pages have it. */
  readonly platsOf: (request: Request) => Plats | undefined;
  readonly onBug: (error: unknown, where: string) => void;
}

const MOST = 50;
/** How long a reader may show it without asking again. */
const CACHE = 'public, max-age=60';

/** Before the pages: their `/driftinformation/:id` would take its path. */
export function createDriftflode({ driftinformation, platsOf, onBug, ...deps }: DriftflodeDeps): Router {
  const router = express.Router();
  router.get(FLODE, async (request, response) => {
    try {
      const plats = platsOf(request);
      if (!plats) return sendText(response, 421, 'Tjänsten svarar inte under det namnet.');
      const notiser = await driftinformation.lista({ publicerade: true, senastAndrade: true, antal: MOST });
      response.set({ 'Cache-Control': CACHE, 'X-Content-Type-Options': 'nosniff' });
      response.type('application/atom+xml; charset=utf-8').end(flodeText(deps, plats.origin, notiser));
    } catch (error) {
      onBug(error, `get ${FLODE}`);
      sendText(response, 503, 'Driftinformationen går inte att läsa just nu. Försök igen om en stund.');
    }
  });
  return router;
}

/** @param origin of the pages, without a slash at the end */
function flodeText(
  { kallor, clock }: Pick<DriftflodeDeps, 'kallor' | 'clock'>,
  origin: string,
  notiser: readonly Driftnotis[],
): string {
  const now = clock.now();
  // An empty feed has changed when it began to be: at no time that matters.
  const updated = Math.max(0, ...notiser.map(({ andradAt }) => andradAt));
  const entries = notiser.map((notis) => entry({ kallor }, origin, notis, now));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
<id>${escapeXml(`${origin}${FLODE}`)}</id>
<title>Driftinformation – Sammansatt bastjänst</title>
<updated>${moment(updated)}</updated>
<author><name>Sammansatt bastjänst</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(`${origin}${FLODE}`)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(`${origin}${PATH}`)}"/>
${entries.join('\n')}
</feed>
`;
}

/** Its id is the same wherever the service is reached. */
function entry(names: Pick<DriftflodeDeps, 'kallor'>, origin: string, notis: Driftnotis, now: number): string {
  const { id, rubrik, andradAt, publiceradAt = andradAt, kallor, slag, allvar, text, uppdateringar } = notis;
  const terms = [slag, allvar, ...kallor].map((term) => `<category term="${escapeXml(term)}"/>`).join('');
  const about = kallor.map((kalla) => namnOf(names, kalla)).join(', ');
  const told = uppdateringar.toReversed().map((one) => one.text);
  const lines = [`${about}. ${tidText(notis)}. Läge: ${lageText(notis, now)}, ${allvar}.`, ...told, text];
  return `<entry><id>urn:uuid:${escapeXml(id)}</id><title>${escapeXml(rubrik)}</title>
<published>${moment(publiceradAt)}</published><updated>${moment(andradAt)}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(`${origin}${PATH}/${id}`)}"/>${terms}
<content type="text">${escapeXml(lines.join('\n\n'))}</content></entry>`;
}

function moment(at: number): string {
  return new Date(at).toISOString();
}

function sendText(response: Response, status: number, text: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('text/plain; charset=utf-8').end(text);
}
