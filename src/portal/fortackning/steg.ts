// What can be done with a proposal, and from where: one table, used by commands and pages alike.
import { FortackningError } from './fortackning-error.ts';
import type { Utkastlage } from './ordalydelse.ts';

export type Steg = 'ändra förslag' | 'lämna för granskning' | 'återsänd' | 'kasta förslag' | 'publicera';

const STEG: Readonly<
  Record<Steg, { readonly fran: readonly Utkastlage[]; readonly till: Utkastlage; readonly annars: string }>
> = {
  'ändra förslag': {
    fran: ['inget', 'utkast', 'återsänt'],
    till: 'utkast',
    annars: 'Förslaget är lämnat för granskning och kan inte ändras nu.',
  },
  'lämna för granskning': { fran: ['utkast'], till: 'lämnat', annars: 'Det finns inget ändrat förslag att lämna.' },
  återsänd: { fran: ['lämnat'], till: 'återsänt', annars: 'Bara det som är lämnat för granskning kan återsändas.' },
  'kasta förslag': {
    fran: ['utkast', 'återsänt'],
    till: 'inget',
    annars: 'Det finns inget förslag som du kan kasta.',
  },
  publicera: { fran: ['lämnat'], till: 'inget', annars: 'Bara det som är lämnat för granskning kan publiceras.' },
};

export function isOppet(steg: Steg, lage: Utkastlage): boolean {
  return STEG[steg].fran.includes(lage);
}

/** Where the step leads. @throws {FortackningError} kind `otillaten-overgang` */
export function efterSteg(steg: Steg, lage: Utkastlage): Utkastlage {
  if (!isOppet(steg, lage)) throw new FortackningError('otillaten-overgang', STEG[steg].annars);
  return STEG[steg].till;
}
