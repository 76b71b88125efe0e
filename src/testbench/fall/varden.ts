// What an answer is worth (composite/quality.ts), in the words of verdicts.
import { underkand } from '../domslut.ts';
import type { Fragat } from '../fragare.ts';
import type { Domslut } from '../prov.ts';

export const VARDEN: Readonly<Record<string, string>> = {
  answered: 'uppgifter om personen',
  nothing: 'ett besked att inget finns',
  partial: 'ett delvis svar',
  unverifiable: 'ett svar som inte går att lita på som helt',
};

/** The verdict on an answer that is worth something else than it should be; `undefined`: it is not. */
export function vardera({ leverans }: Fragat, godtagna: readonly string[], vantat: string): Domslut | undefined {
  const kvalitet = leverans?.assessment.quality ?? '';
  return godtagna.includes(kvalitet)
    ? undefined
    : underkand('Svaret säger något annat än väntat.', { vantat, fick: VARDEN[kvalitet] ?? kvalitet });
}
