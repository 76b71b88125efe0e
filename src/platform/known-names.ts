// Keeps names that come from outside few and harmless, before they are counted by.
import { holdsIdentity } from './identity.ts';

/** What all names on top of the first are counted as, and those that are no names. */
export const OTHERS = 'ovriga';

const LONGEST = 60;
const CONTROL = /\p{Cc}/u;

/**
 * Makes a function that says what a name is counted as: the name, as long as it is one of the first `most` (of all groups), short, and
 * holds nobody's identity; else {@link OTHERS}.
 */
export function createKnownNames(most: number): (group: string, name: string) => string {
  const known = new Set<string>();

  return (group, name) => {
    const key = `${group} ${name}`;
    if (known.has(key)) return name;
    if (known.size >= most || name.length > LONGEST || CONTROL.test(name) || holdsIdentity(name)) return OTHERS;
    known.add(key);
    return name;
  };
}
