// Answers how a source has done, from what was measured, agreed and planned.
import type { Intervall } from '../intervall.ts';
import { brannfonster, brannhastigheterOf } from './brannhastighet.ts';
import type { Servicelagen } from './servicelage.ts';
import { servicelageOf } from './tillganglighet.ts';
import { readUnderlag, type UnderlagDeps } from './underlag.ts';

export interface ServicelagenDeps extends UnderlagDeps {
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
}

export function createServicelagen({ clock, ...deps }: ServicelagenDeps): Servicelagen {
  return {
    async lage(objekt, asked) {
      const intervall = untilNow(asked, clock.now());
      const [matta = []] = await readUnderlag(deps, objekt, [intervall]);
      return servicelageOf(objekt, intervall, matta);
    },
    async brannhastigheter(objekt, at) {
      return brannhastigheterOf(await readUnderlag(deps, objekt, brannfonster(at)));
    },
  };
}

/** What has been of a stretch; empty where it has not begun. */
export function untilNow({ fran, till }: Intervall, now: number): Intervall {
  return { fran, till: Math.max(fran, Math.min(till, now)) };
}
