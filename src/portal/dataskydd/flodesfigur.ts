// The flows of data as a figure: the nämnd to the left, the service with its log in the middle, the bastjänster to the right.
import { type Html, html } from '../../platform/html.ts';
import type { Dataskyddsunderlag } from './underlag.ts';

const ROW = 56;
const TOP = 28;
const BOX = { width: 200, height: 40 } as const;
const COLUMN = { left: 10, middle: 270, right: 530 } as const;
const WIDTH = COLUMN.right + BOX.width + 10;
/** Characters that a box has room for; the table beside has the whole name. */
const MOST = 26;

/** An SVG in the colour of the text around it; the table beside it says the same. */
export function flodesfigur({ floden, namnd }: Pick<Dataskyddsunderlag, 'floden' | 'namnd'>): Html {
  const rows = Math.max(floden.length, 3);
  const height = TOP + rows * ROW;
  const center = TOP + (rows * ROW) / 2 - BOX.height / 2 - 8;
  const vendor = namnd.systemleverantorer[0];
  const more = namnd.systemleverantorer.length - 1;
  const vendorText = vendor && `${vendor.namn ?? 'Systemleverantör'}${more > 0 ? ` och ${more} till` : ''}`;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="flodestitel" class="flodesfigur">
<title id="flodestitel">Nämnden frågar tjänsten, som loggar och frågar ${floden.length} bastjänster; svaren går samma väg tillbaka.</title>
${box(COLUMN.left, center, namnd.namn)}
${vendorText ? html`${box(COLUMN.left, center + ROW, vendorText)}${line(COLUMN.left + BOX.width / 2, center + BOX.height, COLUMN.left + BOX.width / 2, center + ROW)}` : ''}
${box(COLUMN.middle, center, 'Sammansatt bastjänst')}
${box(COLUMN.middle, center + ROW, 'Logg (krypterad)')}
${line(COLUMN.middle + BOX.width / 2, center + BOX.height, COLUMN.middle + BOX.width / 2, center + ROW)}
${line(COLUMN.left + BOX.width, center + BOX.height / 2, COLUMN.middle, center + BOX.height / 2)}
${floden.map(({ namn }, index) => {
  const y = TOP + index * ROW;
  return html`${box(COLUMN.right, y, namn)}${line(COLUMN.middle + BOX.width, center + BOX.height / 2, COLUMN.right, y + BOX.height / 2)}`;
})}
</svg>`;
}

function box(x: number, y: number, text: string): Html {
  const short = text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
  return html`<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4" fill="none" stroke="currentColor"/>
<text x="${x + BOX.width / 2}" y="${y + BOX.height / 2 + 5}" text-anchor="middle" font-size="14" fill="currentColor">${short}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number): Html {
  return html`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="currentColor"/>`;
}
