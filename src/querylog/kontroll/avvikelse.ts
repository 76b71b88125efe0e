// What a control can find, each in one sentence that names the place and nobody.
import type { Manad } from '../manad.ts';

/**
 * `andrad`: its link does not follow from its content; `borttagen`: a number is missing, or a chain is shorter than what
 * was signed; `omflyttad`: it belongs at another place; `tillagd`: it is there though its month was sealed without it;
 * `omskriven`: the chain holds, and is not the one that was signed; `kontrollpunkt`: a checkpoint or seal is false or
 * missing; `gallrad-antal`: more is gallrat than the protokoll account for, or what cannot be; `protokoll`: one is false
 * or missing; `kvarhallen`: questions under hold are not as many, or not as they were written.
 */
export type AvvikelseSlag =
  | 'andrad'
  | 'borttagen'
  | 'omflyttad'
  | 'tillagd'
  | 'omskriven'
  | 'kontrollpunkt'
  | 'gallrad-antal'
  | 'protokoll'
  | 'kvarhallen';

/** Where in the log. */
export interface Plats {
  readonly manad: Manad;
  readonly kedja: number;
  readonly nummer: number;
}

export interface Avvikelse {
  readonly slag: AvvikelseSlag;
  /** Absent for a checkpoint. */
  readonly manad?: Manad;
  readonly kedja?: number;
  /** In the chain; for `kontrollpunkt` without month that of the checkpoint; for `protokoll` its own. */
  readonly nummer?: number;
  /** The record's id, a UUID. */
  readonly id?: string;
  /** Milliseconds since the epoch, as the record, checkpoint or seal itself says. */
  readonly at?: number;
  /** One sentence in Swedish, for those who run the service. */
  readonly text: string;
}

/** With the time by which it is put in order: of the record before, where the record's own may be what was changed. */
export interface Funnen extends Avvikelse {
  readonly time: number;
}

export function placeText({ manad, kedja, nummer }: Plats): string {
  return `post ${nummer} i kedja ${kedja}, ${manad}`;
}

/** Time, then month, chain and number. */
function compare(a: Funnen, b: Funnen): number {
  return (
    a.time - b.time ||
    (a.manad ?? '').localeCompare(b.manad ?? '') ||
    (a.kedja ?? 0) - (b.kedja ?? 0) ||
    (a.nummer ?? 0) - (b.nummer ?? 0)
  );
}

export interface Fynd {
  add(found: Funnen): void;
  /** Adds what another has, which is not used again. */
  addAll(other: Fynd): void;
  count(): number;
  /** The first ones, in order. */
  first(): Avvikelse[];
  /** Those of them that are kept. */
  kept(): readonly Funnen[];
}

/** Keeps the first `most` of what is found, however much that is. */
export function createFynd(most = 1000): Fynd {
  let kept: Funnen[] = [];
  let count = 0;

  function cut(): void {
    kept = kept.sort(compare).slice(0, most);
  }

  return {
    add(found) {
      count += 1;
      kept.push(found);
      if (kept.length >= 2 * most) cut();
    },
    addAll(other) {
      count += other.count();
      kept = [...kept, ...other.kept()];
      cut();
    },
    kept: () => kept,
    count: () => count,
    first() {
      cut();
      return kept.map(({ time: _, ...avvikelse }) => avvikelse);
    },
  };
}
