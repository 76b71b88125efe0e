// Who wants letters of driftinformation: an address that its owner has confirmed, kept until its owner says no.

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { DAY_MS } from '../../platform/durations.ts';
import type { Database, Row, SqlValue, Statements } from '../../platform/sql/database.ts';
import { SAMMANSATT } from '../matning/summa.ts';
import { DriftinformationError } from './driftinformation-error.ts';
import { storeBekraftelse } from './utskick-rader.ts';

/** Why a token was sent out. */
export type Nyckelslag = 'bekräfta' | 'avsluta';

export interface Prenumeration {
  readonly id: string;
  readonly epost: string;
  /** Empty: all. */
  readonly kallor: readonly string[];
  readonly bekraftadAt?: number;
}

/** Every one @throws {DatabaseError}. */
export interface Prenumerationer {
  /**
   * Sends a letter that asks the owner of the address to confirm; who asks learns nothing of what is there already. An address
   * that has been asked too often today is sent none.
   * @returns false: too many wait to be confirmed, whoever they are; nothing is sent
   * @throws {DriftinformationError} kind `ogiltig`
   */
  begar(epost: string, kallor: readonly string[]): Promise<boolean>;
  /** Whose token it is, while it holds. */
  av(slag: Nyckelslag, nyckel: string): Promise<Prenumeration | undefined>;
  /** In place of what the address had before. @returns whether the token held */
  bekrafta(nyckel: string): Promise<boolean>;
  /** Takes the address away. @returns whether the token held */
  avsluta(nyckel: string): Promise<boolean>;
  /** A token for a letter; only its digest is kept. */
  nyNyckel(id: string, slag: Nyckelslag): Promise<string>;
  en(id: string): Promise<Prenumeration | undefined>;
  /** Ends that of an address that is none any more. */
  taBort(id: string): Promise<void>;
  /** Takes away what nobody confirmed in time, at that moment. @returns how many addresses */
  rensa(now: number): Promise<number>;
}

export interface PrenumerationerDeps {
  /** With `driftinformationMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
  /** The sources that there are; `SAMMANSATT` is known besides. */
  readonly kallor: readonly string[];
}

/** From being asked to being confirmed; then the address is deleted. */
const UNCONFIRMED_MS = 2 * DAY_MS;
/** A letter's way out works as long as anybody can be expected to have kept it. */
const KEY_MS: Readonly<Record<Nyckelslag, number>> = { bekräfta: UNCONFIRMED_MS, avsluta: 400 * DAY_MS };

const MOST_A_DAY_PER_ADDRESS = 3;
const MOST_WAITING = 1000;

const ADDRESS =
  /^[^\s@<>()",:;\\[\]\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

export function createPrenumerationer({ database, clock, kallor: known }: PrenumerationerDeps): Prenumerationer {
  async function findBy(slag: Nyckelslag, nyckel: string): Promise<Prenumeration | undefined> {
    const [row] = await database.run(
      `SELECT p.* FROM driftprenumeration p JOIN driftprenumeration_nyckel n ON n.prenumeration = p.id
        WHERE n.hash = $1 AND n.slag = $2 AND n.till > $3`,
      [hashOf(nyckel), slag, clock.now()],
    );
    return row && toPrenumeration(row);
  }

  return {
    async begar(given, kallor) {
      const epost = checkedAddress(given);
      if (kallor.some((kalla) => kalla !== SAMMANSATT && !known.includes(kalla)))
        throw new DriftinformationError('ogiltig', 'kallor: välj bland de bastjänster som finns.', 'kallor');
      const id = randomUUID();
      const now = clock.now();
      return database.transaction(async (tx) => {
        if (await isFull(tx)) return false;
        if ((await countToday(tx, epost, now)) > MOST_A_DAY_PER_ADDRESS) return true;
        const sql = 'INSERT INTO driftprenumeration (id, epost, kallor, skapad_at) VALUES ($1, $2, $3, $4)';
        await tx.run(sql, [id, epost, JSON.stringify([...new Set(kallor)]), now]);
        await storeBekraftelse(tx, id, now);
        return true;
      });
    },
    av: findBy,
    async bekrafta(nyckel) {
      const found = await findBy('bekräfta', nyckel);
      if (!found) return false;
      return database.transaction(async (tx) => {
        const sql = 'UPDATE driftprenumeration SET bekraftad_at = $1 WHERE id = $2 RETURNING id';
        if ((await tx.run(sql, [clock.now(), found.id])).length === 0) return false;
        await removeWhere(tx, 'epost = $1 AND id <> $2', [found.epost, found.id]);
        await tx.run("DELETE FROM driftprenumeration_nyckel WHERE prenumeration = $1 AND slag = 'bekräfta'", [
          found.id,
        ]);
        return true;
      });
    },
    async avsluta(nyckel) {
      const found = await findBy('avsluta', nyckel);
      if (!found) return false;
      await database.transaction((tx) => removeWhere(tx, 'epost = $1', [found.epost]));
      return true;
    },
    async nyNyckel(id, slag) {
      const nyckel = randomBytes(24).toString('base64url');
      const sql = 'INSERT INTO driftprenumeration_nyckel (hash, prenumeration, slag, till) VALUES ($1, $2, $3, $4)';
      await database.run(sql, [hashOf(nyckel), id, slag, clock.now() + KEY_MS[slag]]);
      return nyckel;
    },
    async en(id) {
      const [row] = await database.run('SELECT * FROM driftprenumeration WHERE id = $1', [id]);
      return row && toPrenumeration(row);
    },
    async taBort(id) {
      await database.transaction((tx) => removeWhere(tx, 'id = $1', [id]));
    },
    rensa: (now) =>
      database.transaction(async (tx) => {
        await tx.run('DELETE FROM driftprenumeration_antal WHERE till <= $1', [now]);
        await tx.run('DELETE FROM driftprenumeration_nyckel WHERE till <= $1', [now]);
        return removeWhere(tx, 'bekraftad_at IS NULL AND skapad_at <= $1', [now - UNCONFIRMED_MS]);
      }),
  };
}

async function isFull(tx: Statements): Promise<boolean> {
  const [row] = await tx.run('SELECT COUNT(*) AS antal FROM driftprenumeration WHERE bekraftad_at IS NULL');
  return Number(row?.antal) >= MOST_WAITING;
}

/** Those who ask for one address at the same moment wait for each other here. @returns how often it has been asked for today */
async function countToday(tx: Statements, epost: string, now: number): Promise<number> {
  const till = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  const [row] = await tx.run(
    `INSERT INTO driftprenumeration_antal (nyckel, till, antal) VALUES ($1, $2, 1)
      ON CONFLICT (nyckel) DO UPDATE SET antal = driftprenumeration_antal.antal + 1 RETURNING antal`,
    [hashOf(`${till} ${epost.toLowerCase()}`), till],
  );
  return Number(row?.antal);
}

/** With everything that refers to them. */
async function removeWhere(tx: Statements, where: string, params: readonly SqlValue[]): Promise<number> {
  const ids = `SELECT id FROM driftprenumeration WHERE ${where}`;
  await tx.run(`DELETE FROM driftutskick WHERE prenumeration IN (${ids})`, params);
  await tx.run(`DELETE FROM driftprenumeration_nyckel WHERE prenumeration IN (${ids})`, params);
  return (await tx.run(`DELETE FROM driftprenumeration WHERE ${where} RETURNING id`, params)).length;
}

/** The domain in lower case, since it is the same in either. @throws {DriftinformationError} kind `ogiltig` */
function checkedAddress(given: string): string {
  const text = given.trim().normalize('NFC');
  const [local = '', domain = ''] = [text.slice(0, text.lastIndexOf('@')), text.slice(text.lastIndexOf('@') + 1)];
  const epost = `${local}@${domain.toLowerCase()}`;
  if (epost.length <= 254 && ADDRESS.test(epost)) return epost;
  throw new DriftinformationError('ogiltig', 'epost: skriv en e-postadress, som namn@kommun.se.', 'epost');
}

function hashOf(nyckel: string): Uint8Array {
  return createHash('sha256').update(nyckel).digest();
}

function toPrenumeration({ id, epost, kallor, bekraftad_at: bekraftadAt = null }: Row): Prenumeration {
  return {
    id: String(id),
    epost: String(epost),
    kallor: JSON.parse(String(kallor)) as string[],
    ...(bekraftadAt !== null && { bekraftadAt: Number(bekraftadAt) }),
  };
}
