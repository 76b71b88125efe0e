// Prints a protokoll as a page of its own: A4 when printed, no script, nothing fetched.
import { type Html, html } from '../../platform/html.ts';
import { type Avsnitt, type NamndNamn, type Tabell, type Utskrivet, utskriftOf } from './protokoll-rader.ts';

const STYLE = `
@page { size: A4; margin: 20mm 18mm; }
body { font: 10.5pt/1.45 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #1b1b1b; background: #fff;
  max-width: 174mm; margin: 12mm auto; padding: 0 4mm; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
h1 { font-size: 20pt; margin: 0 0 6mm; border-bottom: 1.5pt solid #1b4f72; padding-bottom: 2mm; color: #1b4f72; }
h2 { font-size: 12.5pt; margin: 8mm 0 2mm; color: #1b4f72; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 6mm; margin: 0; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; margin-top: 2mm; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.5pt solid #b8c4cc; overflow-wrap: anywhere; }
th { border-bottom: 1pt solid #1b4f72; }
.tal { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
th.tal { white-space: normal; }
td:first-child, th:first-child { white-space: nowrap; }
footer { margin-top: 10mm; padding-top: 3mm; border-top: 0.5pt solid #b8c4cc; font-size: 8.5pt; color: #444; }
`;

/** A whole HTML document. */
export function protokollHtml(protokoll: Utskrivet, namn?: NamndNamn): string {
  const { rubrik, uppgifter, avsnitt, signatur } = utskriftOf(protokoll, namn);
  return html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${rubrik}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<h1>${rubrik}</h1>
${pairs(uppgifter)}
${avsnitt.map(section)}
</main>
<footer>${pairs(signatur)}</footer>
</body>
</html>
`.markup;
}

function section({ rubrik, stycken, tabell }: Avsnitt): Html {
  const paragraphs = stycken.map((text) => html`<p>${text}</p>`);
  return html`<section>
<h2>${rubrik}</h2>
${paragraphs}
${tabell ? table(tabell) : ''}
</section>`;
}

function table({ kolumner, rader, tal }: Tabell): Html {
  const kind = (index: number) => (index < tal ? 'text' : 'tal');
  const heads = kolumner.map((kolumn, index) => html`<th scope="col" class="${kind(index)}">${kolumn}</th>`);
  const rows = rader.map(
    (rad) => html`<tr>${rad.map((cell, index) => html`<td class="${kind(index)}">${cell}</td>`)}</tr>`,
  );
  return html`<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}
</tbody>
</table>`;
}

function pairs(all: readonly (readonly [string, string])[]): Html {
  return html`<dl>${all.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}
