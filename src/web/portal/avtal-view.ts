// Agreements and their wordings as people read them: which one is in force, and which have been.
import { type Html, html } from '../../platform/html.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { addDays } from '../../servicelevel/niva/dygn.ts';
import type { Avtalsdokument, Avtalsversion } from './innehall.ts';

export const AVTAL = '/avtal';

export type Avtalslage = 'gäller' | 'kommande' | 'tidigare';

const BADGE: Readonly<Record<Avtalslage, string>> = { gäller: 'success', kommande: 'info', tidigare: 'default' };

/** @param versioner latest first, of one document */
export function avtalslage(versioner: readonly Avtalsversion[], one: Avtalsversion, idag: string): Avtalslage {
  if (one.giltigFran > idag) return 'kommande';
  const inForce = versioner.find(({ giltigFran }) => giltigFran <= idag);
  return one === inForce && (one.giltigTom === undefined || one.giltigTom >= idag) ? 'gäller' : 'tidigare';
}

/** Until when a wording is in force: its own last day, the one before the next begins, or for the time being. */
export function tillText(versioner: readonly Avtalsversion[], one: Avtalsversion): string {
  const next = versioner[versioner.indexOf(one) - 1];
  if (one.giltigTom !== undefined) return `till och med ${one.giltigTom}`;
  if (!next) return 'tills vidare';
  return next.giltigFran.length === 4
    ? `till någon dag ${next.giltigFran}`
    : `till och med ${addDays(next.giltigFran, -1)}`;
}

/** @param now milliseconds since the epoch */
export function avtalslista(avtal: readonly Avtalsdokument[], now: number): Html {
  if (avtal.length === 0) return html`<p>Inga avtal är publicerade än.</p>`;
  const idag = swedishDay(now);
  const sections = avtal.map(
    ({ id, titel, om, versioner }) => html`<section><h2 id="${id}">${titel}</h2><p>${om}</p>
${versioner.length === 0 ? html`<p>Ingen ordalydelse är publicerad här. Den undertecknade texten finns hos förvaltaren.</p>` : ordalydelser(id, titel, versioner, idag)}</section>`,
  );
  return html`${sections}`;
}

function ordalydelser(id: string, titel: string, versioner: readonly Avtalsversion[], idag: string): Html {
  const rows = versioner.map((one) => {
    return html`<tr><th scope="row"><a class="anchor" href="${AVTAL}/${id}/${one.version}">Version ${one.version}<span class="visuellt-dold"> av ${titel}</span></a></th>
<td class="nummer">${one.giltigFran}</td><td class="nummer">${tillText(versioner, one)}</td><td>${lagesbricka(avtalslage(versioner, one, idag))}</td></tr>`;
  });
  return html`<div class="tabell" role="region" aria-labelledby="${id}" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Ordalydelse</th><th scope="col">Gäller från</th><th scope="col">Gäller till</th><th scope="col">Läge</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

export function lagesbricka(lage: Avtalslage): Html {
  return html`<span class="badge badge--${BADGE[lage]}">${lage}</span>`;
}
