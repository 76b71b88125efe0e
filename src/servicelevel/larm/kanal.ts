// Ways to tell people of alerts, and what is told.
import type { Larm } from './larm.ts';

/** `start`: it is wrong. `skärpt`: it got worse. `upprepning`: it lasts. `återställt`: it is over. `prov`: nothing is wrong. */
export type Meddelandeslag = 'start' | 'skärpt' | 'upprepning' | 'återställt' | 'prov';

export interface Meddelande {
  /** The same at every try, so that a receiver can tell them from each other. */
  readonly id: string;
  readonly slag: Meddelandeslag;
  readonly larm: Pick<Larm, 'objekt' | 'grad' | 'text' | 'sedan' | 'slut'> & { readonly regel: Larm['regel'] | 'prov' };
}

export type Kanalnamn = 'webhook' | 'e-post';

export interface Kanal {
  readonly namn: Kanalnamn;
  /** In Swedish, why nobody is reached though all went well. */
  readonly forbehall?: string;
  /** @throws {KanalError} where it did not get there, or nobody knows; the signal's reason when it aborts */
  skicka(meddelande: Meddelande, signal: AbortSignal): Promise<void>;
}

/** A message that did not get to its receiver; the text says what kind of failure, and no address. */
export class KanalError extends Error {
  override readonly name = 'KanalError';
  /** The receiver will not have it, now or later. */
  readonly slutgiltigt: boolean;

  constructor(message: string, slutgiltigt = false) {
    super(message);
    this.slutgiltigt = slutgiltigt;
  }
}
