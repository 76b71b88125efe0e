// Facts of a test environment that a ping needs (`aktorsid=…,namn=…`), as people write them.
import { holdsIdentity } from '../platform/identity.ts';

/** Those that there are: whose question it is (aktorsid at Försäkringskassan), and the nämnd that asks. */
const NAMN: readonly string[] = ['aktorsid', 'organisationsnummer', 'namn'];

/** What is said where the text is something else. */
export const INSTALLNINGSFORM = `namn=värde, med komma mellan flera. Namnen är ${NAMN.join(', ')}, och inget värde får vara ett personnummer.`;

const PAIR = /^\s*([A-Za-z]{1,40})\s*=\s*([^,=\p{Cc}]{1,200}?)\s*$/u;

/** By name; undefined where it is something else, has another name, or holds somebody's identity. An empty text has none. */
export function lasInstallningar(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  const read = pairs.map((pair) => PAIR.exec(pair));
  const isKnown = ([, namn = '', varde = '']: readonly string[]) => NAMN.includes(namn) && !holdsIdentity(varde);
  if (!read.every((one) => one !== null && isKnown(one))) return undefined;
  if (new Set(read.map((one) => one?.[1])).size < read.length) return undefined;
  return Object.fromEntries(read.map((one) => [one?.[1] ?? '', one?.[2] ?? '']));
}
