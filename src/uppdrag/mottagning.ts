// Takes a batch: its questions encrypted before anything is stored, and all of it or nothing.
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../composite/ports.ts';
import type { Database } from '../platform/sql/database.ts';
import { plats } from './berakning.ts';
import { insertFragor, placeOf } from './fraga-rader.ts';
import type { Jobbnycklar, RecordUppdrag } from './ports.ts';
import { MOST_OFARDIGA, MOST_OHAMTADE, type Uppdrag, type Villkor } from './uppdrag.ts';
import { forManga, rymsInte } from './uppdrag-error.ts';
import { countOf, insertUppdrag, ofardiga as ofardigaOf, readUppdrag } from './uppdrag-rader.ts';

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

/** @throws {UppdragError} kind `for-manga`, `ryms-inte`; {DatabaseError}; what the keys throw */
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
      // What would be erased unread must not be asked: it would be logged, and help nobody.
      const fore = (await ofardigaOf(tx, namnd)).filter((one) => one.id !== id);
      const ryms = plats(fore, villkor.taktPerMinut);
      if (fragor.length > ryms) throw rymsInte(ryms);
      await insertFragor(tx, id, hidden);
    });
  }

  return async (nytt) => {
    const id = uuidv7({ msecs: clock.now() }); // gallring reads the time of it
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
