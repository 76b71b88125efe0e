// Alerts when a breaker stays open: then nobody gets that source's part of an answer from the process.
import { MINUTE_MS } from '../../../platform/durations.ts';
import { type Regel, tidText } from '../regel.ts';

/** Seen of a source: since when its breaker is open, by its own decision; milliseconds since the epoch. */
export const kretsOppen: Regel<number> = {
  rubrik: 'Kretsbrytaren är öppen',
  villkor: 'kretsbrytaren för en bastjänst har varit öppen i mer än en minut',
  atgard:
    'Bastjänsten svarar inte eller svarar fel, och frågas på prov tills den är frisk. Kontakta uppgiftslämnaren; med sammansatt drift oppna börjar brytaren om.',
  efterMs: MINUTE_MS,
  upprepasTidigastMs: 0,
  grader: ['varning'],
  bedom(objekt, varden, now) {
    const sedan = Math.min(...varden);
    const antal = varden.length === 1 ? 'en process' : `${varden.length} processer`;
    return { steg: 1, sedan, text: `${objekt} har inte tillfrågats av ${antal} på ${tidText(now - sedan)}.` };
  },
};
