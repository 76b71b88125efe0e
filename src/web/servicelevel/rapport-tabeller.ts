// The long tables of a report: the time that is not counted and why, and every day.
import { MINUTE_MS } from '../../platform/durations.ts';
import { type Html, html } from '../../platform/html.ts';
import { langd } from '../../servicelevel/intervall.ts';
import type { Rapport } from '../../servicelevel/niva/rapporter.ts';
import type { Servicelage } from '../../servicelevel/niva/servicelage.ts';
import { antalText, msText, procentText } from '../tal.ts';
import { shortTimeText } from '../text.ts';

const NBSP = '\u00a0';

/** `717 h 30 min`; what is less than a minute is left out. */
export function varaktighetText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE_MS);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [...(hours > 0 ? [`${antalText(hours)}${NBSP}h`] : []), ...(rest > 0 ? [`${rest}${NBSP}min`] : [])];
  return parts.join(' ') || `0${NBSP}min`;
}

/** Planned stops one by one; the others, which come back every week, as one sum. */
export function undantagstabell({ undantaget }: Servicelage): Html {
  const some = undantaget.filter(({ intervall }) => intervall.length > 0);
  const rows = some.flatMap(({ skal, intervall }) => [
    html`<tr><th scope="row">${skal}</th><td></td><td></td><td class="nummer">${varaktighetText(langd(intervall))}</td></tr>`,
    ...(skal === 'planerat underhåll' ? intervall : []).map(
      (one) => html`<tr><td>– stopp</td><td class="nummer">${shortTimeText(one.fran)}</td>
<td class="nummer">${shortTimeText(one.till)}</td><td class="nummer">${varaktighetText(one.till - one.fran)}</td></tr>`,
    ),
  ]);
  return html`<h2 id="undantaget">Tid som inte räknas</h2>${
    rows.length === 0
      ? html`<p>All tid räknas.</p>`
      : html`<div class="tabell" role="region" aria-labelledby="undantaget" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Skäl</th><th scope="col">Från</th><th scope="col">Till</th><th scope="col" class="nummer">Längd</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
  }`;
}

export function dygnstabell(dygn: Rapport['dygn']): Html {
  const rows = dygn.map(({ dag, lage }) => {
    const { anrop, ping } = lage.summa.antal;
    return html`<tr><th scope="row" class="nummer">${dag}</th><td class="nummer">${varaktighetText(langd(lage.raknat))}</td>
<td class="nummer">${antalText(anrop.lyckad)}</td><td class="nummer">${antalText(anrop.misslyckad + ping.misslyckad)}</td>
<td class="nummer">${procentText(lage.tillganglighet)}</td><td class="nummer">${msText(lage.svarstid.p95)}</td>
<td>${keptText(lage)}</td></tr>`;
  });
  return html`<h2 id="dygn">Dag för dag</h2>
<div class="tabell" role="region" aria-labelledby="dygn" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Dag</th><th scope="col" class="nummer">Räknad tid</th><th scope="col" class="nummer">Lyckade anrop</th>
<th scope="col" class="nummer">Fel</th><th scope="col" class="nummer">Tillgänglighet</th><th scope="col" class="nummer">p95</th>
<th scope="col">Nivån</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function keptText({ uppfyllt: { tillganglighet, svarstid } }: Servicelage): string {
  if (tillganglighet === undefined) return 'inget mätt';
  const broken = [...(tillganglighet ? [] : ['tillgänglighet']), ...(svarstid === false ? ['svarstid'] : [])];
  return broken.length === 0 ? 'uppfylld' : `inte uppfylld: ${broken.join(' och ')}`;
}
