// Who changes something in the register, and why: every command must say both.
import { openText } from './falt.ts';

/** A person, or a program with a name, as the face that let them in knows them. */
export interface Aktor {
  readonly namn: string;
}

/** What every command says of itself; it stands in the audit trail with what was done. */
export interface Begaran {
  readonly aktor: Aktor;
  /** Why: 3–500 characters, without personal numbers. */
  readonly skal: string;
}

/** @throws {AnslutningError} kind `ogiltig` */
export function checkedBegaran({ aktor, skal }: Begaran): Begaran {
  return {
    aktor: { namn: openText('Aktörens namn', aktor.namn) },
    skal: openText('Skälet', skal, { least: 3, most: 500 }),
  };
}
