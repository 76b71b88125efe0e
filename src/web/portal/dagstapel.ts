// The bar of the last 90 days: a column a day, whose height and place say how it was, so that it reads without colours too.
import { type Html, html } from '../../platform/html.ts';
import type { Dagslage, Dagstatus } from './dagstatus.ts';

const COLUMN = 4;
const BAR = 3;
const HEIGHT = 28;

/** Kept: high; disturbed: short and lower down; nothing known: a dot. */
const FORM: Readonly<Record<Dagslage, { readonly y: number; readonly height: number; readonly stil: string }>> = {
  uppfylld: { y: 0, height: 20, stil: 'uppfylld' },
  störd: { y: 12, height: 16, stil: 'stord' },
  'inga uppgifter': { y: 19, height: 2, stil: 'okand' },
};

/** In words, for those who do not see the bar: `88 dagar utan störning, 1 dag med störning (senast 2026-11-21), …`. */
export function dagstapelText(dagar: readonly Dagstatus[]): string {
  const those = (lage: Dagslage) => dagar.filter((one) => one.lage === lage);
  const last = those('störd').at(-1);
  const disturbed = `${dagarText(those('störd').length)} med störning${last ? ` (senast ${last.dag})` : ''}`;
  return `${dagarText(those('uppfylld').length)} utan störning, ${disturbed}, ${dagarText(those('inga uppgifter').length)} utan uppgifter`;
}

function dagarText(count: number): string {
  return count === 1 ? '1 dag' : `${count} dagar`;
}

export function dagstapel(dagar: readonly Dagstatus[]): Html {
  const width = dagar.length * COLUMN;
  const columns = dagar.map(({ lage }, index) => {
    const { y, height, stil } = FORM[lage];
    return html`<rect class="dagstapel__${stil}" x="${index * COLUMN}" y="${y}" width="${BAR}" height="${height}"/>`;
  });
  return html`<svg class="dagstapel" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${dagstapelText(dagar)}">
${columns}</svg>`;
}
