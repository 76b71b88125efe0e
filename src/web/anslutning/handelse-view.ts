// Entries of the audit trail as a list: who did what, when and why, and what stood there before and after.
import type { Handelse } from '../../anslutning/handelser.ts';
import { type Html, html } from '../../platform/html.ts';
import { shortTimeText } from '../text.ts';

/** In the order that they are given; a list and no table, since what was changed can be long and a window narrow. */
export function handelseList(handelser: readonly Handelse[]): Html {
  if (handelser.length === 0) return html`<p>Det finns inga händelser att visa.</p>`;
  const rows = handelser.map(
    ({ nummer, at, aktor, skal, objekt, handling, fore, efter }) => html`<li>
<div><p class="nummer svag">${nummer} · ${shortTimeText(at)}</p>
<p><strong>${handling}</strong><br><span class="svag">${objekt.slag} ${objekt.id}</span></p>
<p>${aktor.namn}<br>Skäl: ${skal}</p></div>
${changes(fore, efter)}</li>`,
  );
  return html`<ol class="handelser">${rows}</ol>`;
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
  return new Map(Object.entries(value).map(([name, one]) => [name, valueText(name, one)]));
}

/** A value in words: lists by semicolon, objects as name and value. */
function valueText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueText('', one)).join('; ') || 'inga';
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([inner, one]) => `${inner} ${valueText(inner, one)}`)
      .join(', ');
  }
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  return typeof value === 'number' && name.endsWith('At') ? shortTimeText(value) : String(value);
}
