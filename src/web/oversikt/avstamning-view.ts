// The daily avstämning of a source: what we counted, what the agency counted, and what differs.
import { type Html, html } from '../../platform/html.ts';
import type { Avstamningsdag } from '../../servicelevel/avstamning.ts';
import { type Draft, form, textField } from '../form.ts';
import { antalText } from '../tal.ts';

export function avstamningView(dagar: readonly Avstamningsdag[]): Html {
  const rows = dagar.map(
    (dag) => html`<tr><th scope="row" class="nummer">${dag.dag}</th><td class="nummer">${antalText(dag.stallda)}</td>
<td class="nummer">${antalText(dag.mottagna?.antal)}</td><td class="nummer">${differenceView(dag.skillnad)}</td></tr>`,
  );
  return html`<div class="tabell" role="region" aria-labelledby="avstamning" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Dygn</th><th scope="col" class="nummer">Ställda av oss</th><th scope="col" class="nummer">Mottagna av myndigheten</th>
<th scope="col" class="nummer">Skillnad</th></tr></thead><tbody>${rows}</tbody></table></div>
<p class="svag">Ställda är de anrop som lämnade tjänsten; ett anrop som görs om räknas en gång.</p>`;
}

export function avstamningForm(kalla: string, csrf: string | undefined, draft: Draft): Html {
  return html`<details class="falla"${draft.errors.some(({ field }) => field?.startsWith('avstamning-')) ? { markup: ' open' } : ''}><summary>Registrera antal mottagna frågor</summary>${form(
    { action: `/oversikt/${kalla}/avstamning`, csrf, submit: 'Registrera', secondary: true },
    textField({ name: 'avstamning-dag', label: 'Dygn', type: 'date', most: 10 }, draft),
    textField({ name: 'avstamning-antal', label: 'Antal mottagna frågor', most: 10 }, draft),
    textField(
      {
        name: 'avstamning-skal',
        label: 'Källa eller skäl',
        hint: 'Till exempel vilken statistik antalet kommer från.',
        most: 500,
      },
      draft,
    ),
  )}</details>`;
}

function differenceView(skillnad: number | undefined): Html {
  if (skillnad === undefined) return html`–`;
  if (skillnad === 0) return html`0`;
  return html`<strong class="over"><span aria-hidden="true">▲</span> ${skillnad > 0 ? '+' : ''}${antalText(skillnad)}</strong>`;
}
