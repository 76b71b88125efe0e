// An uppdrag as programs read it: how far it has come, and what happens when.
import { isoInSweden } from '../../querylog/granskning/svensk-tid.ts';
import type { SettUppdrag } from '../../uppdrag/uppdragen.ts';

export function uppdragJson(uppdrag: SettUppdrag): object {
  const { id, namnd, lage, antal, klara, nekade, ofullstandiga } = uppdrag;
  const { skapadAt, beraknasKlartAt, klartAt, hamtasSenastAt, slutAt } = uppdrag;
  return {
    ...{ id, organisationsnummer: namnd, lage, antal, klara, nekade, ofullstandiga },
    skapad: isoInSweden(skapadAt),
    ...(beraknasKlartAt !== undefined && { beraknasKlart: isoInSweden(beraknasKlartAt) }),
    ...(klartAt !== undefined && { klart: isoInSweden(klartAt) }),
    ...(hamtasSenastAt !== undefined && lage === 'klart' && { hamtasSenast: isoInSweden(hamtasSenastAt) }),
    ...(slutAt !== undefined && { avslutat: isoInSweden(slutAt) }),
  };
}

const LONGEST_WAIT_S = 60;

/** Seconds until it is worth asking again. */
export function waitSeconds({ beraknasKlartAt = 0 }: SettUppdrag, now: number): number {
  return Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil((beraknasKlartAt - now) / 1_000)));
}
