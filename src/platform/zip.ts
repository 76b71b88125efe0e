// Packs files into a zip that is the same bytes every time, so that its hash can be published.
import { zipSync } from 'fflate';

export interface PackedFile {
  /** Inside the archive, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The first day that the format knows: a zip of the same files has the same hash on every day and machine. */
const FIRST_DAY = new Date(1980, 0, 1);

export function zipOf(files: readonly PackedFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes])), { mtime: FIRST_DAY, level: 9 });
}
