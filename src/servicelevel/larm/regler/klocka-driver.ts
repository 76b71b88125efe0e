// Alerts when a clock is wrong: months, gallring, locks and logins go by it.
import { MINUTE_MS } from '../../../platform/durations.ts';
import { type Regel, tidText } from '../regel.ts';

/** How far a clock may be from its reference, for a warning and for worse; milliseconds. Half a lock's lease is 30 s. */
export const KLOCKA_MS = [2_000, 15_000] as const;

/** Of a machine, how far its clock is ahead of its reference, in milliseconds; of the log, why its time is doubted, if it is. */
export type Klocklage = { readonly foreMs: number } | { readonly tvivel: string | undefined };

export const klockaDriver: Regel<Klocklage> = {
  rubrik: 'En klocka går fel',
  villkor:
    'en dators klocka skiljer sig mer än 2 (kritiskt: 15) sekunder från databasens eller bastjänsternas, eller loggens tid har hoppat',
  atgard: 'Kontrollera datorns tidssynkronisering (NTP). Gallring väntar så länge loggens tid inte kan litas på.',
  efterMs: 2 * MINUTE_MS,
  upprepasTidigastMs: 0,
  grader: ['varning', 'kritisk'],
  bedom(objekt, varden) {
    const tvivel = varden.flatMap((one) => ('tvivel' in one ? (one.tvivel ?? []) : []))[0];
    if (tvivel !== undefined) return { steg: 1, text: tvivel };
    const [worst = 0] = varden
      .flatMap((one) => ('foreMs' in one ? [one.foreMs] : []))
      .sort((a, b) => Math.abs(b) - Math.abs(a));
    const steg = KLOCKA_MS.filter((grans) => Math.abs(worst) > grans).length;
    if (steg === 0) return undefined;
    return { steg, text: `Klockan i ${objekt} går ${tidText(Math.abs(worst))} ${worst > 0 ? 'före' : 'efter'}.` };
  },
};
