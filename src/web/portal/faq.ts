// Questions and answers by uppgiftslämnare: a list of the pages that have them.
import { type Html, html } from '../../platform/html.ts';
import { byOrder } from './avsnitt.ts';
import type { Sida } from './innehall.ts';

const PATH = '/fragor-och-svar/';

export function fragelista(sidor: readonly Sida[]): Html {
  const own = sidor.filter(({ adress }) => adress.startsWith(PATH)).sort(byOrder);
  if (own.length === 0) return html`<p>Inga frågor och svar är publicerade än.</p>`;
  const rows = own.map(({ adress, titel, headings }) => {
    const questions = headings
      .filter(({ level }) => level === 2)
      .map(({ id, text }) => html`<li><a class="anchor" href="${adress}#${id}">${text}</a></li>`);
    return html`<section><h2><a class="anchor" href="${adress}">${titel}</a></h2><ul>${questions}</ul></section>`;
  });
  return html`${rows}`;
}
