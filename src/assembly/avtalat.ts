// What is agreed of a source, as the test bench measures against it: the service level of today, and how many questions at once.
import { swedishDay } from '../platform/swedish-day.ts';
import type { Nivaer } from '../servicelevel/niva/nivaer.ts';
import { type Avtalat, STORSTA_GRANSER } from '../testbench/granser.ts';

export interface AvtalatDeps {
  readonly nivaer: Pick<Nivaer, 'gallande'>;
  /** The bulkhead before that source. */
  readonly samtidiga: (kalla: string) => number;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
}

/** @returns what is agreed of a source by its key; it @throws {DatabaseError} */
export function createAvtalat({ nivaer, samtidiga, clock }: AvtalatDeps): (kalla: string) => Promise<Avtalat> {
  return async (kalla) => {
    const { svarstid, tillganglighet } = await nivaer.gallande(kalla, swedishDay(clock.now()));
    return {
      ...{ percentil: svarstid.percentil, svarstidMs: svarstid.ms, tillganglighet },
      samtidiga: Math.min(samtidiga(kalla), STORSTA_GRANSER.samtidiga),
    };
  };
}
