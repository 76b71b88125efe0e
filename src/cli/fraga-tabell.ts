// Sections of text as lines on a terminal: columns that fit its width, figures to the right, colour where it is wanted.
import type { Avsnitt, Lista, Rad, Tabell } from '../platform/avsnitt.ts';
import { wrap } from './terminal.ts';

export interface Utseende {
  /** Columns of the terminal. */
  readonly bredd: number;
  readonly farg: boolean;
}

const INDENT = 2;
const GAP = 2;
/** Narrower than this no column of words is made, even if the table gets too wide. */
const NARROWEST = 8;
const [BOLD, YELLOW, RESET] = ['\u001b[1m', '\u001b[1;33m', '\u001b[0m'];

export function avsnittText(avsnitt: readonly Avsnitt[], { bredd, farg }: Utseende): string {
  return avsnitt
    .map((one) => {
      const colour = one.viktigt ? YELLOW : BOLD;
      const rubrik = farg ? `${colour}${one.rubrik}${RESET}` : one.rubrik;
      const lines = [...(one.inledning ? wrap(one.inledning, bredd) : []), ...body(one, bredd)];
      return `${[rubrik, ...lines.map(harmless)].join('\n')}\n`;
    })
    .join('\n');
}

function body(one: Avsnitt, bredd: number): string[] {
  const entries = one.slag === 'lista' ? one.punkter : one.rader;
  if (entries.length === 0) return wrap(one.tomt, bredd - INDENT).map((line) => indent(line));
  return one.slag === 'lista' ? listLines(one, bredd) : tableLines(one, bredd);
}

function listLines({ punkter }: Lista, bredd: number): string[] {
  return punkter.flatMap((text) =>
    wrap(text, bredd - INDENT - 2).map((line, n) => indent(`${n === 0 ? '- ' : '  '}${line}`)),
  );
}

function tableLines({ kolumner, rader }: Tabell, bredd: number): string[] {
  const head = kolumner.map(({ rubrik }) => rubrik);
  const sizes = kolumner.map(({ tal = false }, n) => {
    const cells = [head, ...rader.map(({ celler }) => celler)].map((row) => row[n] ?? '');
    return { whole: longest(cells, '\n'), word: longest(cells, /[\n ]/), tal };
  });
  const widths = narrowed(sizes, bredd - INDENT);
  const row = (cells: readonly string[]) => rowLines(cells, widths, kolumner);
  const isTall = rader.some(({ celler }) => celler.some((cell) => cell.split('\n').length > 2));
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(GAP));
  const rows = rader.flatMap(({ celler }: Rad, n) => [...(isTall && n > 0 ? [''] : []), ...row(celler)]);
  return [...row(head), rule, ...rows].map(indent);
}

function rowLines(cells: readonly string[], widths: readonly number[], kolumner: Tabell['kolumner']): string[] {
  const wrapped = cells.map((cell, n) => cell.split('\n').flatMap((line) => wrap(line, widths[n] ?? 0)));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, n) => {
        const [text = '', width = 0] = [lines[line], widths[n]];
        return kolumner[n]?.tal ? text.padStart(width) : text.padEnd(width);
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** Characters of a column's longest line and longest word, and whether it has figures, which are never broken. */
interface Size {
  readonly whole: number;
  readonly word: number;
  readonly tal: boolean;
}

/** Takes from the widest column of words until all fit: down to its longest word, and only where that is not enough below it. */
function narrowed(sizes: readonly Size[], most: number): number[] {
  const widths = sizes.map(({ whole }) => whole);
  const total = () => widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
  for (const least of [({ word }: Size) => word, () => NARROWEST]) {
    while (total() > most) {
      const spare = sizes.map((size, n) => (size.tal || (widths[n] ?? 0) <= least(size) ? 0 : (widths[n] ?? 0)));
      const widest = Math.max(...spare);
      if (widest === 0) break;
      widths[spare.indexOf(widest)] = widest - 1;
    }
  }
  return widths;
}

function longest(cells: readonly string[], apart: string | RegExp): number {
  return Math.max(...cells.flatMap((cell) => cell.split(apart)).map(({ length }) => length));
}

function indent(line: string): string {
  return line === '' ? '' : `${' '.repeat(INDENT)}${line}`;
}

/** What a source says must not steer the terminal, nor turn the direction of its text. */
function harmless(line: string): string {
  return line.replaceAll('\u00a0', ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '�');
}
