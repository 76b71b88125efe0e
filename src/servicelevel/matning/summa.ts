// What is counted of calls and questions, and how several counts become one.
import { createHistogram, type Histogram } from '../../platform/histogram.ts';

/** The key of the composite itself among the sources. */
export const SAMMANSATT = 'SAMMANSATT';

/** What is measured: a source by its key (`AF`, `SKV_DELAR`, or {@link SAMMANSATT}), and one that answers inside it (`''`: the source as a whole). */
export interface Matobjekt {
  readonly kalla: string;
  readonly svarande: string;
}

/**
 * How a call counts. `lyckad`: answered. `misslyckad`: the source's own fault, or left alone by breaker or operator. `undantagen`:
 * says nothing of the source (planned stop, not permitted, given up by the caller before it was slow, our own queue full).
 */
export type Utfall = 'lyckad' | 'misslyckad' | 'undantagen';

/** A real call, or a ping of ours. */
export type Slag = 'anrop' | 'ping';

/** Counts of one object in one stretch of time; histograms of milliseconds. Failures are in no histogram. */
export interface Summa {
  readonly antal: { readonly [S in Slag]: { readonly [U in Utfall]: number } };
  /** Of real calls: how many for each cause that was not an answer, by fault cause or refusal code. */
  readonly orsaker: Readonly<Record<string, number>>;
  /** Of real calls: how many of each quality. */
  readonly kvaliteter: Readonly<Record<string, number>>;
  /** Of real calls that were delivered, without their time in our queue. */
  readonly svarstid: Histogram;
  /** Of real calls: the time in our own queue. */
  readonly kotid: Histogram;
  /** How long the breaker was open, each process by its own; milliseconds, so two processes can have two minutes in one. */
  readonly kretsOppenMs: number;
}

/** A sum that is still counted. */
export interface OppenSumma extends Summa {
  readonly antal: { readonly [S in Slag]: { [U in Utfall]: number } };
  readonly orsaker: Record<string, number>;
  readonly kvaliteter: Record<string, number>;
  kretsOppenMs: number;
}

export function tomSumma(): OppenSumma {
  const inga = () => ({ lyckad: 0, misslyckad: 0, undantagen: 0 });
  return {
    antal: { anrop: inga(), ping: inga() },
    orsaker: {},
    kvaliteter: {},
    svarstid: createHistogram(),
    kotid: createHistogram(),
    kretsOppenMs: 0,
  };
}

/** All of them as one. */
export function sammanlagd(summor: Iterable<Summa>): Summa {
  const total = tomSumma();
  for (const { antal, orsaker, kvaliteter, svarstid, kotid, kretsOppenMs } of summor) {
    addCounts(total.antal.anrop, antal.anrop);
    addCounts(total.antal.ping, antal.ping);
    addCounts(total.orsaker, orsaker);
    addCounts(total.kvaliteter, kvaliteter);
    total.svarstid.add(svarstid);
    total.kotid.add(kotid);
    total.kretsOppenMs += kretsOppenMs;
  }
  return total;
}

/** Adds each count to the one of the same name. */
export function addCounts(counts: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count;
}
