// A table as the technical pages write it: scrolled on its own where it is wider than the window.
import { type Html, html } from '../../../platform/html.ts';

export type Cell = Html | string | number;

/** @param label what a screen reader calls it; the first cell of each row is its heading */
export function tabell(label: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  const head = heads.map((text) => html`<th scope="col">${text}</th>`);
  const body = rows.map(([first = '', ...rest]) => {
    return html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`;
  });
  return html`<div class="tabell" role="region" aria-label="${label}" tabindex="0"><table class="table-ng table-ng--divided">
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`;
}
