// Alerts before a certificate runs out: ours, a caller's, or a bastjänst's.
import { DAY_MS } from '../../../platform/durations.ts';
import type { Regel } from '../regel.ts';

/** Told at each of these many days before the end, the first of them first. */
export const CERTIFIKAT_DAGAR = [30, 7, 1] as const;

/** Of a certificate by its name: when it ends; milliseconds since the epoch. */
export const certifikatGarUt: Regel<number> = {
  rubrik: 'Ett certifikat går ut',
  villkor: `ett certifikat gäller i mindre än ${CERTIFIKAT_DAGAR.join(', ')} dagar: vårt eget, en anropares eller en bastjänsts`,
  atgard:
    'Byt certifikatet innan det går ut: eget i filen som TLS_CERT eller KLIENT_CERT anger; annars kontakta organisationen.',
  efterMs: 0,
  upprepasTidigastMs: DAY_MS,
  grader: ['varning', 'kritisk', 'kritisk'],
  bedom(objekt, varden, now) {
    const left = Math.min(...varden) - now;
    const steg = CERTIFIKAT_DAGAR.filter((dagar) => left < dagar * DAY_MS).length;
    if (steg === 0) return undefined;
    return { steg, text: `Certifikatet för ${objekt} ${left <= 0 ? 'har gått ut' : `går ut om ${dagarText(left)}`}.` };
  },
};

/** Whole days downwards: `1 dag`, `mindre än ett dygn`. */
function dagarText(left: number): string {
  const dagar = Math.floor(left / DAY_MS);
  if (dagar === 0) return 'mindre än ett dygn';
  return dagar === 1 ? '1 dag' : `${dagar} dagar`;
}
