// The sparkline: the response time of each step as a line, with what was agreed as another.
import { type Html, html } from '../../platform/html.ts';
import type { Matpunkt } from '../../servicelevel/matning/matningar.ts';
import type { Serviceniva } from '../../servicelevel/niva/serviceniva.ts';
import { msText } from '../tal.ts';

const COLUMN = 4;
const HEIGHT = 28;

/** @param starter where the steps begin, milliseconds since the epoch */
export function gnista(
  starter: readonly number[],
  serie: readonly Matpunkt[],
  svarstid: Serviceniva['svarstid'],
): Html {
  const { percentil, ms } = svarstid;
  const values = new Map(serie.map(({ start, svarstid: times }) => [start, times.percentile(percentil)]));
  const known = [...values.values()].filter((value) => value !== undefined);
  const most = Math.max(...known, ms) * 1.1;
  const y = (value: number) => (HEIGHT - (HEIGHT * value) / most).toFixed(1);
  const path = starter
    .map((start, index) => [values.get(start), values.get(starter[index - 1] ?? start - 1), index] as const)
    .flatMap(([value, before, index]) =>
      // A step that stands alone is a short line, so that it is seen.
      value === undefined ? [] : [`${before === undefined ? 'M' : 'L'}${index * COLUMN} ${y(value)}h3`],
    )
    .join('');
  const width = starter.length * COLUMN;
  const label =
    known.length === 0
      ? 'inget mätt'
      : `p${percentil} från ${msText(Math.min(...known))} till ${msText(Math.max(...known))}, avtalat ${msText(ms)}`;
  return html`<svg class="gnista" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">
<path class="gnista__avtal" d="M0 ${y(ms)}H${width}"/>
<path class="gnista__linje" d="${path}"/></svg>`;
}
