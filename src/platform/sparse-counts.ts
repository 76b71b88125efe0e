// Counts of which most are zero, as a short text: of each that is not, the distance from the one before it and the count.

export interface SparseCount {
  readonly index: number;
  readonly count: number;
}

/** Seven bits in a byte, the eighth says that more follow (LEB128). */
const BITS = 7;
const MORE = 1 << BITS;

/** @param counts above zero, by rising index @returns base64; empty where there are none */
export function encodeSparse(counts: Iterable<SparseCount>): string {
  const bytes: number[] = [];
  let before = 0;
  for (const { index, count } of counts) {
    push(bytes, index - before);
    push(bytes, count);
    before = index;
  }
  return Buffer.from(bytes).toString('base64');
}

function push(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= MORE; rest = Math.floor(rest / MORE)) bytes.push((rest % MORE) + MORE);
  bytes.push(rest);
}

/** @throws {TypeError} where {@link encodeSparse} did not make the text */
export function decodeSparse(text: string): SparseCount[] {
  const bytes = Buffer.from(text, 'base64');
  const counts: SparseCount[] = [];
  let index = 0;
  let at = 0;

  function next(): number {
    let value = 0;
    for (let unit = 1; ; unit *= MORE) {
      const byte = bytes[at++];
      if (byte === undefined) throw new TypeError('not sparse counts');
      value += (byte % MORE) * unit;
      if (byte < MORE) return value;
    }
  }

  while (at < bytes.length) {
    index += next();
    counts.push({ index, count: next() });
  }
  return counts;
}
