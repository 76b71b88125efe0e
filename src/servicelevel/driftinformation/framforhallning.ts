// How long ahead a stop is to be planned for its time to be excused, by who plans it.
import { HOUR_MS } from '../../platform/durations.ts';
import type { Begaran } from '../begaran.ts';

/** Milliseconds. The driftleverantör answers for the whole, and its own level counts every stop; a party could excuse its own outage. */
export const FRAMFORHALLNING_MS = { driftleverantor: 0, uppgiftslamnare: 24 * HOUR_MS } as const;

export function framforhallningMs({ part }: Pick<Begaran, 'part'>): number {
  return FRAMFORHALLNING_MS[part === undefined ? 'driftleverantor' : 'uppgiftslamnare'];
}
