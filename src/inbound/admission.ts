// How many questions may be under way at once, and how they are shared: what is too much is refused before a byte of it is read.
import { RequestFault } from '../composite/fault.ts';

export interface AdmissionLimits {
  /** Questions under way at once, of everybody together. */
  readonly concurrent: number;
  /** One organisation may take a place while it has fewer than this many times the places that are free. */
  readonly greed: number;
}

export interface Admission {
  /**
   * Takes in one question. Call what it returns when the question is over; a second call does nothing.
   * @param organisation who asks; without it, as in trial mode, the question has no share to keep to
   * @throws {RequestFault} `overloaded`, at once
   */
  enter(organisation?: string): () => void;
  underWay(): number;
  /** Makes room for more, or for fewer: who is in stays in. */
  resize(places: number): void;
}

/** An organisation alone then has at most 80 % of the places, so that the next to come finds one. */
const GREED = 4;

/** Questions for each that one bastjänst can be asked about or lets wait. */
const PLACES_PER_CALL = 2;

/**
 * Twice as many as one bastjänst takes in: then one that hangs fills its own queue, and its part is refused at once while the
 * others are delivered, before it fills the service.
 * @param places how many questions may be under way; derived where it is missing
 */
export function admissionLimits(
  guards: { readonly concurrentPerBastjanst: number; readonly queuedPerBastjanst: number },
  places?: number,
): AdmissionLimits {
  const taken = guards.concurrentPerBastjanst + guards.queuedPerBastjanst;
  return { concurrent: places ?? PLACES_PER_CALL * taken, greed: GREED };
}

/**
 * Shares by the free places (dynamic thresholds; Choudhury and Hahne, IEEE/ACM Transactions on Networking 6:2, 1998): whoever has
 * many under way stops getting more while there still are some for whoever has few. Those that want all end up with equal shares,
 * and those that want little are admitted as long as there is one place. There is no queue: waiting is taken from the question's
 * deadline, and whoever is refused should know at once.
 */
export function createAdmission({ concurrent, greed }: AdmissionLimits): Admission {
  let places = concurrent;
  const underWay = new Map<string, number>();
  let total = 0;

  function leave(organisation: string | undefined): void {
    total--;
    if (!organisation) return;
    const left = (underWay.get(organisation) ?? 0) - 1;
    if (left > 0) underWay.set(organisation, left);
    else underWay.delete(organisation);
  }

  return {
    enter(organisation) {
      const own = (organisation && underWay.get(organisation)) || 0;
      if (own >= greed * (places - total)) throw new RequestFault('overloaded');
      if (organisation) underWay.set(organisation, own + 1);
      total++;
      let over = false;
      return () => {
        if (!over) leave(organisation);
        over = true;
      };
    },
    underWay: () => total,
    resize(next) {
      places = next;
    },
  };
}
