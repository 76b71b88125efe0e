// How late gallring is: what is due and still there, a run that has not ended, and what the last one could not take.
import { addManader, closesAt, startOfManad } from '../manad.ts';
import type { ForfallenDel } from './beslut.ts';
import type { Korningar } from './korning.ts';
import { type DueDeps, dueParts } from './plan.ts';
import type { ProtokollArkiv } from './protokoll.ts';

export interface ForseningDeps extends DueDeps {
  readonly korningar: Pick<Korningar, 'unfinished'>;
  readonly arkiv: Pick<ProtokollArkiv, 'signed' | 'all'>;
  readonly clock: { now(): number };
}

/** Times are milliseconds since the epoch. */
export interface Forsening {
  /** Months of nämnder whose time is out. */
  readonly forfallna: number;
  /** Since when the first of them is due; at the earliest since its beslut was registered. */
  readonly forfallenSedan?: number;
  /** Since when a run is under way or broken off. */
  readonly oavslutadSedan?: number;
  /** The newest protokoll, and how many parts it could not take. */
  readonly senaste?: { readonly nummer: number; readonly hindrade: number };
}

/** Counts no records. @throws {DatabaseError | KeyError} */
export async function readForsening(deps: ForseningDeps): Promise<Forsening> {
  const { due } = await dueParts(deps, deps.clock.now());
  const unfinished = await deps.korningar.unfinished();
  const last = (await deps.arkiv.all()).at(-1);
  return {
    forfallna: due.length,
    ...(due.length > 0 && { forfallenSedan: Math.min(...due.map(dueSince)) }),
    ...(unfinished && { oavslutadSedan: unfinished.startadAt }),
    ...(last && { senaste: { nummer: last.nummer, hindrade: last.innehall.hindrade.length } }),
  };
}

function dueSince({ manad, beslut }: ForfallenDel): number {
  return Math.max(startOfManad(addManader(manad, beslut.manader + 1)), closesAt(manad), beslut.registreratAt);
}
