// What a key may be called, so narrow that a name can never become another path.
import { KeyError } from './key-error.ts';

/** Which key: whose (organisationsnummer of the nämnd, or `drift`), and what it is used for (a month `YYYY-MM`, `markering-<uuid>`, `uppdrag-<uuid>`, `signering`). */
export interface KeyName {
  readonly namnd: string;
  readonly bruk: string;
}

export const NAMND = /^(\d{12}|drift)$/;
export const BRUK = /^(\d{4}-\d{2}|(markering|uppdrag)-[0-9a-f-]{36}|signering)$/;

/**
 * The name, once it is known to be one; `$` alone would let a line feed at the end through.
 * @throws {KeyError} kind `bad-name`, without the name
 */
export function checkedName({ namnd, bruk }: KeyName): KeyName {
  const fits = (part: unknown, pattern: RegExp) =>
    typeof part === 'string' && pattern.test(part) && !part.includes('\n');
  if (fits(namnd, NAMND) && fits(bruk, BRUK)) return { namnd, bruk };
  throw new KeyError('bad-name', 'Nyckelns namn har inte rätt form: en nämnds organisationsnummer, och en månad.');
}

/** One text for each name, different for different names. */
export function nameText({ namnd, bruk }: KeyName): string {
  return `${bruk}/${namnd}`;
}

/** The name for a message. Digits that do not begin as an organisation's (16) could be a person's, and are masked. */
export function nameForPeople({ namnd, bruk }: KeyName): string {
  return `${bruk}/${/^(16|drift)/.test(namnd) ? namnd : '************'}`;
}
