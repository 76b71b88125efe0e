// The verdicts that cases and runner give, by name.
import type { Domslut } from './prov.ts';

type Mer = Omit<Partial<Domslut>, 'utfall' | 'text'>;

export function godkand(text: string, mer: Mer = {}): Domslut {
  return { utfall: 'godkänd', text, ...mer };
}

export function underkand(text: string, mer: Mer = {}): Domslut {
  return { utfall: 'underkänd', text, ...mer };
}

/** It works, and is not as it should be. */
export function varning(text: string, mer: Mer = {}): Domslut {
  return { utfall: 'varning', text, ...mer };
}

/** It could have been run, and was not. */
export function hoppad(skal: string): Domslut {
  return { utfall: 'hoppad', text: 'Fallet är inte bedömt.', skal };
}

/** Hostile, and not asked for with the target's consent. */
export function fientligHoppad(): Domslut {
  return { ...hoppad('Fientliga fall körs bara med --fientlig och målets medgivande.'), hopp: 'fientliga' };
}

/** The run was to be of other cases. */
export function ejVald(): Domslut {
  return { ...hoppad('Fallet valdes inte.'), hopp: 'ej valda' };
}

/** The contract or the target has nothing that it is about. */
export function ejTillamplig(skal: string): Domslut {
  return { utfall: 'ej tillämplig', text: 'Fallet gäller inte här.', skal };
}

export function avbruten(skal?: string): Domslut {
  return { utfall: 'avbruten', text: 'Körningen avbröts.', ...(skal ? { skal } : {}) };
}
