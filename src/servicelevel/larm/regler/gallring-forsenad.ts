// Alerts when questions stay in the log longer than the beslut of their nämnd says.
import { DAY_MS } from '../../../platform/durations.ts';
import { type Regel, tidText } from '../regel.ts';

/** How gallring stands; times are milliseconds since the epoch. */
export interface Gallringslage {
  /** Months of nämnder whose time is out, and that are there still. */
  readonly forfallna: number;
  /** Since when the first of them is due, or its beslut was registered. */
  readonly forfallenSedan?: number;
  /** A run that began and has not ended. */
  readonly oavslutadSedan?: number;
  /** The newest protokoll and how many parts it could not take. */
  readonly senaste?: { readonly nummer: number; readonly hindrade: number };
  /** Between two runs; 0: they are started by hand alone. Milliseconds. */
  readonly intervallMs: number;
}

/** How late a gallring may be: a few runs that did not come to be, or by hand a month. */
export function marginalMs({ intervallMs }: Pick<Gallringslage, 'intervallMs'>): number {
  return intervallMs === 0 ? 31 * DAY_MS : Math.max(2 * DAY_MS, 3 * intervallMs);
}

export const gallringForsenad: Regel<Gallringslage> = {
  rubrik: 'Gallringen är försenad',
  villkor:
    'något står kvar tre gallringar efter att beslutet sagt att det ska bort, eller den senaste gallringen hindrades',
  atgard: 'Kör sammansatt gallra --torrkor, som säger varför, och sammansatt protokoll för det som hindrades.',
  efterMs: 0,
  upprepasTidigastMs: DAY_MS,
  grader: ['varning', 'kritisk'],
  bedom(_objekt, [lage], now) {
    if (!lage) return undefined;
    const { forfallna, forfallenSedan = now, oavslutadSedan = now, senaste } = lage;
    const marginal = marginalMs(lage);
    const [sen, avbruten] = [now - forfallenSedan, now - oavslutadSedan];
    if (sen > marginal) {
      const delar = forfallna === 1 ? 'En nämnds månad' : `${forfallna} nämnders månader`;
      return {
        steg: 2,
        sedan: forfallenSedan + marginal,
        text: `${delar} skulle ha gallrats för ${tidText(sen)} sedan.`,
      };
    }
    if (avbruten > marginal)
      return { steg: 1, text: `En gallring som började för ${tidText(avbruten)} sedan är inte avslutad.` };
    if (!senaste || senaste.hindrade === 0) return undefined;
    const delar = senaste.hindrade === 1 ? 'en del' : `${senaste.hindrade} delar`;
    return { steg: 1, text: `Gallringsprotokoll ${senaste.nummer}: ${delar} kunde inte gallras.` };
  },
};
