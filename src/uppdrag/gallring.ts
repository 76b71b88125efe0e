// What ends by itself: results that nobody fetched, uppdrag that never ended or have no instruction, keys without a use, old rows.
import { DAY_MS, HOUR_MS } from '../platform/durations.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Avslut } from './avslut.ts';
import type { Jobbnycklar } from './ports.ts';
import { LIVSTID_MS } from './uppdrag.ts';
import { forsenade, keyIsGone, levande, ofardiga, removeEnded, withNeedlessKey } from './uppdrag-rader.ts';

export interface GallringDeps {
  /** With `uppdragMigrations`. */
  readonly database: Database;
  readonly avslut: Avslut;
  readonly nycklar: Pick<Jobbnycklar, 'forstor' | 'alla'>;
  /** Whether the nämnd's instruction still holds. */
  readonly harInstruktion: (namnd: string) => Promise<boolean>;
  readonly send: (id: string) => Promise<void>;
  readonly clock: { now(): number };
}

/** May be run by several processes at once, and again. @throws {DatabaseError} and what the keys throw */
export type Gallring = () => Promise<void>;

const ROWS_ARE_KEPT_MS = 90 * DAY_MS;

/** A key is made before its row: in so long the row has come, or never will. */
const KEY_WAITS_MS = HOUR_MS;

/** All keys are gone through as often; the log has thousands. */
const SWEEP_MS = HOUR_MS;
const AKTOR = { namn: 'sammansatt' };

/** It also has every nämnd's first uppdrag worked on, should whoever had it die before it was said. */
export function createGallring({ database, avslut, nycklar, harInstruktion, send, clock }: GallringDeps): Gallring {
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function endLate(now: number): Promise<void> {
    for (const { id, lage } of await forsenade(database, now - LIVSTID_MS, now)) {
      if (lage === 'klart') await avslut.gallra(id, { aktor: AKTOR, skal: 'Resultatet hämtades inte i tid' });
      else await avslut.avbryt(id, { aktor: AKTOR, skal: 'Uppdraget blev inte klart inom 24 timmar' });
    }
  }

  async function endWithoutInstruction(): Promise<void> {
    for (const [namnd, those] of Map.groupBy(await levande(database), ({ namnd }) => namnd)) {
      if (await harInstruktion(namnd)) continue;
      for (const { id } of those)
        await avslut.avbryt(id, { aktor: AKTOR, skal: 'Nämndens instruktion gäller inte längre' });
    }
  }

  async function destroyKeys(now: number): Promise<void> {
    for (const uppdrag of await withNeedlessKey(database)) {
      await nycklar.forstor(uppdrag);
      await keyIsGone(database, uppdrag.id);
    }
    if (now - sweptAt < SWEEP_MS) return;
    const keys = await nycklar.alla();
    const needed = new Set((await ofardiga(database)).map(({ id }) => id));
    for (const key of keys) if (!needed.has(key.id) && madeAt(key.id) <= now - KEY_WAITS_MS) await nycklar.forstor(key);
    sweptAt = now;
  }

  return async () => {
    const now = clock.now();
    await endLate(now);
    await endWithoutInstruction();
    await destroyKeys(now);
    await removeEnded(database, now - ROWS_ARE_KEPT_MS);
    const first = new Map((await ofardiga(database)).reverse().map(({ namnd, id }) => [namnd, id]));
    for (const id of first.values()) await send(id);
  };
}

/** By the id, a UUID of version 7 (RFC 9562 § 5.7); of another version it says nothing, and is old. */
function madeAt(id: string): number {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0;
}
