// One self-contained HTML file: no script, nothing loaded, styles of its own that hold on screen, in the dark and on paper.
import { createHash } from 'node:crypto';
import { type Html, html } from '../../platform/html.ts';

const STYLE = `
:root{color-scheme:light dark;--text:#1b1b1b;--svag:#55585e;--yta:#fff;--kant:#c9ccd1;--rad:#f4f5f7;--bra:#0b6b34;--fel:#b00020;--varning:#8a5300;--lank:#0b4f8a}
@media (prefers-color-scheme:dark){:root{--text:#ececec;--svag:#b4b8be;--yta:#17191c;--kant:#4a4e55;--rad:#212428;--bra:#6fd394;--fel:#ff8a93;--varning:#f2b45c;--lank:#8cc4ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:68rem;font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--text);background:var(--yta)}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.3rem;margin:2.5rem 0 .75rem}h3{font-size:1.05rem;margin:0 0 .35rem}
p{margin:.5rem 0;max-width:46rem}a{color:var(--lank)}
.svag{color:var(--svag)}.bra{color:var(--bra)}.fel{color:var(--fel)}.varning{color:var(--varning)}
.dom{border:1px solid var(--kant);border-left:.5rem solid currentColor;padding:.75rem 1rem;margin:1.25rem 0;font-weight:600}
.dom span{color:var(--text);font-weight:400;display:block}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:1rem 0}dt{color:var(--svag)}dd{margin:0;overflow-wrap:anywhere}
.tabell{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--svag);padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--kant)}thead th{border-bottom-width:2px}
.tal{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.utfall,.dom-ord{white-space:nowrap}
article{border:1px solid var(--kant);border-left:.4rem solid var(--fel);padding:.9rem 1.1rem;margin:1rem 0;break-inside:avoid-page}
code,pre{font:.85rem/1.45 ui-monospace,"Liberation Mono",monospace}
pre{background:var(--rad);padding:.75rem;margin:.35rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
details+h3{margin-top:1.1rem}summary{cursor:pointer;padding:.15rem 0}ol{margin:0;padding-left:1.25rem}
@media (max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
@media print{:root{--text:#000;--svag:#333;--yta:#fff;--kant:#999;--rad:#fff;--bra:#000;--fel:#000;--varning:#000}body{max-width:none;padding:0;font-size:10pt}
thead{display:table-header-group}tr,h2,h3{break-inside:avoid;break-after:auto}h2,h3{break-after:avoid}.tabell{overflow:visible}}
@page{margin:18mm 15mm}
`;

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The file as a whole. */
export function dokument(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.markup;
}

/** Names with what stands for each. */
export function fakta(rows: readonly (readonly [name: string, value: string | Html])[]): Html {
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

export interface Kolumn {
  readonly rubrik: string;
  readonly tal?: boolean;
}

/** @param rows with cells in the order of the columns; the first is the row's heading */
export function tabell(
  caption: string,
  columns: readonly Kolumn[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  const classOf = ({ tal }: Kolumn) => (tal ? html` class="tal"` : '');
  const head = columns.map((one) => html`<th scope="col"${classOf(one)}>${one.rubrik}</th>`);
  const body = rows.map(([first = '', ...cells]) => {
    const rest = cells.map((cell, index) => html`<td${classOf(columns[index + 1] ?? { rubrik: '' })}>${cell}</td>`);
    return html`<tr><th scope="row">${first}</th>${rest}</tr>`;
  });
  return html`<div class="tabell" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
