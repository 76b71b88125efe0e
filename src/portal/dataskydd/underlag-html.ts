// Prints the pack as one document of its own: A4 when printed, no script, nothing fetched.
import { type Html, html } from '../../platform/html.ts';
import { timeForPeople } from '../../platform/swedish-day.ts';
import type { Avsnitt, Cell, Tabell } from './avsnitt.ts';
import { flodesfigur } from './flodesfigur.ts';
import type { Dataskyddsunderlag } from './underlag.ts';
import { avsnittOf } from './underlag-avsnitt.ts';

const STYLE = `
@page { size: A4; margin: 18mm 16mm; }
body { font: 10pt/1.45 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #1b1b1b; background: #fff; max-width: 178mm; margin: 10mm auto; padding: 0 4mm; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
h1 { font-size: 20pt; margin: 0 0 3mm; border-bottom: 1.5pt solid #1b4f72; padding-bottom: 2mm; color: #1b4f72; }
h2 { font-size: 13pt; margin: 9mm 0 2mm; color: #1b4f72; break-after: avoid; }
.prov { padding: 2mm 3mm; border: 1pt solid #8a5a00; }
.tabell { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; margin: 3mm 0; }
caption { text-align: left; font-weight: 600; padding-bottom: 1mm; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.5pt solid #b8c4cc; overflow-wrap: anywhere; }
th { border-bottom: 1pt solid #1b4f72; }
th:first-child, td:first-child { width: 22%; }
.flodesfigur { display: block; width: 100%; min-width: 130mm; height: auto; margin: 3mm 0; break-inside: avoid; }
`;

/** A whole HTML document. */
export function underlagHtml(underlag: Dataskyddsunderlag): string {
  return html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${rubrikOf(underlag)}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<h1>${rubrikOf(underlag)}</h1>
${underlagView(underlag, 'dokument')}
</main>
</body>
</html>
`.markup;
}

export function rubrikOf({ namnd }: Dataskyddsunderlag): string {
  return `Dataskyddsunderlag för ${namnd.namn}`;
}

/** A document lies in a folder of its own, from where paths of the service lead nowhere. */
type Plats = 'sida' | 'dokument';

/** The sections, for a page of the service as well. */
export function underlagView(underlag: Dataskyddsunderlag, plats: Plats = 'sida'): Html {
  const { prov, framstallt } = underlag;
  return html`<p>Framställt ${timeForPeople(Date.parse(framstallt)).slice(0, 16)} ur tjänstens register, inställningar och logg. Inga personer namnges.</p>
${prov ? html`<p class="prov"><strong>Provläge.</strong> Tjänsten körs på en egen dator med påhittade personer; underlaget gäller inte verkliga frågor.</p>` : ''}
${avsnittOf(underlag).map((one) => section(one, underlag, plats))}`;
}

function section({ rubrik, stycken, figur, tabeller }: Avsnitt, underlag: Dataskyddsunderlag, plats: Plats): Html {
  return html`<section><h2>${rubrik}</h2>
${stycken.map((text) => html`<p>${text}</p>`)}
${figur ? html`<div class="tabell" tabindex="0" role="region" aria-label="Figur över flödena">${flodesfigur(underlag)}</div>` : ''}
${tabeller.map((one) => table(one, plats))}</section>`;
}

function table({ namn, kolumner, rader }: Tabell, plats: Plats): Html {
  const heads = kolumner.map((kolumn) => html`<th scope="col">${kolumn}</th>`);
  const rows = rader.map((rad) => html`<tr>${rad.map((one) => html`<td>${cell(one, plats)}</td>`)}</tr>`);
  return html`<div class="tabell" tabindex="0" role="region" aria-label="${namn}"><table><caption>${namn}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function cell(one: Cell, plats: Plats): Html | string {
  if (typeof one === 'string') return one;
  if (plats === 'dokument' && one.adress.startsWith('/')) return `${one.text} (${one.adress})`;
  return html`<a class="anchor" href="${one.adress}">${one.text}</a>`;
}
