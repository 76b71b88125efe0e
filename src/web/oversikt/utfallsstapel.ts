// The outcome bar: a column for each step, answered upwards and failed downwards, so that it reads without colours too.
import { type Html, html } from '../../platform/html.ts';
import type { Matpunkt } from '../../servicelevel/matning/matningar.ts';
import type { Summa } from '../../servicelevel/matning/summa.ts';
import { antalText, procentText } from '../tal.ts';

/** Units of the drawing: a column with its gap, and how high shares of all and of none are. */
const COLUMN = 4;
const BAR = 3;
const UP = 16;
const DOWN = 12;
/** What failed is never too little to be seen. */
const LEAST = 3;

export interface Utfallsantal {
  readonly lyckade: number;
  readonly misslyckade: number;
  readonly undantagna: number;
}

/** Calls and pings. */
export function utfallsantal({ antal: { anrop, ping } }: Summa): Utfallsantal {
  return {
    lyckade: anrop.lyckad + ping.lyckad,
    misslyckade: anrop.misslyckad + ping.misslyckad,
    undantagna: anrop.undantagen + ping.undantagen,
  };
}

/** Percent; undefined where nothing was measured that counts. */
export function lyckadAndel({ lyckade, misslyckade }: Utfallsantal): number | undefined {
  const counted = lyckade + misslyckade;
  return counted === 0 ? undefined : (100 * lyckade) / counted;
}

/** In words, for those who do not see the bar. */
function utfallText(antal: Utfallsantal): string {
  const share = lyckadAndel(antal);
  if (share === undefined) return 'inget mätt';
  const { lyckade, misslyckade } = antal;
  return `${procentText(share)} lyckade av ${antalText(lyckade + misslyckade)}, ${antalText(misslyckade)} misslyckade`;
}

/** @param starter where the columns begin, milliseconds since the epoch */
export function utfallsstapel(starter: readonly number[], serie: readonly Matpunkt[], summa: Summa): Html {
  const points = new Map(serie.map((point) => [point.start, point]));
  const columns = starter.flatMap((start, index) => {
    const point = points.get(start);
    return point ? [column(index * COLUMN, utfallsantal(point))] : [];
  });
  const width = starter.length * COLUMN;
  return html`<svg class="stapel" viewBox="0 0 ${width} ${UP + DOWN}" preserveAspectRatio="none" role="img" aria-label="${utfallText(utfallsantal(summa))}">
<rect class="stapel__linje" x="0" y="${UP}" width="${width}" height="0.5"/>
${columns}</svg>`;
}

function column(x: number, antal: Utfallsantal): Html {
  const share = lyckadAndel(antal);
  if (share === undefined) return bar('undantagen', x, UP - 2, 4);
  const up = (UP * share) / 100;
  const down = antal.misslyckade === 0 ? 0 : Math.max(LEAST, (DOWN * (100 - share)) / 100);
  return html`${up > 0 ? bar('lyckad', x, UP - up, up) : ''}${down > 0 ? bar('misslyckad', x, UP, down) : ''}`;
}

function bar(slag: string, x: number, y: number, height: number): Html {
  return html`<rect class="stapel__${slag}" x="${x}" y="${y.toFixed(1)}" width="${BAR}" height="${height.toFixed(1)}"/>`;
}
