// What the clock ends: results that nobody fetched, uppdrag that never ended, keys without a use, rows of long ago.
import { DAY_MS } from '../platform/durations.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Avslut } from './avslut.ts';
import type { Jobbnycklar } from './ports.ts';
import { forsenade, keyIsGone, ofardiga, removeEnded, withNeedlessKey } from './uppdrag-rader.ts';

export interface GallringDeps {
  /** With `uppdragMigrations`. */
  readonly database: Database;
  readonly avslut: Avslut;
  readonly nycklar: Pick<Jobbnycklar, 'forstor'>;
  readonly send: (id: string) => Promise<void>;
  readonly clock: { now(): number };
}

/** May be run by several processes at once, and again. @throws {DatabaseError} and what the keys throw */
export type Gallring = () => Promise<void>;

const LONGEST_MS = DAY_MS;
const ROWS_ARE_KEPT_MS = 90 * DAY_MS;
const AKTOR = { namn: 'sammansatt' };

/** It also has every nämnd's first uppdrag worked on, should whoever had it die before it was said. */
export function createGallring({ database, avslut, nycklar, send, clock }: GallringDeps): Gallring {
  return async () => {
    const now = clock.now();
    for (const { id, lage } of await forsenade(database, now - LONGEST_MS, now)) {
      if (lage === 'klart') await avslut.gallra(id, { aktor: AKTOR, skal: 'Resultatet hämtades inte i tid' });
      else await avslut.avbryt(id, { aktor: AKTOR, skal: 'Uppdraget blev inte klart inom 24 timmar' });
    }
    for (const uppdrag of await withNeedlessKey(database)) {
      await nycklar.forstor(uppdrag);
      await keyIsGone(database, uppdrag.id);
    }
    await removeEnded(database, now - ROWS_ARE_KEPT_MS);
    const first = new Map((await ofardiga(database)).reverse().map(({ namnd, id }) => [namnd, id]));
    for (const id of first.values()) await send(id);
  };
}
