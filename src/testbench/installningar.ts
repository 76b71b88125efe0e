// Facts of a test environment that a ping needs (`aktorsid=…,namn=…`), as people write them.
import { holdsIdentity } from '../platform/identity.ts';

const MOST = 10;
const PAIR = /^\s*([A-Za-z]{1,40})\s*=\s*([^,=\p{Cc}]{1,200}?)\s*$/u;

/** By name; undefined where it is something else, or holds somebody's identity. An empty text has none. */
export function lasInstallningar(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  const read = pairs.map((pair) => PAIR.exec(pair));
  if (pairs.length > MOST || read.some((one) => one === null || holdsIdentity(one[2] ?? ''))) return undefined;
  return Object.fromEntries(read.map((one) => [one?.[1] ?? '', one?.[2] ?? '']));
}
