// Renders Markdown that an operator writes: HTML tags stay text, links and headings are told to whoever checks them. Owner of markdown-it.
import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';
import { type Html, html } from './html.ts';

/** A page's text in parts; `data` is the name in a line `{{name}}`, for whoever knows what stands there. Lines begin with 1. */
export interface Markdown {
  readonly parts: readonly (Html | { readonly data: string; readonly line: number })[];
  /** Each has its id in the HTML. */
  readonly headings: readonly Heading[];
  readonly links: readonly { readonly href: string; readonly line: number }[];
}

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly level: number;
}

/** The text cannot be used; `line` begins with 1. The message is Swedish. */
export class MarkdownError extends Error {
  override readonly name = 'MarkdownError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

interface Env {
  /** What the tables that follow are about. */
  about: string;
}

const DATA = /^\{\{\s*([a-z][a-z0-9-]*)\s*\}\}\s*$/;
const ALLOWED_LINK = /^(#|\/(?![/\\])|https:\/\/|mailto:)/;

const markdown = new MarkdownIt({ html: false, linkify: false });
markdown.disable('image');
// Every link is looked at below, where it can be refused with its line.
markdown.validateLink = () => true;
markdown.block.ruler.before('paragraph', 'data', dataLine, { alt: ['paragraph'] });
markdown.renderer.rules.link_open = (tokens, index) =>
  html`<a class="anchor" href="${String(tokens[index]?.attrGet('href'))}">`.markup;
markdown.renderer.rules.heading_open = (tokens, index, _options, env: Env) => {
  const { tag = 'h2', meta } = tokens[index] as Token;
  env.about = tokens[index + 1]?.content ?? '';
  return html`<${{ markup: tag }} id="${meta.id}">`.markup;
};
markdown.renderer.rules.table_open = (_tokens, _index, _options, { about }: Env) =>
  html`<div class="tabell" role="region" aria-label="${about || 'Tabell'}" tabindex="0"><table class="table-ng table-ng--divided">`
    .markup;
markdown.renderer.rules.table_close = () => '</table></div>\n';
markdown.renderer.rules.th_open = () => '<th scope="col">';
markdown.renderer.rules.td_open = () => '<td>';
markdown.renderer.rules.fence = codeBlock;
markdown.renderer.rules.code_block = codeBlock;

/**
 * @param firstLine of the text in its file
 * @throws {MarkdownError} where a heading is of the first level (which is the page's title), a link leads elsewhere than to a
 *   path, a heading, https or mailto, or `{{name}}` does not stand alone in its line
 */
export function readMarkdown(text: string, firstLine = 1): Markdown {
  const env: Env = { about: '' };
  const tokens = markdown.parse(text, env);
  const lineOf = linesOf(tokens, firstLine);
  const headings = nameHeadings(tokens, lineOf);
  const links = tokens.filter(({ type }) => type === 'inline').flatMap((token) => linksIn(token, lineOf(token)));
  return { parts: [...partsOf(tokens, lineOf, env)], headings, links };
}

/** Where each token stands; what has no place of its own, as a cell, stands where its row does. */
function linesOf(tokens: readonly Token[], firstLine: number): (token: Token) => number {
  let last = 0;
  const lines = new Map<Token, number>();
  for (const token of tokens) {
    last = token.map?.[0] ?? last;
    lines.set(token, firstLine + last);
  }
  return (token) => lines.get(token) ?? firstLine;
}

/** Lower case without å, ä, ö and blanks, as addresses have it. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'avsnitt';
}

function nameHeadings(tokens: readonly Token[], lineOf: (token: Token) => number): Heading[] {
  const headings: Heading[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const level = Number(token.tag.slice(1));
    if (level === 1) throw new MarkdownError(lineOf(token), 'rubriker börjar med ##; sidans titel står överst i filen');
    const text = plainText(tokens[index + 1]);
    const id = freeId(slugOf(text), headings);
    token.meta = { id };
    headings.push({ id, text, level });
  }
  return headings;
}

function freeId(slug: string, taken: readonly Heading[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let id = slug;
  for (let number = 2; ids.has(id); number += 1) id = `${slug}-${number}`;
  return id;
}

function plainText(inline: Token | undefined): string {
  return (inline?.children ?? []).map(({ content }) => content).join('');
}

function linksIn({ children }: Token, firstLine: number): Markdown['links'][number][] {
  let line = firstLine;
  const links: Markdown['links'][number][] = [];
  for (const token of children ?? []) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1;
    if (token.type === 'text' && token.content.includes('{{'))
      throw new MarkdownError(line, '{{namn}} ska stå ensamt på en rad');
    if (token.type !== 'link_open') continue;
    const href = token.attrGet('href') ?? '';
    if (!ALLOWED_LINK.test(href)) throw new MarkdownError(line, 'länkar börjar med /, #, https:// eller mailto:');
    links.push({ href, line });
  }
  return links;
}

function* partsOf(
  tokens: readonly Token[],
  lineOf: (token: Token) => number,
  env: Env,
): Generator<Markdown['parts'][number]> {
  let from = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'data') continue;
    if (index > from) yield rendered(tokens.slice(from, index), env);
    yield { data: token.info, line: lineOf(token) };
    from = index + 1;
  }
  if (tokens.length > from) yield rendered(tokens.slice(from), env);
}

function rendered(tokens: Token[], env: Env): Html {
  return { markup: markdown.renderer.render(tokens, markdown.options, env) };
}

function dataLine(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const name = state.level === 0 ? DATA.exec(state.src.slice(start, state.eMarks[line]))?.[1] : undefined;
  if (name === undefined) return false;
  if (silent) return true;
  const token = state.push('data', '', 0);
  token.info = name;
  token.map = [line, line + 1];
  state.line = line + 1;
  return true;
}

/** It can be wider than the page, and is then scrolled from the keyboard. */
function codeBlock(tokens: readonly Token[], index: number): string {
  return html`<pre class="kod" tabindex="0"><code>${tokens[index]?.content ?? ''}</code></pre>\n`.markup;
}
