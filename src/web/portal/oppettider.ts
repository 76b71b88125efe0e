// When the service is open and what was agreed of it: the levels in force, figures of past months, and when people answer.
import { type Html, html } from '../../platform/html.ts';
import { addMonths, swedishDay, swedishMoment } from '../../platform/swedish-day.ts';
import { SAMMANSATT } from '../../servicelevel/matning/summa.ts';
import type { Servicelage } from '../../servicelevel/niva/servicelage.ts';
import { veckotiderText } from '../../servicelevel/niva/veckotid-text.ts';
import { createKept } from '../oversikt/kept.ts';
import { HELHETEN } from '../oversikt/oversiktslage.ts';
import { decimalsOf } from '../servicelevel/niva-view.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { antalText, decimalText, msText, procentText } from '../tal.ts';
import type { Oppettider } from './innehall.ts';
import type { PortalServices } from './services.ts';

/** Figures of past months change no more; this one is not shown. */
const KEEP_MS = 10 * 60_000;
const MONTHS = 3;

export function oppettiderView({ support, kontakt }: Oppettider): Html {
  return html`<dl class="uppgifter"><div><dt>Support</dt><dd>${support}</dd></div><div><dt>Kontakt</dt><dd>${kontakt}</dd></div></dl>`;
}

/** SLA of the whole first, then UC by source. @throws {DatabaseError} */
export async function servicenivaerView(services: Pick<PortalServices, 'kallor' | 'nivaer' | 'clock'>): Promise<Html> {
  const idag = swedishDay(services.clock.now());
  const rows = await Promise.all([HELHETEN, ...services.kallor].map((om) => nivarad(services, om, idag)));
  return html`<div class="tabell" role="region" aria-label="Servicenivåer som gäller" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Tjänst</th><th scope="col" class="nummer">Tillgänglighet</th><th scope="col" class="nummer">Svarstid</th>
<th scope="col">Servicetid</th><th scope="col">Underhållsfönster</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

async function nivarad({ nivaer }: Pick<PortalServices, 'nivaer'>, om: Kalla, idag: string): Promise<Html> {
  const { tillganglighet, svarstid, servicetid, underhallsfonster } = await nivaer.gallande(om.kalla, idag);
  const { percentil, ms } = svarstid;
  return html`<tr><th scope="row">${om.namn} <span class="svag">(${om.kalla === SAMMANSATT ? 'SLA' : 'UC'})</span></th>
<td class="nummer">${procentText(tillganglighet, decimalsOf(tillganglighet))}</td>
<td class="nummer">${decimalText(percentil, decimalsOf(percentil))} % inom ${antalText(ms)} ms</td>
<td>${veckotiderText(servicetid)}</td><td>${veckotiderText(underhallsfonster)}</td></tr>`;
}

/** Of the whole, the last months that are over, where the operator shows them. @returns what throws {DatabaseError} */
export function createManader({
  innehall,
  servicelagen,
  clock,
}: Pick<PortalServices, 'innehall' | 'servicelagen' | 'clock'>): (key: 'senaste') => Promise<Html> {
  async function load(): Promise<Html> {
    if (!innehall.oppettider.visaManader) return html`<p>Utfallet per månad publiceras inte här.</p>`;
    const first = `${swedishDay(clock.now()).slice(0, 7)}-01`;
    const months = Array.from({ length: MONTHS }, (_, index) => addMonths(first, -1 - index));
    const rows = await Promise.all(
      months.map(async (from) => {
        const intervall = { fran: swedishMoment(from, '00:00'), till: swedishMoment(addMonths(from, 1), '00:00') };
        return manadsrad(from.slice(0, 7), await servicelagen.lage({ kalla: SAMMANSATT, svarande: '' }, intervall));
      }),
    );
    return html`<div class="tabell" role="region" aria-label="Utfall per månad" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Månad</th><th scope="col" class="nummer">Tillgänglighet</th><th scope="col" class="nummer">Svarstid (p95)</th>
<th scope="col">Jämfört med SLA</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  }
  return createKept({ clock, keepMs: KEEP_MS, load });
}

function manadsrad(month: string, { tillganglighet, svarstid, uppfyllt }: Servicelage): Html {
  const verdicts = [uppfyllt.tillganglighet, uppfyllt.svarstid];
  const verdict = verdicts.includes(false) ? 'inte uppfyllt' : verdicts.includes(true) ? 'uppfyllt' : 'inget mätt';
  return html`<tr><th scope="row">${month}</th><td class="nummer">${procentText(tillganglighet)}</td>
<td class="nummer">${msText(svarstid.p95)}</td><td>${verdict}</td></tr>`;
}
