// How long uppdrag take at their agreed pace, and how many questions there is time for.
import { MINUTE_MS } from '../platform/durations.ts';
import { HAMTNING_MS, LIVSTID_MS, type Uppdrag } from './uppdrag.ts';

/** Until the last question without a result is asked, one uppdrag after the other; milliseconds. */
export function tidFor(uppdrag: readonly Pick<Uppdrag, 'antal' | 'klara' | 'takt'>[]): number {
  return uppdrag.reduce((sum, { antal, klara, takt }) => sum + ((antal - klara) * MINUTE_MS) / takt, 0);
}

/**
 * Questions that can be asked, and their results fetched, before the uppdrag has lived its time.
 * @param fore those of the nämnd that come before it
 * @param takt questions a minute
 */
export function plats(fore: readonly Pick<Uppdrag, 'antal' | 'klara' | 'takt'>[], takt: number): number {
  const leftMs = LIVSTID_MS - HAMTNING_MS - tidFor(fore);
  return Math.max(0, Math.floor((leftMs * takt) / MINUTE_MS));
}
