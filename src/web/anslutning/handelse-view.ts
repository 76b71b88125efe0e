// Entries of the audit trail as a table: who did what, when and why, and what stood there before and after.
import type { Handelse } from '../../anslutning/handelser.ts';
import { type Html, html } from '../../platform/html.ts';
import { timeText } from '../text.ts';

/** In the order that they are given. */
export function handelseTable(handelser: readonly Handelse[]): Html {
  if (handelser.length === 0) return html`<p>Det finns inga händelser att visa.</p>`;
  const rows = handelser.map(
    ({ nummer, at, aktor, skal, objekt, handling, fore, efter }) => html`<tr>
<td class="nummer">${nummer}</td><td>${timeText(at)}</td><td>${aktor.namn}</td>
<td>${handling}<br><span class="svag">${objekt.slag} ${objekt.id}</span></td><td>${skal}</td>
<td>${changes(fore, efter)}</td></tr>`,
  );
  return html`<div class="tabell" role="region" aria-label="Händelser" tabindex="0">
<table class="table-ng table-ng--divided"><thead><tr><th scope="col">Nr</th><th scope="col">Tid</th><th scope="col">Aktör</th>
<th scope="col">Handling</th><th scope="col">Skäl</th><th scope="col">Ändrat</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The fields that differ. */
function changes(fore: unknown, efter: unknown): Html {
  const [before, after] = [fieldsOf(fore), fieldsOf(efter)];
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  const rows = names.map((name) => {
    const from = before.get(name);
    return html`<li><strong>${name}</strong>: ${from === undefined ? '' : html`<del>${from}</del> → `}${after.get(name) ?? 'borttaget'}</li>`;
  });
  return html`<ul class="andrat">${rows}</ul>`;
}

function fieldsOf(value: unknown): Map<string, string> {
  if (typeof value !== 'object' || value === null)
    return new Map(value === undefined ? [] : [['värde', String(value)]]);
  return new Map(
    Object.entries(value).map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
  );
}
