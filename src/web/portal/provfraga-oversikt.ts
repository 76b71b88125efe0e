// The overview of an answer on a page: what is not known first, then tables, each figure with where it stands in the answer.
import type { Avsnitt, Rad, Stalle, Tabell } from '../../platform/avsnitt.ts';
import { type Html, html } from '../../platform/html.ts';

export function oversiktView(avsnitt: readonly Avsnitt[]): Html {
  return html`<section aria-labelledby="oversikt"><h3 id="oversikt">Översikten</h3>
<p>Läst ur <a class="anchor" href="#svar-json">svaret som JSON</a>. Var varje uppgift står i det sägs som JSON Pointer (RFC 6901).</p>
${avsnitt.map(avsnittView)}</section>`;
}

function avsnittView(one: Avsnitt): Html {
  const heading = html`<h4>${one.rubrik}</h4>`;
  const inledning = one.inledning ? html`<p>${one.inledning}</p>` : '';
  const content = html`${heading}${inledning}${body(one)}`;
  return one.viktigt ? html`<div class="message-box message-box--warning">${content}</div>` : content;
}

function body(one: Avsnitt): Html {
  if (one.slag === 'tabell') return one.rader.length > 0 ? tabellView(one) : html`<p>${one.tomt}</p>`;
  if (one.punkter.length === 0) return html`<p>${one.tomt}</p>`;
  return html`<ul>${one.punkter.map((text) => html`<li>${text}</li>`)}</ul>`;
}

/** The heading above it says the same to those who see it. */
function tabellView({ rubrik, kolumner, rader }: Tabell): Html {
  const hasPlaces = rader.some(({ stallen = [] }) => stallen.length > 0);
  const heads = kolumner.map(({ rubrik: text, tal }) => html`<th scope="col"${figures(tal)}>${lines(text)}</th>`);
  const places = hasPlaces ? html`<th scope="col">Var i svaret</th>` : '';
  const rows = rader.map((rad, n) => {
    const cells = rad.celler.map((text, i) => cellView(text, i, kolumner[i]?.tal));
    return html`<tr>${cells}${hasPlaces ? html`<td>${stallenView(rad, `${rubrik}, rad ${n + 1}`)}</td>` : ''}</tr>`;
  });
  return html`<div class="tabell" role="region" aria-label="${rubrik}" tabindex="0"><table class="table-ng table-ng--divided">
<caption class="sr-only">${rubrik}</caption>
<thead><tr>${heads}${places}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** The first cell names its row, but for a line of the row above. */
function cellView(text: string, index: number, tal: true | undefined): Html {
  if (index === 0 && text !== '') return html`<th scope="row">${lines(text)}</th>`;
  return html`<td${figures(tal)}>${lines(text)}</td>`;
}

/** @param rad what the row is, for those who do not see it beside */
function stallenView({ stallen = [] }: Rad, rad: string): Html {
  if (stallen.length === 0) return html`–`;
  const items = stallen.map(({ vad, pekare }: Stalle) => html`<li>${vad}: <code>${pekare}</code></li>`);
  return html`<details class="stallen"><summary>Visa<span class="sr-only"> var uppgifterna står: ${rad}</span></summary><ul>${items}</ul></details>`;
}

function lines(text: string): Html {
  return html`${text.split('\n').map((line, n) => html`${n > 0 ? { markup: '<br>' } : ''}${line}`)}`;
}

function figures(tal: true | undefined): Html {
  return { markup: tal ? ' class="nummer tal"' : '' };
}
