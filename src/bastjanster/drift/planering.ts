// Planned stops as driftinformation orders them: by an id of its own, again and again without harm.

import type { Begaran } from '../../platform/spar.ts';
import { DriftError } from './drift-error.ts';
import type { Driftlagen, Stopptid } from './driftlagen.ts';

/** Both @throw what {@link Driftlagen} does. */
export interface Planering {
  /** Lays in a stop, or moves the one that has that id. See {@link Stopptid}. */
  lagg(begaran: Begaran, kalla: string, stopp: Stopptid & { readonly id: string }): Promise<void>;
  /** Takes it away; no error where there is none, or it is over. */
  tabort(begaran: Begaran, kalla: string, id: string): Promise<void>;
}

export function createPlanering(driftlagen: Pick<Driftlagen, 'underhall' | 'avbryt'>): Planering {
  return {
    async lagg(begaran, kalla, stopp) {
      await driftlagen.underhall(begaran, kalla, stopp);
    },
    async tabort(begaran, kalla, id) {
      await driftlagen.avbryt(begaran, kalla, id).catch((error: unknown) => {
        if (!(error instanceof DriftError && error.kind === 'okand')) throw error;
      });
    },
  };
}
