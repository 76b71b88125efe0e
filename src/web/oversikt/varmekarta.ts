// The heat map: how many answers took how long, over time; drawn by the server, with the same counts as a table.

import type { Histogram } from '../../platform/histogram.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Intervall } from '../../servicelevel/intervall.ts';
import type { Matpunkt } from '../../servicelevel/matning/matningar.ts';
import { sammanlagd } from '../../servicelevel/matning/summa.ts';
import { antalText, msText } from '../tal.ts';
import { shortTimeText } from '../text.ts';

/** Upper bounds of the rows, milliseconds; what took longer is a row of its own. */
const GRANSER_MS = [50, 100, 200, 350, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000] as const;
const MOST_COLUMNS = 60;
/** Shades, from few to the most of any cell. */
const SHADES = 5;
const CELL = { width: 12, height: 14 } as const;

interface Kolumn {
  readonly start: number;
  /** From the fastest row to the slowest. */
  readonly antal: readonly number[];
}

export function varmekarta(points: readonly Matpunkt[], intervall: Intervall): Html {
  const width = (intervall.till - intervall.fran) / MOST_COLUMNS;
  const groups = Map.groupBy(points, ({ start }) => Math.max(0, Math.floor((start - intervall.fran) / width)));
  const columns = new Map([...groups].map(([index, those]) => [index, columnOf(those)]));
  const most = Math.max(0, ...[...columns.values()].flatMap(({ antal }) => antal));
  if (most === 0) return html`<p>Inga besvarade anrop under perioden.</p>`;
  return html`<figure class="diagram"><figcaption>Besvarade anrop efter tid och svarstid: ju mörkare ruta, desto fler.
Mest i en ruta: ${antalText(most)}.</figcaption>
<div class="varmeram"><ol class="varmeaxel" aria-hidden="true">${rowTexts()
    .toReversed()
    .map((text) => html`<li>${text}</li>`)}</ol>
${picture(columns, most)}</div>
<p class="varmetid svag" aria-hidden="true"><span>${shortTimeText(intervall.fran)}</span><span>${shortTimeText(intervall.till)}</span></p></figure>
${table([...columns.values()])}`;
}

function columnOf(points: readonly Matpunkt[]): Kolumn {
  return { start: points[0]?.start ?? 0, antal: counts(sammanlagd(points).svarstid) };
}

function counts(svarstid: Histogram): number[] {
  const upTo = GRANSER_MS.map((ms) => svarstid.countUpTo(ms));
  return [...upTo, svarstid.count].map((count, index, all) => count - (all[index - 1] ?? 0));
}

function picture(columns: ReadonlyMap<number, Kolumn>, most: number): Html {
  const rows = GRANSER_MS.length + 1;
  const cells = [...columns].flatMap(([column, { antal }]) =>
    antal.flatMap((count, row) => {
      if (count === 0) return [];
      // The logarithm lets what is rare be seen beside what is common.
      const shade = Math.max(1, Math.ceil((SHADES * Math.log1p(count)) / Math.log1p(most)));
      const [x, y] = [column * CELL.width, (rows - 1 - row) * CELL.height];
      return [
        html`<rect class="varme-${shade}" x="${x}" y="${y}" width="${CELL.width - 1}" height="${CELL.height - 1}"/>`,
      ];
    }),
  );
  return html`<svg class="varme" viewBox="0 0 ${MOST_COLUMNS * CELL.width} ${rows * CELL.height}" preserveAspectRatio="none" role="img" aria-label="Värmekarta över svarstider; siffrorna står i tabellen under">${cells}</svg>`;
}

function rowTexts(): string[] {
  return [...GRANSER_MS.map((ms) => `≤ ${msText(ms)}`), `> ${msText(GRANSER_MS.at(-1))}`];
}

function table(columns: readonly Kolumn[]): Html {
  const heads = rowTexts().map((text) => html`<th scope="col" class="nummer">${text}</th>`);
  const rows = columns.map(
    ({ start, antal }) =>
      html`<tr><th scope="row" class="nummer">${shortTimeText(start)}</th>${antal.map((count) => html`<td class="nummer">${antalText(count)}</td>`)}</tr>`,
  );
  return html`<details class="falla"><summary>Värmekartans siffror som tabell</summary>
<div class="tabell" role="region" aria-label="Antal efter svarstid" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Från</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
