// Data items as people read them: a list in full, and what changed between two wordings.
import { type Html, html } from '../../platform/html.ts';
import { type Skillnad, skillnad } from '../../portal/fortackning/skillnad.ts';
import { faltnamn, type Uppgift } from '../../portal/fortackning/uppgift.ts';

/** @param handling what can be done with an item, for those who may */
export function uppgiftstabell(
  uppgifter: readonly Uppgift[],
  namn: string,
  handling?: (uppgift: Uppgift) => Html,
): Html {
  if (uppgifter.length === 0) return html`<p>Förteckningen har inga uppgifter.</p>`;
  const rows = uppgifter.map(
    (
      one,
    ) => html`<tr><th scope="row">${one.namn}${one.anmarkning ? html`<p class="svag">${one.anmarkning}</p>` : ''}</th>
<td>${one.lagrum}</td><td>${one.forordning}</td><td>${one.svarande}</td>
<td>${faltView(one.falt)}</td><td>${one.sedan}</td>${handling ? html`<td>${handling(one)}</td>` : ''}</tr>`,
  );
  return html`<div class="tabell" role="region" aria-label="Uppgifter från ${namn}" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Uppgift</th><th scope="col">Lagrum (SoL 2025:400)</th><th scope="col">Förordning (2008:975)</th>
<th scope="col">Svarande</th><th scope="col">Fält i kontraktet</th><th scope="col">Sedan</th>${handling ? html`<th scope="col">Ändra</th>` : ''}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** Fields that stand beside each other are named once, and then each by its last name. */
function faltView(falt: readonly string[]): Html[] {
  const parent = (one: string) => one.slice(0, one.lastIndexOf('/') + 1);
  return [...Map.groupBy(falt, parent)].map(([start, those]) => {
    const [only = '', ...more] = those;
    if (more.length === 0) return html`<code class="falt">${breakable(only)}</code>`;
    const names = those.map((one) => html`<li><code>${one.slice(start.length)}</code></li>`);
    return html`<code class="falt">${breakable(start)}</code><ul class="faltnamn">${names}</ul>`;
  });
}

/** A long path may go on in the next line after a slash. */
function breakable(vag: string): Html {
  const [first = '', ...names] = vag.split('/');
  return names.reduce((whole, name) => html`${whole}/<wbr>${name}`, html`${first}`);
}

export function skillnadView(fore: readonly Uppgift[], efter: readonly Uppgift[]): Html {
  const { tillagda, borttagna, andrade } = skillnad(fore, efter);
  if (tillagda.length + borttagna.length + andrade.length === 0) return html`<p>Ingenting skiljer.</p>`;
  return html`<ul class="skillnad">${[
    ...tillagda.map((one) => html`<li><strong>Ny:</strong> ${one.namn}</li>`),
    ...borttagna.map((one) => html`<li><strong>Borttagen:</strong> ${one.namn}</li>`),
    ...andrade.map(andradView),
  ]}</ul>`;
}

function andradView({ fore, efter, falt }: Skillnad['andrade'][number]): Html {
  const rows = falt.map(
    (name) => html`<li>${faltnamn(name)}: <del>${faltText(fore[name])}</del> <ins>${faltText(efter[name])}</ins></li>`,
  );
  return html`<li><strong>Ändrad:</strong> ${fore.namn}<ul>${rows}</ul></li>`;
}

function faltText(value: Uppgift[keyof Uppgift]): string {
  return typeof value === 'object' ? value.join(', ') : (value ?? '–');
}
