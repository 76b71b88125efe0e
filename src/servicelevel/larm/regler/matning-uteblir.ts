// Alerts when nothing is measured although questions come: then no figure and no other alert can be trusted.
import { MINUTE_MS } from '../../../platform/durations.ts';
import { type Regel, tidText } from '../regel.ts';

/** So long a process may be without having written a measurement. */
export const MATNING_MS = 5 * MINUTE_MS;

/** Seen by a process: since when it has questions to tell of and has not written; milliseconds since the epoch. */
export const matningUteblir: Regel<number> = {
  rubrik: 'Mätningen uteblir',
  villkor: 'en process har svarat på frågor men inte skrivit någon mätning på fem minuter',
  atgard: 'Siffrorna för servicenivåer är inte att lita på. Se tjänstens logg efter felet, och kontrollera databasen.',
  efterMs: 0,
  upprepasTidigastMs: 0,
  grader: ['varning'],
  bedom(objekt, varden, now) {
    const sedan = Math.min(...varden);
    if (now - sedan < MATNING_MS) return undefined;
    return {
      steg: 1,
      sedan,
      text: `${objekt} har inte skrivit någon mätning på ${tidText(now - sedan)} fast frågor kommer.`,
    };
  },
};
