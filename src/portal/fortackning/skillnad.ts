// What differs between two wordings of a förteckning, item by item. Pure.
import type { Utkast } from './ordalydelse.ts';
import type { Uppgift } from './uppgift.ts';

export interface Skillnad {
  readonly tillagda: readonly Uppgift[];
  readonly borttagna: readonly Uppgift[];
  readonly andrade: readonly {
    readonly fore: Uppgift;
    readonly efter: Uppgift;
    readonly falt: readonly (keyof Uppgift)[];
  }[];
}

const FALT = ['namn', 'lagrum', 'forordning', 'svarande', 'falt', 'sedan', 'anmarkning'] as const;

/** Items are the same one where their id is. */
export function skillnad(fore: readonly Uppgift[], efter: readonly Uppgift[]): Skillnad {
  const before = new Map(fore.map((one) => [one.id, one]));
  const ids = new Set(efter.map(({ id }) => id));
  return {
    tillagda: efter.filter(({ id }) => !before.has(id)),
    borttagna: fore.filter(({ id }) => !ids.has(id)),
    andrade: efter.flatMap((one) => {
      const old = before.get(one.id);
      const falt = old ? FALT.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(one[name])) : [];
      return old && falt.length > 0 ? [{ fore: old, efter: one, falt }] : [];
    }),
  };
}

/** Whether the two say the same; their order is no difference. */
export function arLika(fore: readonly Uppgift[], efter: readonly Uppgift[]): boolean {
  const { tillagda, borttagna, andrade } = skillnad(fore, efter);
  return tillagda.length + borttagna.length + andrade.length === 0;
}

type Lagd = Pick<Utkast, 'lage' | 'uppgifter'>;

/** For the audit trail: where it stood, and those items alone that differ. */
export function andringsspar(fore: Lagd, efter: Lagd): { readonly fore: Lagd; readonly efter: Lagd } {
  const { tillagda, borttagna, andrade } = skillnad(fore.uppgifter, efter.uppgifter);
  return {
    fore: { lage: fore.lage, uppgifter: [...borttagna, ...andrade.map((one) => one.fore)] },
    efter: { lage: efter.lage, uppgifter: [...tillagda, ...andrade.map((one) => one.efter)] },
  };
}
