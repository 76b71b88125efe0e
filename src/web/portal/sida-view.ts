// A text of the portal as a page: what the section has beside it, its table of contents, its body, and when it was changed.

import { type Html, html } from '../../platform/html.ts';
import type { Heading } from '../../platform/markdown.ts';
import type { Sida, Text } from './innehall.ts';

/** So many headings make a page long enough for a table of contents. */
const LONG = 4;

export interface Sidvy {
  readonly text: Text;
  /** The text's parts with its data in place. */
  readonly delar: readonly Html[];
  /** The pages of the section, this one among them; fewer than two: none are shown. */
  readonly avsnitt?: readonly Sida[];
  readonly adress?: string;
}

export function sidaView({ text, delar, avsnitt = [], adress }: Sidvy): Html {
  const body = html`${avsnittView(avsnitt, adress)}${innehallsforteckning(text.headings)}${[...delar]}`;
  const changed = text.sprak === 'en' ? 'Last changed' : 'Senast ändrad';
  const foot = html`<p class="svag">${changed} ${text.andrad}</p>`;
  return text.sprak === 'en'
    ? html`<div class="portaltext" lang="en">${body}${foot}</div>`
    : html`<div class="portaltext">${body}${foot}</div>`;
}

function avsnittView(avsnitt: readonly Sida[], adress: string | undefined): Html | string {
  if (avsnitt.length < 2) return '';
  const rows = avsnitt.map(
    (sida) =>
      html`<li><a class="anchor" href="${sida.adress}"${sida.adress === adress ? { markup: ' aria-current="page"' } : ''}>${sida.meny}</a></li>`,
  );
  return html`<nav class="avsnitt" aria-label="Sidor i avsnittet"><ul>${rows}</ul></nav>`;
}

function innehallsforteckning(headings: readonly Heading[]): Html | string {
  const top = headings.filter(({ level }) => level === 2);
  if (top.length < LONG) return '';
  const rows = top.map(({ id, text }) => html`<li><a class="anchor" href="#${id}">${text}</a></li>`);
  return html`<nav class="innehallsforteckning" aria-label="På den här sidan"><ul>${rows}</ul></nav>`;
}
