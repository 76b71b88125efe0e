// How an uppdrag ends: its key destroyed, its rows erased, its end in the audit trail, and the nämnd's next one in turn.
import type { Begaran } from '../platform/spar.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Jobbnycklar, RecordUppdrag, UppdragSpar } from './ports.ts';
import type { Lage, Uppdrag } from './uppdrag.ts';
import { end, keyIsGone, ofardiga } from './uppdrag-rader.ts';

export interface AvslutDeps {
  /** With `uppdragMigrations`. */
  readonly database: Database;
  readonly nycklar: Pick<Jobbnycklar, 'forstor'>;
  /** Has the next one worked on. */
  readonly send: (id: string) => Promise<void>;
  readonly record: RecordUppdrag;
  readonly clock: { now(): number };
}

/** Every one throws {@link DatabaseError} and what the keys throw; what is left undone then, the next {@link Gallring} does. */
export interface Avslut {
  /** All questions are asked: destroys the key, and lets the nämnd's next one begin. */
  slapp(uppdrag: Pick<Uppdrag, 'id' | 'namnd'>): Promise<void>;
  /** Erases what was fetched. @returns whether it was there still */
  hamtat(id: string, begaran: Begaran): Promise<boolean>;
  /** Erases what nobody fetched in time. */
  gallra(id: string, begaran: Begaran): Promise<boolean>;
  /** Ends it, however far it has come, and erases all of it. */
  avbryt(id: string, begaran: Begaran): Promise<boolean>;
}

const HANDLING = { hämtat: 'hämta', gallrat: 'gallra', avbrutet: 'avbryt' } as const;

export function createAvslut({ database, nycklar, send, record, clock }: AvslutDeps): Avslut {
  async function slapp({ id, namnd }: Pick<Uppdrag, 'id' | 'namnd'>): Promise<void> {
    await nycklar.forstor({ id, namnd });
    await keyIsGone(database, id);
    const [next] = await ofardiga(database, namnd);
    if (next) await send(next.id);
  }

  async function endIt(
    id: string,
    from: readonly Lage[],
    to: keyof typeof HANDLING,
    begaran: Begaran,
  ): Promise<boolean> {
    const now = clock.now();
    const ended = await database.transaction(async (tx) => {
      const before = await end(tx, id, from, to, now);
      const andring = { objekt: { slag: 'uppdrag', id }, handling: HANDLING[to] } as const;
      if (before) await record(tx, now, begaran, { ...andring, efter: sparOf(before) });
      return before;
    });
    if (ended) await slapp(ended);
    return ended !== undefined;
  }

  return {
    slapp,
    hamtat: (id, begaran) => endIt(id, ['klart'], 'hämtat', begaran),
    gallra: (id, begaran) => endIt(id, ['klart'], 'gallrat', begaran),
    avbryt: (id, begaran) => endIt(id, ['väntar', 'pågår', 'klart'], 'avbrutet', begaran),
  };
}

export function sparOf({ namnd, antal, klara, nekade, ofullstandiga }: Uppdrag): UppdragSpar {
  return { namnd, antal, klara, nekade, ofullstandiga };
}
