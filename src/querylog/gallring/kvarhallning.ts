// Moves questions under a hold out of the way of gallring: from their month to the hold's own key, and from hold to hold.
import type { Database, Row } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import { lookupOf } from '../cipher.ts';
import { readInnehall } from '../innehall.ts';
import type { Key, Keyring } from '../keys/keyring.ts';
import type { Manad } from '../manad.ts';
import { tablesOf } from '../manader.ts';
import { POST_COLUMNS, toPost } from '../post.ts';
import { AVSLUT_COLUMNS } from '../record.ts';
import { GallringError } from './gallring-error.ts';
import { KEYED_COLUMNS, KVARHALLEN_COLUMNS, keyedValues, kvarhallenValues, readKvarhallen } from './kvarhallen-rad.ts';
import { keyNameOf, type Markering, type Markeringar, unreadable } from './markeringar.ts';

export interface Kvarhallning {
  /** How many questions of a nämnd's month are under a hold now. */
  count(del: KvarhallenDel): Promise<number>;
  /**
   * Copies them to the holds' table for a run, each to the hold that ends last. May be repeated.
   * @returns the ids of the holds in force, as they were looked at
   */
  move(gallring: string, del: KvarhallenDel): Promise<string[]>;
  /** Moves what an ended hold kept to others in force that cover it. May be repeated. @returns as `move` */
  moveOn(markering: { readonly id: string; readonly namnd: string; readonly unread: boolean }): Promise<string[]>;
}

/** A nämnd's month. `unread`: its questions must be looked at, so that its key is needed where a hold is in force. */
export interface KvarhallenDel {
  readonly manad: Manad;
  readonly namnd: string;
  readonly unread: boolean;
}

/** Every method throws {@link DatabaseError}, {@link KeyError}, {@link DecipherError}, or kind `nyckel-saknas` of {@link GallringError}. */
export interface KvarhallningDeps {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly markeringar: Markeringar;
  readonly clock: { now(): number };
}

/** Questions in one statement. */
const AT_ONCE = 32;

const COLUMNS = POST_COLUMNS.map((column) => `f.${column}`).join(', ');

export function createKvarhallning({ database, keyring, markeringar, clock }: KvarhallningDeps): Kvarhallning {
  /** The one that ends last first, so that it gets what several cover. */
  async function holds(namnd: string): Promise<Markering[]> {
    const active = await markeringar.active('kvarhallning', namnd, clock.now());
    return active.sort((a, b) => ((a.till ?? '') < (b.till ?? '') ? 1 : -1));
  }

  async function idsOf(manad: Manad, namnd: string, { falt, mal }: Markering, monthKey: Key): Promise<Uint8Array[]> {
    // an expression, so that SQLite takes the index of the lookup and not that of the nämnd
    const where = `${falt} = $2 AND (namnd || '') = $1 AND slag = 1`;
    const params = [namnd, lookupOf(monthKey, falt, mal.reveal())];
    const rows = await database.run(`SELECT id FROM ${tablesOf(manad).post} WHERE ${where}`, params);
    return rows.map(({ id }) => id as Uint8Array);
  }

  /** Without it nobody knows what of the month the holds cover: then nothing of it may go. */
  async function monthKeyOf({ manad, namnd, unread }: KvarhallenDel): Promise<Key | undefined> {
    const key = await keyring.find({ namnd, bruk: manad });
    if (key || !unread) return key;
    const text = `Kvarhållningar gäller, men nyckeln till ${manad} saknas: det går inte att se vad de omfattar.`;
    throw new GallringError('nyckel-saknas', text);
  }

  async function count(del: KvarhallenDel): Promise<number> {
    const active = await holds(del.namnd);
    const monthKey = active.length > 0 && (await monthKeyOf(del));
    const ids = new Set<string>();
    for (const hold of monthKey ? active : []) {
      for (const id of await idsOf(del.manad, del.namnd, hold, monthKey as Key)) {
        ids.add(Buffer.from(id).toString('hex'));
      }
    }
    return ids.size;
  }

  async function move(gallring: string, del: KvarhallenDel): Promise<string[]> {
    const active = await holds(del.namnd);
    const monthKey = active.length > 0 && (await monthKeyOf(del));
    if (monthKey) for (const hold of active) await moveTo(hold, { manad: del.manad, gallring }, monthKey);
    return active.map(({ id }) => id);
  }

  async function moveTo(hold: Markering, more: { manad: Manad; gallring: string }, monthKey: Key): Promise<void> {
    const { manad } = more;
    const { post } = tablesOf(manad);
    const key = await holdKey(hold);
    const ids = await idsOf(manad, hold.namnd, hold, monthKey);
    while (ids.length > 0) {
      const some = ids.splice(0, AT_ONCE);
      const list = some.map((_, index) => `$${index + 1}`).join(', ');
      const sql = `SELECT ${COLUMNS}, ${AVSLUT_COLUMNS} FROM ${post} f
        LEFT JOIN ${post} a ON a.id = f.id AND a.slag = 2 WHERE f.slag = 1 AND f.id IN (${list})`;
      const values = (row: Row) =>
        kvarhallenValues(hold.id, { ...row, ...more }, readInnehall(toPost(row), monthKey), key);
      const rows = (await database.run(sql, some)).map(values);
      const suffix = 'ON CONFLICT (id) DO NOTHING';
      await database.run(...insertStatement({ table: 'kvarhallen', columns: KVARHALLEN_COLUMNS, rows, suffix }));
    }
  }

  const moveOn: Kvarhallning['moveOn'] = async (ended) => {
    const active = await holds(ended.namnd);
    const oldKey = active.length > 0 && (await keyring.find(keyNameOf(ended)));
    if (active.length > 0 && !oldKey && ended.unread) throw unreadable(ended.id);
    if (oldKey) for (const hold of active) await moveOnTo(hold, ended.id, oldKey);
    return active.map(({ id }) => id);
  };

  async function moveOnTo(hold: Markering, from: string, oldKey: Key): Promise<void> {
    const key = await holdKey(hold);
    const sql = `SELECT * FROM kvarhallen WHERE markering = $1 AND ${hold.falt} = $2`;
    for (const row of await database.run(sql, [from, lookupOf(oldKey, hold.falt, hold.mal.reveal())])) {
      const values = keyedValues(hold.id, row, readKvarhallen(row, oldKey), key);
      await database.run(REKEY, [row.id as Uint8Array, from, ...values]);
    }
  }

  async function holdKey(hold: Markering): Promise<Key> {
    const key = await keyring.find(keyNameOf(hold));
    if (key) return key;
    throw unreadable(hold.id);
  }

  return { count, move, moveOn };
}

const REKEY = `UPDATE kvarhallen SET ${KEYED_COLUMNS.map((column, index) => `${column} = $${index + 3}`).join(', ')}
  WHERE id = $1 AND markering = $2`;
