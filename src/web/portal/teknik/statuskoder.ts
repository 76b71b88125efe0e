// The codes inside the agencies' own answers, agency by agency, in clear Swedish.
import { type Html, html } from '../../../platform/html.ts';
import { slugOf } from '../../../platform/markdown.ts';
import type { Page } from '../../page.ts';
import type { Kodlista, TeknikServices } from './services.ts';
import { tabell } from './tabell.ts';

export function createStatuskodPage({ kodlistor }: Pick<TeknikServices, 'kodlistor'>): Page {
  return {
    method: 'get',
    path: '/teknik/statuskoder',
    access: 'alla',
    handle: async () => ({ title: 'Statuskoder', main: view(kodlistor) }),
  };
}

function view(kodlistor: readonly Kodlista[]): Html {
  const agencies = [...Map.groupBy(kodlistor, ({ bastjanst }) => bastjanst)];
  const toc = agencies.map(
    ([id, [first]]) => html`<li><a class="anchor" href="#${slugOf(id)}">${first?.namn ?? id} (${id})</a></li>`,
  );
  const sections = agencies.map(
    ([id, those]) => html`<h2 id="${slugOf(id)}">${those[0]?.namn ?? id} (${id})</h2>${those.map(lista)}`,
  );
  return html`<p class="ingress">Koder som står inne i myndigheternas svar, och vad de betyder. Texterna är den här tjänstens egna.</p>
<p>I REST-svaret har varje del redan en bedömning, <code>kvalitet</code>, som bygger på dem. Bara <code>nothing</code> betyder att
myndigheten säger sig inte ha någon uppgift.</p>
<ul>${toc}</ul>${sections}`;
}

function lista({ namn, falt, om, koder }: Kodlista): Html {
  if (falt === undefined) return html`<p>${om}</p>`;
  const judged = koder.some(({ betyder }) => betyder !== undefined);
  const heads = ['Kod', 'Text', ...(judged ? ['Betyder för svaret'] : [])];
  const rows = koder.map(({ kod, text, betyder = '' }) => [
    html`<code>${kod}</code>`,
    text,
    ...(judged ? [betyder] : []),
  ]);
  return html`<h3><code>${falt}</code></h3><p>${om}</p>${tabell(`${namn}: ${falt}`, heads, rows)}`;
}
