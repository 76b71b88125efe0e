// The time series of a source: a table of figures, from which the charts are drawn where scripts run.
import { type Html, html } from '../../platform/html.ts';
import type { Matpunkt } from '../../servicelevel/matning/matningar.ts';
import { antalText, msText } from '../tal.ts';
import { shortTimeText } from '../text.ts';
import { utfallsantal } from './utfallsstapel.ts';

interface Diagram {
  readonly id: string;
  readonly rubrik: string;
  readonly enhet: 'antal' | 'ms';
  /** Columns of the table, by their keys. */
  readonly serier: readonly string[];
}

interface Seriekolumn {
  readonly rubrik: string;
  readonly value: (point: Matpunkt) => number | undefined;
  readonly text: (value: number | undefined) => string;
}

const KOLUMNER: Readonly<Record<string, Seriekolumn>> = {
  lyckade: { rubrik: 'Besvarade', value: (point) => utfallsantal(point).lyckade, text: antalText },
  misslyckade: { rubrik: 'Misslyckade', value: (point) => utfallsantal(point).misslyckade, text: antalText },
  undantagna: { rubrik: 'Undantagna', value: (point) => utfallsantal(point).undantagna, text: antalText },
  p50: { rubrik: 'p50', value: ({ svarstid }) => svarstid.percentile(50), text: msText },
  p95: { rubrik: 'p95', value: ({ svarstid }) => svarstid.percentile(95), text: msText },
  p99: { rubrik: 'p99', value: ({ svarstid }) => svarstid.percentile(99), text: msText },
};

const DIAGRAM: readonly Diagram[] = [
  { id: 'diagram-anrop', rubrik: 'Anrop', enhet: 'antal', serier: ['lyckade', 'misslyckade', 'undantagna'] },
  { id: 'diagram-svarstid', rubrik: 'Svarstid för besvarade anrop', enhet: 'ms', serier: ['p50', 'p95', 'p99'] },
];

/** The id of the element whose content follows an open page. */
export const SERIE_ID = 'serie';

/** Charts without content of their own: a script draws them from the table in {@link SERIE_ID}. */
export function diagramView(points: readonly Matpunkt[]): Html {
  const charts = DIAGRAM.map(
    ({ id, rubrik, enhet, serier }) =>
      html`<figure class="diagram"><figcaption>${rubrik}</figcaption>
<div id="${id}" data-diagram="${SERIE_ID}" data-serier="${serier.join(' ')}" data-enhet="${enhet}" aria-hidden="true"></div></figure>`,
  );
  return html`${charts}
<details class="falla"><summary>Diagrammens siffror som tabell</summary>
<div class="tabell" role="region" aria-label="Tidsserie" tabindex="0"><table class="table-ng table-ng--divided" id="${SERIE_ID}">${serieTabell(points)}</table></div></details>`;
}

/** The inside of the table. Times are milliseconds since the epoch in `datetime`, figures in `value`. */
export function serieTabell(points: readonly Matpunkt[]): Html {
  const heads = Object.entries(KOLUMNER).map(
    ([key, { rubrik }]) => html`<th scope="col" data-serie="${key}">${rubrik}</th>`,
  );
  const rows = points.map((point) => {
    const cells = Object.values(KOLUMNER).map(({ value, text }) => {
      const one = value(point);
      return html`<td class="nummer">${one === undefined ? '–' : html`<data value="${one}">${text(one)}</data>`}</td>`;
    });
    return html`<tr><th scope="row" class="nummer"><time datetime="${new Date(point.start).toISOString()}">${shortTimeText(point.start)}</time></th>${cells}</tr>`;
  });
  return html`<thead><tr><th scope="col">Från</th>${heads}</tr></thead>
<tbody>${rows}</tbody>`;
}
