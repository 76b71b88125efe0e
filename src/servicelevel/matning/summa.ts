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
 * How a call counts. `lyckad`: answered. `misslyckad`: the source's own fault, or left alone because of its faults. `undantagen`:
 * says nothing of the source (planned stop, closed by an operator, not permitted, given up by the caller, our own queue full).
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
  /** Of real calls that succeeded, without their time in our queue. */
  readonly svarstid: Histogram;
  /** Of real calls: the time in our own queue. */
  readonly kotid: Histogram;
}

export function tomSumma(): Summa {
  const inga = () => ({ lyckad: 0, misslyckad: 0, undantagen: 0 });
  return {
    antal: { anrop: inga(), ping: inga() },
    orsaker: {},
    kvaliteter: {},
    svarstid: createHistogram(),
    kotid: createHistogram(),
  };
}

/** All of them as one. */
export function sammanlagd(summor: Iterable<Summa>): Summa {
  const total = tomSumma();
  const antal = total.antal as { [S in Slag]: { [U in Utfall]: number } };
  for (const { antal: own, orsaker, kvaliteter, svarstid, kotid } of summor) {
    for (const slag of ['anrop', 'ping'] as const) {
      for (const utfall of ['lyckad', 'misslyckad', 'undantagen'] as const) antal[slag][utfall] += own[slag][utfall];
    }
    addTo(total.orsaker, orsaker);
    addTo(total.kvaliteter, kvaliteter);
    total.svarstid.add(svarstid);
    total.kotid.add(kotid);
  }
  return total;
}

function addTo(counts: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count;
}
