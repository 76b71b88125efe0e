// Why calls of a source failed, what its answers were worth, and how those that answer inside it do.
import { type Html, html } from '../../platform/html.ts';
import type { Summa } from '../../servicelevel/matning/summa.ts';
import { kvalitetText, orsakText } from '../orsak-text.ts';
import { antalText, msText, procentText } from '../tal.ts';
import { lyckadAndel, utfallsantal } from './utfallsstapel.ts';

/** One that answers inside a source. */
export interface Svarande {
  readonly id: string;
  readonly summa: Summa;
}

export function utfallView({ orsaker, kvaliteter }: Summa): Html {
  return html`<div class="spalter"><section aria-labelledby="orsaker"><h2 id="orsaker">Varför anrop inte besvarades</h2>
${counts('Orsak', orsaker, orsakText, 'Alla anrop besvarades.')}</section>
<section aria-labelledby="kvaliteter"><h2 id="kvaliteter">Vad svaren var värda</h2>
${counts('Kvalitet', kvaliteter, kvalitetText, 'Inga svar under perioden.')}</section></div>`;
}

export function svarandeView(svarande: readonly Svarande[]): Html | string {
  if (svarande.length === 0) return '';
  const rows = svarande.map(({ id, summa }) => {
    const antal = utfallsantal(summa);
    const qualities = byCount(summa.kvaliteter).map(([name, count]) => `${kvalitetText(name)} ${antalText(count)}`);
    return html`<tr><th scope="row">${id}</th><td class="nummer">${antalText(antal.lyckade + antal.misslyckade)}</td>
<td class="nummer">${procentText(lyckadAndel(antal))}</td><td class="nummer">${msText(summa.svarstid.percentile(95))}</td>
<td>${qualities.join(', ') || '–'}</td></tr>`;
  });
  return html`<h2 id="svarande">De som svarar inom bastjänsten</h2>
<div class="tabell" role="region" aria-labelledby="svarande" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Svarande</th><th scope="col" class="nummer">Anrop</th><th scope="col" class="nummer">Besvarade</th>
<th scope="col" class="nummer">p95</th><th scope="col">Svarens kvalitet</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function counts(
  head: string,
  numbers: Readonly<Record<string, number>>,
  textOf: (name: string) => string,
  none: string,
): Html {
  const all = Object.values(numbers).reduce((sum, count) => sum + count, 0);
  if (all === 0) return html`<p>${none}</p>`;
  const rows = byCount(numbers).map(
    ([name, count]) =>
      html`<tr><th scope="row">${textOf(name)}</th><td class="nummer">${antalText(count)}</td><td class="nummer">${procentText((100 * count) / all, 1)}</td></tr>`,
  );
  return html`<div class="tabell" role="region" aria-label="${head}" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">${head}</th><th scope="col" class="nummer">Antal</th><th scope="col" class="nummer">Andel</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function byCount(numbers: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(numbers).toSorted(([, a], [, b]) => b - a);
}
