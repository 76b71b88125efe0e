// Alerts when the log of queried persons cannot be written: then no question is put at all.
import { type Regel, tidText } from '../regel.ts';

/** So long a process may be without a log before it is told: less than a minute, since it answers nobody meanwhile. */
export const LOGG_EFTER_MS = 30_000;

/** Seen by a process: since when its log cannot be written; milliseconds since the epoch. */
export const loggEjSkrivbar: Regel<number> = {
  rubrik: 'Loggen kan inte skrivas',
  villkor: 'en process har inte kunnat skriva loggen över efterfrågade personer på en halv minut',
  atgard:
    'Inga frågor ställs förrän loggen går att skriva. Kontrollera databasen (DATABASE_URL, ledigt utrymme) och nycklarna (NYCKEL_DIR, HUVUDNYCKEL_FIL).',
  efterMs: LOGG_EFTER_MS,
  upprepasTidigastMs: 0,
  grader: ['kritisk'],
  bedom(objekt, varden, now) {
    const sedan = Math.min(...varden);
    return { steg: 1, sedan, text: `${objekt} har inte kunnat skriva loggen på ${tidText(now - sedan)}.` };
  },
};
