// What a stream can do: whether somebody looks at it, and how wide it is; and text within that width.

export function isTerminal(stream: object): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}

/** Columns of a terminal within bounds; of a file or a pipe the most. */
export function widthOf(stream: object, least: number, most: number): number {
  if (!isTerminal(stream) || !('columns' in stream) || typeof stream.columns !== 'number') return most;
  return Math.min(most, Math.max(least, stream.columns));
}

/** Lines of text of at most `width` characters: broken at spaces, but for no-break ones; a word that is too long is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  return Array.from({ length: Math.ceil(word.length / width) }, (_, n) => word.slice(n * width, (n + 1) * width));
}
