// Burn rates: over which windows, above what it is told, and below how many calls nothing is said.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import type { Intervall } from '../intervall.ts';
import type { Brannhastighet } from './servicelage.ts';
import { branntakt, felbudget, type MattSegment } from './tillganglighet.ts';

/**
 * The SRE workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". `minst` calls and pings make about three failures at the
 * threshold of a level of 99 %.
 */
export const FONSTER = [
  { fonster: { lang: HOUR_MS, kort: 5 * MINUTE_MS }, troskel: 14.4, minst: 20 },
  { fonster: { lang: 6 * HOUR_MS, kort: 30 * MINUTE_MS }, troskel: 6, minst: 50 },
  { fonster: { lang: 3 * DAY_MS, kort: 6 * HOUR_MS }, troskel: 1, minst: 300 },
] as const;

/** A stricter level burns fast by fewer: one failure in the night must wake nobody, whatever was agreed. */
export const MINST_MISSLYCKADE = 3;

/** The stretches that {@link brannhastigheterOf} wants measured, in its order. */
export function brannfonster(at: number): Intervall[] {
  return FONSTER.flatMap(({ fonster: { lang, kort } }) => [lang, kort].map((ms) => ({ fran: at - ms, till: at })));
}

export function brannhastigheterOf(matta: readonly (readonly MattSegment[])[]): Brannhastighet[] {
  return FONSTER.map((one, index) => {
    const long = felbudget(matta[2 * index] ?? []);
    const short = felbudget(matta[2 * index + 1] ?? []);
    const [lang, kort] = [branntakt(long), branntakt(short)];
    const above = [lang, kort].every((rate) => rate !== undefined && rate > one.troskel);
    const enough = long.antal >= one.minst && long.har >= MINST_MISSLYCKADE;
    return { ...one, lang, kort, underlag: long.antal, overskriden: above && enough };
  });
}
