// Words a suggestion from what was measured: no person is in it, and nothing that an agency sent.
import { HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import { timeForPeople } from '../../platform/swedish-day.ts';
import type { Brannhastighet } from '../niva/servicelage.ts';
import type { Driftutkast } from './utkast.ts';

/** What is wrong with one source now. */
export type Orsak =
  | { readonly slag: 'krets'; readonly sedan: number }
  | { readonly slag: 'brannhastighet'; readonly varst: Brannhastighet };

/** An acute one begins no earlier than it may be told of. */
const OLDEST_MS = 30 * 24 * HOUR_MS;

type Forslagstext = Pick<Driftutkast, 'fran' | 'rubrik' | 'text' | 'allvar'> & { readonly skal: string };

/** @param namn what people call the source */
export function forslagstext(orsak: Orsak, namn: string, now: number): Forslagstext {
  switch (orsak.slag) {
    case 'krets': {
      const fran = Math.max(orsak.sedan, now - OLDEST_MS);
      return {
        fran,
        rubrik: `${namn} svarar inte`,
        text: `${namn} har inte svarat som väntat sedan ${timeForPeople(fran).slice(0, 16)}. Frågor besvaras utan uppgifter därifrån, med ett felmeddelande för den delen. De andra bastjänsterna svarar som vanligt.`,
        allvar: 'avbrott',
        skal: `Kretsbrytaren har varit öppen i ${wholeText(now - fran, MINUTE_MS)} min`,
      };
    }
    case 'brannhastighet': {
      const { fonster, lang = 0, troskel } = orsak.varst;
      return {
        fran: now,
        rubrik: `${namn} svarar med fel`,
        text: `En del av frågorna till ${namn} får inget svar. De delarna av svaren har ett felmeddelande; ställ frågan igen om en stund. De andra bastjänsterna svarar som vanligt.`,
        allvar: 'störning',
        skal: `Felbudgeten förbrukas ${wholeText(lang, 1)} gånger så fort som avtalat, mätt över ${wholeText(fonster.lang, HOUR_MS)} h (gräns ${String(troskel).replace('.', ',')})`,
      };
    }
  }
}

function wholeText(amount: number, unit: number): string {
  return String(Math.floor(amount / unit));
}
