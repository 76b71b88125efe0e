// What an uppdrag is: up to a thousand questions of one nämnd, asked at an agreed pace, whose results are fetched once.
import { DAY_MS, HOUR_MS } from '../platform/durations.ts';
import type { PublicJwk } from '../platform/jwe.ts';

/**
 * `väntar`: nobody has begun; `pågår`; `klart`: the results wait to be fetched; `hämtat`; `gallrat`: nobody fetched them in time;
 * `avbrutet`: taken back by who submitted it, or ended by us. Of the last three nothing is left but counts and times.
 */
export type Lage = 'väntar' | 'pågår' | 'klart' | 'hämtat' | 'gallrat' | 'avbrutet';

/** `ofullständig`: a bastjänst at least has not told all that it has; `nekad`: the question was refused, the result says why. */
export type Utfall = 'besvarad' | 'ofullständig' | 'nekad';

/** Times are milliseconds since the epoch. */
export interface Uppdrag {
  readonly id: string;
  /** Whose questions they are; 12 digits. */
  readonly namnd: string;
  /** Who submitted it, and may see it; undefined only where trial mode let somebody unknown in. */
  readonly anropare: string | undefined;
  readonly lage: Lage;
  readonly antal: number;
  /** Questions that have a result, of whatever kind. */
  readonly klara: number;
  readonly nekade: number;
  readonly ofullstandiga: number;
  /** Questions a minute, as agreed when it was submitted. */
  readonly takt: number;
  /** Hours that the results wait, from the last of them; never beyond {@link LIVSTID_MS}. */
  readonly timmar: number;
  readonly skapadAt: number;
  readonly klartAt: number | undefined;
  readonly hamtasSenastAt: number | undefined;
  /** When it was fetched, erased or ended. */
  readonly slutAt: number | undefined;
}

/** One that is worked on: with the key that its results are encrypted to. */
export interface PagaendeUppdrag extends Uppdrag {
  readonly publikNyckel: PublicJwk;
}

/** What the nämnd has agreed to, as its anslutning has it. */
export interface Villkor {
  readonly timmar: number;
  readonly taktPerMinut: number;
  readonly publikNyckel: PublicJwk;
}

/** Of one nämnd at once: those that have not ended, and those whose results wait. */
export const MOST_OFARDIGA = 5;
export const MOST_OHAMTADE = 20;

/** From when it was handed in: nothing of it, neither question nor result, is kept for longer; milliseconds. */
export const LIVSTID_MS = DAY_MS;

/** What is left of that, at least, for fetching; milliseconds. */
export const HAMTNING_MS = HOUR_MS;

export function isOfardigt({ lage }: Pick<Uppdrag, 'lage'>): boolean {
  return lage === 'väntar' || lage === 'pågår';
}
