// Alerts when the error budget burns too fast: the windows and thresholds of the SRE workbook, chapter 5.
import { DAY_MS, HOUR_MS } from '../../../platform/durations.ts';
import { SAMMANSATT } from '../../matning/summa.ts';
import type { Brannhastighet } from '../../niva/servicelage.ts';
import { type Bedomning, type Regel, talText } from '../regel.ts';

/** Seen of a source or of the composite: all windows, as Servicelagen has them. */
export const brannhastighet: Regel<readonly Brannhastighet[]> = {
  rubrik: 'Felbudgeten förbrukas för fort',
  villkor:
    'felbudgeten förbrukas fortare än gränsen i både det långa och det korta fönstret, med tillräckligt många anrop',
  atgard:
    'Se bastjänstens sida för orsakerna. Kontakta uppgiftslämnaren, och lägg ut driftinformation; den som bara gör skada kan stängas med sammansatt drift stang.',
  efterMs: 0,
  upprepasTidigastMs: 0,
  grader: ['varning', 'kritisk', 'kritisk'],
  bedom(objekt, varden) {
    const [worst] = varden
      .flat()
      .filter(({ overskriden }) => overskriden)
      .sort((a, b) => b.troskel - a.troskel);
    return worst && toBedomning(objekt, worst, stegOf(worst, varden.flat()));
  },
};

/** By the order of the thresholds. */
function stegOf({ troskel }: Brannhastighet, all: readonly Brannhastighet[]): number {
  return 1 + new Set(all.map((one) => one.troskel).filter((other) => other < troskel)).size;
}

function toBedomning(objekt: string, { fonster, troskel, lang, underlag }: Brannhastighet, steg: number): Bedomning {
  const vem = objekt === SAMMANSATT ? 'Den sammansatta tjänsten' : objekt;
  const takt = `${talText(lang ?? 0)} gånger så fort som avtalat (gräns ${talText(troskel)})`;
  return { steg, text: `${vem}: felbudgeten förbrukades ${takt} ${senaste(fonster.lang)}, på ${underlag} anrop.` };
}

/** `den senaste timmen`, `de senaste 6 timmarna`, `de senaste 3 dygnen` */
function senaste(milliseconds: number): string {
  if (milliseconds === HOUR_MS) return 'den senaste timmen';
  if (milliseconds % DAY_MS === 0) return `de senaste ${milliseconds / DAY_MS} dygnen`;
  return `de senaste ${talText(milliseconds / HOUR_MS)} timmarna`;
}
