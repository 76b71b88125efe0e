// Takes a batch: its questions encrypted before anything is stored, and all of it or nothing.
import { randomUUID } from 'node:crypto';
import type { Caller } from '../composite/ports.ts';
import type { Database } from '../platform/sql/database.ts';
import { insertFragor, placeOf } from './fraga-rader.ts';
import type { Jobbnycklar, RecordUppdrag } from './ports.ts';
import { MOST_OFARDIGA, MOST_OHAMTADE, type Uppdrag, type Villkor } from './uppdrag.ts';
import { forManga } from './uppdrag-error.ts';
import { countOf, insertUppdrag, readUppdrag } from './uppdrag-rader.ts';

export interface MottagningDeps {
  /** With `uppdragMigrations`. */
  readonly database: Database;
  readonly nycklar: Pick<Jobbnycklar, 'skapa' | 'forstor'>;
  readonly send: (id: string) => Promise<void>;
  readonly record: RecordUppdrag;
  readonly clock: { now(): number };
}

/** A batch whose questions are checked. */
export interface NyttUppdrag {
  readonly namnd: string;
  readonly caller: Caller;
  readonly villkor: Villkor;
  readonly fragor: readonly unknown[];
}

/** @throws {UppdragError} kind `for-manga`; {DatabaseError}; what the keys throw */
export type Mottagning = (nytt: NyttUppdrag) => Promise<Uppdrag>;

export function createMottagning({ database, nycklar, send, record, clock }: MottagningDeps): Mottagning {
  async function store({ namnd, caller, villkor, fragor }: NyttUppdrag, id: string): Promise<void> {
    const nyckel = await nycklar.skapa({ id, namnd });
    const hidden = fragor.map((fraga, index) => nyckel.encrypt(JSON.stringify(fraga), placeOf(id, index + 1)));
    const now = clock.now();
    const { organisationsnummer: anropare } = caller;
    const uppdrag = { id, namnd, anropare, antal: fragor.length, skapadAt: now };
    const begaran = { aktor: { namn: aktorOf(anropare) }, skal: 'Uppdrag inlämnat av system' };
    await database.transaction(async (tx) => {
      await insertUppdrag(tx, uppdrag, villkor);
      const efter = { namnd, antal: fragor.length, klara: 0, nekade: 0, ofullstandiga: 0 };
      // Who writes to the trail takes turns with all who do: from here on the count holds.
      await record(tx, now, begaran, { objekt: { slag: 'uppdrag', id }, handling: 'skapa', efter });
      const { ofardiga, ohamtade } = await countOf(tx, namnd);
      if (ofardiga > MOST_OFARDIGA || ohamtade > MOST_OHAMTADE) throw forManga(ofardiga - 1);
      await insertFragor(tx, id, hidden);
    });
  }

  return async (nytt) => {
    const id = randomUUID();
    try {
      await store(nytt, id);
    } catch (error) {
      await nycklar.forstor({ id, namnd: nytt.namnd }).catch(() => {}); // it hides nothing
      throw error;
    }
    await send(id);
    const stored = await readUppdrag(database, id);
    if (!stored) throw new Error('an uppdrag that was stored a moment ago is gone');
    return stored;
  };
}

/** Who did it, for the audit trail. */
export function aktorOf(anropare: string | undefined): string {
  return `system ${anropare ?? 'i provläge'}`;
}
