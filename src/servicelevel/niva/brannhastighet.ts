// Burn rates: over which windows, above what it is told, and below how many calls nothing is said.
import type { Intervall } from '../intervall.ts';
import type { Brannhastighet } from './servicelage.ts';
import { branntakt, felbudget, type MattSegment } from './tillganglighet.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * The SRE workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". `minst` calls and pings make about three failures at the
 * threshold of a level of 99 %: fewer would let one failure in the night wake somebody.
 */
export const FONSTER = [
  { fonster: { lang: HOUR_MS, kort: 5 * MINUTE_MS }, troskel: 14.4, minst: 20 },
  { fonster: { lang: 6 * HOUR_MS, kort: 30 * MINUTE_MS }, troskel: 6, minst: 50 },
  { fonster: { lang: 3 * DAY_MS, kort: 6 * HOUR_MS }, troskel: 1, minst: 300 },
] as const;

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
    return { ...one, lang, kort, underlag: long.antal, overskriden: above && long.antal >= one.minst };
  });
}
