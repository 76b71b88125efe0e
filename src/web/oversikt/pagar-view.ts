// What goes on just now: alerts that last, and driftinformation that holds or is near.
import { type Html, html } from '../../platform/html.ts';
import type { Allvar, Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import type { Larm } from '../../servicelevel/larm/larm.ts';
import { SAMMANSATT } from '../../servicelevel/matning/summa.ts';
import { shortTimeText } from '../text.ts';
import type { Oversikt } from './oversiktslage.ts';

const ALLVAR: Readonly<Record<Allvar, { readonly text: string; readonly box: 'info' | 'warning' | 'error' }>> = {
  information: { text: 'Information', box: 'info' },
  störning: { text: 'Störning', box: 'warning' },
  avbrott: { text: 'Avbrott', box: 'error' },
};

/**
 * Alerts and suggestions are for those who see all (`synliga` undefined); driftinformation is for everybody whom it concerns,
 * that of the composite for all.
 */
export function pagarView(
  { at, larm, notiser, forslag }: Pick<Oversikt, 'at' | 'larm' | 'notiser' | 'forslag'>,
  synliga: ReadonlySet<string> | undefined,
): Html {
  const seen = notiser.filter(
    ({ kallor }) => synliga === undefined || kallor.some((kalla) => synliga.has(kalla) || kalla === SAMMANSATT),
  );
  const seesAll = synliga === undefined;
  return html`${seesAll && larm.length > 0 ? larmView(larm) : ''}${seesAll && forslag.length > 0 ? forslagView(forslag) : ''}
${seen.map((notis) => notisView(notis, at))}`;
}

function forslagView(forslag: readonly Driftnotis[]): Html {
  const rows = forslag.map(
    ({ id, rubrik }) => html`<li><a class="anchor" href="/driftinformation/${id}">${rubrik}</a></li>`,
  );
  return html`<section class="message-box message-box--info" aria-labelledby="pagar-forslag">
<h2 class="message-box__heading" id="pagar-forslag">Förslag till driftinformation att ta ställning till</h2><ul>${rows}</ul></section>`;
}

function larmView(larm: readonly Larm[]): Html {
  const rows = larm.map(
    ({ grad, text, sedan }) =>
      html`<li><strong>${grad === 'kritisk' ? 'Kritiskt' : 'Varning'}:</strong> ${text} <span class="svag">Sedan ${shortTimeText(sedan)}.</span></li>`,
  );
  const box = larm.some(({ grad }) => grad === 'kritisk') ? 'error' : 'warning';
  return html`<section class="message-box message-box--${box}" aria-labelledby="pagar-larm">
<h2 class="message-box__heading" id="pagar-larm">Pågående larm (${larm.length})</h2>
<ul>${rows}</ul><p><a class="anchor" href="/larm">Alla larm</a></p></section>`;
}

function notisView({ id, kallor, fran, till, rubrik, text, allvar, slag }: Driftnotis, at: number): Html {
  const { text: word, box } = ALLVAR[allvar];
  const when = `${shortTimeText(fran)}${till === undefined ? '' : ` – ${shortTimeText(till)}`}`;
  const kind = slag === 'planerad' ? (fran > at ? 'Planerat' : 'Planerat, pågår') : word;
  return html`<section class="message-box message-box--${box}" aria-labelledby="notis-${id}">
<h2 class="message-box__heading" id="notis-${id}">${kind}: ${rubrik}</h2>
<p>${text}</p><p class="svag">${kallor.join(', ')}, ${when}. <a class="anchor" href="/driftinformation/${id}">Läs mer</a></p></section>`;
}
