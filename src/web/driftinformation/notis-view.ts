// Driftinformation as people read it: one in full, and several as a list.
import { type Html, html } from '../../platform/html.ts';
import type { Allvar, Driftnotis, DriftnotisLage } from '../../servicelevel/driftinformation/driftnotis.ts';
import { timeText } from '../text.ts';
import { type DriftinformationServices, namnOf } from './services.ts';

export const PATH = '/driftinformation';

type Names = Pick<DriftinformationServices, 'kallor'>;

const ALLVAR_BADGE: Readonly<Record<Allvar, string>> = { information: 'info', störning: 'warning', avbrott: 'error' };
const LAGE_BADGE: Readonly<Record<DriftnotisLage, string>> = {
  förslag: 'info-inverted',
  publicerad: 'default',
  avslutad: 'success',
  avfärdad: 'default',
  återkallad: 'default',
};

/** Where each stands at that moment, in a word. */
export function lageText({ lage, slag, fran }: Driftnotis, now: number): string {
  if (lage !== 'publicerad') return lage;
  return slag === 'planerad' && fran > now ? 'planerat' : 'pågår';
}

function badges(notis: Driftnotis, now: number): Html {
  return html`<span class="badge badge--${ALLVAR_BADGE[notis.allvar]}">${notis.allvar}</span> <span class="badge badge--${LAGE_BADGE[notis.lage]}">${lageText(notis, now)}</span>`;
}

/** From when to when, in words. */
export function tidText({ slag, lage, fran, till }: Driftnotis): string {
  const from = timeText(fran);
  if (till === undefined) return `Från ${from}, tills vidare`;
  const isExpected = slag === 'akut' && lage === 'publicerad';
  return `${from} – ${timeText(till)}${isExpected ? ' (beräknat)' : ''}`;
}

/** Titles that lead to the whole of each. */
export function notisList(services: Names, notiser: readonly Driftnotis[], now: number): Html {
  const rows = notiser.map(
    (notis) => html`<li><h3><a class="anchor" href="${PATH}/${notis.id}">${notis.rubrik}</a></h3>
<p>${badges(notis, now)} ${kallorText(services, notis)}</p>
<p class="svag">${tidText(notis)}</p></li>`,
  );
  return html`<ul class="driftnotiser">${rows}</ul>`;
}

export function notisView(services: Names, notis: Driftnotis, now: number): Html {
  const { text, uppdateringar, andradAt, tasUrDrift } = notis;
  const out = tasUrDrift.map((kalla) => namnOf(services, kalla)).join(', ');
  const news = [...uppdateringar]
    .reverse()
    .map((one) => html`<li><p class="svag">${timeText(one.at)}</p>${paragraphs(one.text)}</li>`);
  return html`<p>${badges(notis, now)}</p>
<dl class="uppgifter"><div><dt>Gäller</dt><dd>${kallorText(services, notis)}</dd></div>
<div><dt>Tid</dt><dd>${tidText(notis)}</dd></div>
${out ? html`<div><dt>Tas ur drift</dt><dd>${out}</dd></div>` : ''}
<div><dt>Senast ändrad</dt><dd>${timeText(andradAt)}</dd></div></dl>
${paragraphs(text)}
${news.length > 0 ? html`<h2>Uppdateringar</h2><ol class="driftuppdateringar" reversed>${news}</ol>` : ''}`;
}

function kallorText(services: Names, { kallor }: Driftnotis): string {
  return kallor.map((kalla) => namnOf(services, kalla)).join(', ');
}

/** Lines as they were written. */
function paragraphs(text: string): Html[] {
  return text.split(/\n{2,}/).map((part) => html`<p class="driftnotistext">${part}</p>`);
}
