// Asks all included bastjänster at once under one deadline; the one place where a source's failure turns into data.
import type { Bastjanst, BastjanstResult } from './bastjanst.ts';
import { abortFault } from './deadline.ts';
import { BastjanstFault } from './fault.ts';
import type { Clock, Withheld } from './ports.ts';
import type { BastjanstId, BastjanstQuery, CompositeQuery, Inclusion } from './query.ts';

export interface FanOutDeps<C> {
  readonly sources: ReadonlyMap<BastjanstId, Bastjanst<C>>;
  readonly clock: Clock;
  /** Told of errors that are no BastjanstFault: bugs of ours, never shown to the caller. */
  readonly onBug: (error: unknown, bastjanst: BastjanstId, queryId: string) => void;
}

export type FanOut<C> = (
  query: CompositeQuery,
  withheld: Withheld,
  signal: AbortSignal,
) => Promise<readonly BastjanstResult<C>[]>;

/**
 * Makes the fan-out. It cannot reject: `Promise.all` runs over `settle`, which cannot reject, so every inclusion
 * has exactly one result. When `signal` aborts, parts still unanswered end at once with the signal's reason
 * ; a source that ignores the signal is left behind, not waited for.
 */
export function createFanOut<C>({ sources, clock, onBug }: FanOutDeps<C>): FanOut<C> {
  async function askOne(query: CompositeQuery, inclusion: Inclusion, withheld: Withheld, signal: AbortSignal) {
    const refusal = withheld.get(inclusion.bastjanst);
    if (refusal) throw refusal;
    const source = sources.get(inclusion.source ?? inclusion.bastjanst);
    if (!source) throw new Error(`no source for ${inclusion.source ?? inclusion.bastjanst}`);
    return withinSignal(source.ask(queryFor(query, inclusion), signal), signal);
  }

  async function settle(query: CompositeQuery, inclusion: Inclusion, withheld: Withheld, signal: AbortSignal) {
    const started = clock.monotonic();
    const elapsed = () => Math.round(clock.monotonic() - started);
    try {
      const delivery = await askOne(query, inclusion, withheld, signal);
      return { status: 'delivered', delivery, milliseconds: elapsed() } as const;
    } catch (error) {
      const fault = asFault(error, (bug) => onBug(bug, inclusion.bastjanst, query.id));
      return { status: 'failed', fault, milliseconds: elapsed() } as const;
    }
  }

  return (query, withheld, signal) =>
    Promise.all(query.inclusions.map((inclusion) => settle(query, inclusion, withheld, signal)));
}

/** Turns whatever a source threw into a fault; an error of another class is a bug, reported to `onBug`. */
export function asFault(error: unknown, onBug: (error: unknown) => void): BastjanstFault {
  if (error instanceof BastjanstFault) return error;
  onBug(error);
  return new BastjanstFault('internal');
}

/** Settles as `work` does, or rejects with the signal's fault if that comes first. */
export function withinSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(abortFault(signal));
    if (signal.aborted) {
      work.catch(() => {});
      giveUp();
      return;
    }
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

function queryFor(query: CompositeQuery, inclusion: Inclusion): BastjanstQuery {
  const { id, korrelationsid, person, ingivare, personuppgiftsbitraden, arende, syfte, lagtext } = query;
  const { period, parameters } = inclusion;
  return { id, korrelationsid, person, ingivare, personuppgiftsbitraden, arende, syfte, lagtext, period, parameters };
}
