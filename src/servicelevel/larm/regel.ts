// What a rule of alerts is: what is watched, how long it must last, how bad it is, and what to do.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/durations.ts';
import { svensktTal } from '../niva/svenskt-tal.ts';
import type { LarmGrad } from './larm.ts';

/** What a rule finds of one object. */
export interface Bedomning {
  /** 1 is the mildest; an alert whose step gets worse is told anew. */
  readonly steg: number;
  /** In Swedish, what and how much; never a person. */
  readonly text: string;
  /** Since when, where that is known better than by the first look; milliseconds since the epoch. */
  readonly sedan?: number;
}

/** `V` is what is seen of an object, by one process or by the one that evaluates. */
export interface Regel<V> {
  readonly rubrik: string;
  /** In Swedish, when it alerts. */
  readonly villkor: string;
  /** What to do; ends the text of every alert. */
  readonly atgard: string;
  /** So long it must last before it is told; milliseconds. */
  readonly efterMs: number;
  /** Told again no sooner than this while it lasts, whatever is configured; milliseconds. */
  readonly upprepasTidigastMs: number;
  /** How bad each step is, the mildest first. */
  readonly grader: readonly [LarmGrad, ...LarmGrad[]];
  /**
   * @param varden of everybody who saw the object, at least one
   * @param now milliseconds since the epoch
   * @returns undefined where nothing is wrong
   */
  bedom(objekt: string, varden: readonly V[], now: number): Bedomning | undefined;
}

/** `14,4` */
export function talText(value: number): string {
  return svensktTal(value, 1);
}

/** In the largest unit that leaves at least two: `90 sekunder`, `36 timmar`, `3 dygn`; `en stund` where a clock was set back. */
export function tidText(milliseconds: number): string {
  if (milliseconds < 0) return 'en stund';
  if (milliseconds >= 2 * DAY_MS) return `${Math.floor(milliseconds / DAY_MS)} dygn`;
  if (milliseconds >= 2 * HOUR_MS) return `${Math.floor(milliseconds / HOUR_MS)} timmar`;
  if (milliseconds >= 2 * MINUTE_MS) return `${Math.floor(milliseconds / MINUTE_MS)} minuter`;
  return `${talText(milliseconds / 1000)} sekunder`;
}
