// Prints a protokoll as plain text, for a terminal and for whoever files it.
import { type NamndNamn, type Tabell, type Utskrivet, utskriftOf } from './protokoll-rader.ts';

/** Lines that end with a line feed; tables by blanks. */
export function protokollText(protokoll: Utskrivet, namn?: NamndNamn): string {
  const { rubrik, uppgifter, avsnitt, signatur } = utskriftOf(protokoll, namn);
  const parts = avsnitt.map(({ rubrik: heading, stycken, tabell }) =>
    [underlined(heading, '-'), ...stycken, ...(tabell ? ['', ...tableLines(tabell)] : [])].join('\n'),
  );
  return `${[underlined(rubrik, '='), pairs(uppgifter), ...parts, pairs(signatur)].join('\n\n')}\n`;
}

function underlined(text: string, line: string): string {
  return `${text}\n${line.repeat(text.length)}`;
}

function pairs(all: readonly (readonly [string, string])[]): string {
  const width = Math.max(...all.map(([label]) => label.length)) + 2;
  return all.map(([label, value]) => `${`${label}:`.padEnd(width)}${value}`).join('\n');
}

function tableLines({ kolumner, rader, tal }: Tabell): string[] {
  const widths = kolumner.map((kolumn, index) =>
    Math.max(kolumn.length, ...rader.map((rad) => rad[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (index < tal ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(kolumner), widths.map((width) => '-'.repeat(width)).join('  '), ...rader.map(line)];
}
