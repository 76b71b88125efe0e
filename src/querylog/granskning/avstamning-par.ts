// The pairs of an ärendeavstämning, which live as long as it is made: in clear for what is held, as lookups for a month.
import { setImmediate } from 'node:timers/promises';
import { lookupOf, sameText } from '../cipher.ts';
import type { Key } from '../keys/keyring.ts';
import { GranskningError } from './granskning-error.ts';
import { personDigits } from './kriterium.ts';
import { GRANSKNING_LIMITS } from './limits.ts';

/** An ärende of the nämnd, and a person that it concerns. */
export interface Par {
  readonly arende: string;
  readonly person: string;
}

/** How a question meets the pairs. */
export interface Traff {
  readonly par: boolean;
  readonly person: boolean;
  readonly arende: boolean;
}

/** Pairs as a set of whatever stands for a person and an ärende. */
export interface ParSet {
  match(person: string, arende: string): Traff;
}

/**
 * Pairs in the form in which the log has them.
 * @throws {GranskningError} kind `pairs`, with the number of the first that is wrong and no word of it
 */
export function checkedPar(par: readonly Par[], now: number): Par[] {
  const { parMost } = GRANSKNING_LIMITS;
  if (par.length === 0 || par.length > parMost) {
    throw new GranskningError('pairs', 'par', `par: mellan 1 och ${parMost} par av ärende och person åt gången.`);
  }
  return par.map(({ arende, person }, index) => {
    try {
      if (arende.trim() === '') throw new RangeError('empty');
      return { arende: sameText(arende), person: personDigits(person, now) };
    } catch {
      throw new GranskningError(
        'pairs',
        'par',
        `par ${index + 1}: ange både ärende och ett person- eller samordningsnummer med 12 siffror.`,
      );
    }
  });
}

/** The pairs in clear, for records that are decrypted already. */
export function clearSet(par: readonly Par[]): ParSet {
  const set = parSet(par);
  return { match: (person, arende) => set.match(person, sameText(arende)) };
}

/** Lookups are made so many at a time, and others are let on in between. */
const AT_ONCE = 1000;

/** The pairs as the lookups of one nämnd and month, so that nothing of a question needs to be decrypted. */
export async function lookupSet(par: readonly Par[], key: Key): Promise<ParSet> {
  const lookups: Par[] = [];
  for (const [index, { arende, person }] of par.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    lookups.push({
      arende: lookupText(lookupOf(key, 'arende', arende)),
      person: lookupText(lookupOf(key, 'person', person)),
    });
  }
  return parSet(lookups);
}

export function lookupText(lookup: Uint8Array = new Uint8Array()): string {
  return Buffer.from(lookup).toString('latin1');
}

function parSet(par: readonly Par[]): ParSet {
  const [pairs, persons, arenden] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { arende, person } of par) {
    pairs.add(`${person} ${arende}`);
    persons.add(person);
    arenden.add(arende);
  }
  return {
    match: (person, arende) => ({
      par: pairs.has(`${person} ${arende}`),
      person: persons.has(person),
      arende: arenden.has(arende),
    }),
  };
}
