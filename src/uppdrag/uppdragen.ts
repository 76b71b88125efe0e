// What who submitted an uppdrag sees of it; somebody else's is none.
import type { Caller } from '../composite/ports.ts';
import type { Database } from '../platform/sql/database.ts';
import { tidFor } from './berakning.ts';
import { type HamtatResultat, readResults } from './fraga-rader.ts';
import { isOfardigt, type Uppdrag } from './uppdrag.ts';
import { okant } from './uppdrag-error.ts';
import { listUppdrag, ofardiga, readUppdrag } from './uppdrag-rader.ts';

/** `beraknasKlartAt`: when all will have been asked at the earliest, which is at the agreed pace; undefined once they have. */
export interface SettUppdrag extends Uppdrag {
  readonly beraknasKlartAt: number | undefined;
}

/** Every one throws {@link DatabaseError}. */
export interface Uppdragen {
  /** @throws {UppdragError} kind `okant` */
  en(id: string, caller: Caller): Promise<SettUppdrag>;
  /** The newest first. */
  lista(caller: Caller): Promise<SettUppdrag[]>;
  /** In the order of the questions; those that there are. */
  resultat(id: string): AsyncIterable<HamtatResultat>;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createUppdragen(database: Database, clock: { now(): number }): Uppdragen {
  async function estimated(uppdrag: Uppdrag): Promise<SettUppdrag> {
    if (!isOfardigt(uppdrag)) return { ...uppdrag, beraknasKlartAt: undefined };
    const queue = await ofardiga(database, uppdrag.namnd);
    const inFront = queue.slice(
      0,
      queue.findIndex(({ id }) => id === uppdrag.id),
    );
    return { ...uppdrag, beraknasKlartAt: clock.now() + tidFor([...inFront, uppdrag]) };
  }

  return {
    async en(id, { organisationsnummer }) {
      const found = ID.test(id) ? await readUppdrag(database, id) : undefined;
      if (!found || found.anropare !== organisationsnummer) throw okant();
      const { publikNyckel: _, ...seen } = found;
      return estimated(seen);
    },
    async lista({ organisationsnummer }) {
      const all: SettUppdrag[] = [];
      for (const one of await listUppdrag(database, organisationsnummer)) all.push(await estimated(one));
      return all;
    },
    resultat: (id) => readResults(database, id),
  };
}
