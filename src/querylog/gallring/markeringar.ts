// Exceptions that a nämnd has registered for a person or an ärende: legal holds, and secrecy in a registerutdrag.
import { randomUUID } from 'node:crypto';
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { decrypt, encrypt } from '../cipher.ts';
import type { Key, KeyName, Keyring } from '../keys/keyring.ts';
import { dayText, namndText, openText, secretText } from './fields.ts';
import { GallringError } from './gallring-error.ts';
import { hinderOf } from './hinder.ts';
import { type Mal, malOf } from './mal.ts';
import { inTurn } from './turn.ts';

/** `kvarhallning`: nothing of it is gallrat; `utdragsundantag`: it is left out of the registerutdrag (OSL). */
export type MarkeringSlag = 'kvarhallning' | 'utdragsundantag';

export interface NewMarkering {
  readonly slag: MarkeringSlag;
  /** Organisationsnummer, 12 digits. */
  readonly namnd: string;
  readonly falt: 'person' | 'arende';
  /** The person's 12 digits, or the ärende's number as the questions have it. */
  readonly mal: Mal;
  /** Why, e.g. the case or the paragraph; stored encrypted. */
  readonly orsak: string;
  /** The last day on which it holds, `YYYY-MM-DD`; a kvarhållning must have one. */
  readonly till?: string;
  readonly registreradAv: string;
}

/** Times are milliseconds since the epoch. */
export interface Markering extends NewMarkering {
  readonly id: string;
  readonly registreradAt: number;
  /** Ended by hand. */
  readonly avslutadAt?: number;
  /** Its key is gone, or its row was altered: `mal` is empty and `orsak` says so. */
  readonly olasbar?: true;
}

export interface Markeringar {
  /** @throws {GallringError} kind `ogiltig-markering`; {@link DatabaseError}; {@link KeyError} */
  add(markering: NewMarkering): Promise<Markering>;
  /** @throws {GallringError} kind `okand-markering`, where none of that id is in force; {@link DatabaseError} */
  end(id: string, av: string): Promise<void>;
  /** @throws {GallringError} kind `nyckel-saknas`; {@link DatabaseError}; {@link KeyError}; {@link DecipherError} */
  active(slag: MarkeringSlag, namnd: string, now: number): Promise<Markering[]>;
  /** Those that ended too, until a gallring has destroyed their key, and those that cannot be read. @throws {DatabaseError | KeyError} */
  all(namnd: string): Promise<Markering[]>;
}

export interface MarkeringarDeps {
  /** With `gallringMigrations`. */
  readonly database: Database;
  readonly keyring: Keyring;
  readonly clock: { now(): number };
}

const INSERT = `INSERT INTO markering (id, slag, namnd, falt, innehall, till, registrerad_at, registrerad_av)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

const END = `UPDATE markering SET avslutad_at = $2, avslutad_av = $3
  WHERE id = $1 AND avslutad_at IS NULL AND gallrad_at IS NULL RETURNING id`;

/** In force on a day: `$1`. */
const ACTIVE = 'avslutad_at IS NULL AND gallrad_at IS NULL AND (till IS NULL OR till >= $1)';

export function createMarkeringar({ database, keyring, clock }: MarkeringarDeps): Markeringar {
  async function read(rows: readonly Row[]): Promise<Markering[]> {
    const markeringar: Markering[] = [];
    for (const row of rows) markeringar.push(toMarkering(row, await keyOf(keyring, row)));
    return markeringar;
  }

  async function readable(row: Row): Promise<Markering> {
    try {
      return toMarkering(row, await keyOf(keyring, row));
    } catch (error) {
      if (hinderOf(error) === undefined) throw error;
      return { ...openPart(row), mal: malOf(''), orsak: OLASBAR, olasbar: true };
    }
  }

  return {
    async add(given) {
      const markering = { ...checked(given, clock.now()), id: randomUUID(), registreradAt: clock.now() };
      const { id, slag, namnd, falt, till, registreradAt, registreradAv } = markering;
      const key = await keyring.obtain(keyNameOf(markering));
      const content = JSON.stringify({ mal: markering.mal.reveal(), orsak: markering.orsak });
      const innehall = encrypt(key, content, boundTo({ id, slag, namnd, falt, till: till ?? null }));
      const values = [id, slag, namnd, falt, innehall, till ?? null, registreradAt, registreradAv];
      await inTurn(database, (tx) => tx.run(INSERT, values));
      return markering;
    },
    async end(id, av) {
      const by = openText('ogiltig-markering', 'Den som avslutar markeringen', av);
      const rows = await inTurn(database, (tx) => tx.run(END, [id, clock.now(), by]));
      if (rows.length === 0)
        throw new GallringError('okand-markering', 'Ingen gällande markering har den identiteten.');
    },
    async active(slag, namnd, now) {
      const where = `${ACTIVE} AND slag = $2 AND namnd = $3 ORDER BY registrerad_at, id`;
      return read(await database.run(`SELECT * FROM markering WHERE ${where}`, [swedishDay(now), slag, namnd]));
    },
    async all(namnd) {
      const where = 'namnd = $1 AND gallrad_at IS NULL ORDER BY registrerad_at, id';
      const markeringar: Markering[] = [];
      for (const row of await database.run(`SELECT * FROM markering WHERE ${where}`, [namnd])) {
        markeringar.push(await readable(row));
      }
      return markeringar;
    },
  };
}

/** Whether exactly these of a nämnd's holds are in force. @throws {DatabaseError} */
export async function holdsAre(
  ids: readonly string[],
  statements: Statements,
  namnd: string,
  now: number,
): Promise<boolean> {
  const sql = `SELECT id FROM markering WHERE ${ACTIVE} AND slag = 'kvarhallning' AND namnd = $2`;
  const active = await statements.run(sql, [swedishDay(now), namnd]);
  return active.length === ids.length && active.every(({ id }) => ids.includes(String(id)));
}

/** Markeringar of every nämnd that have ended and whose keys stand. @throws {DatabaseError} */
export async function endedMarkeringar(
  statements: Statements,
  now: number,
): Promise<{ readonly id: string; readonly namnd: string; readonly slag: MarkeringSlag }[]> {
  const where = 'gallrad_at IS NULL AND (avslutad_at IS NOT NULL OR till < $1) ORDER BY namnd, id';
  const rows = await statements.run(`SELECT id, namnd, slag FROM markering WHERE ${where}`, [swedishDay(now)]);
  return rows.map(({ id, namnd, slag }) => ({ id: String(id), namnd: String(namnd), slag: slag as MarkeringSlag }));
}

/** Each markering has a key of its own. */
export function keyNameOf({ id, namnd }: { readonly id: string; readonly namnd: string }): KeyName {
  return { namnd, bruk: `markering-${id}` };
}

async function keyOf(keyring: Keyring, { id, namnd }: Row): Promise<Key> {
  const key = await keyring.find(keyNameOf({ id: String(id), namnd: String(namnd) }));
  if (key) return key;
  throw unreadable(String(id));
}

/** Nobody knows what it covers. */
export function unreadable(id: string): GallringError {
  return new GallringError('nyckel-saknas', `Markeringen ${id} kan inte läsas: dess nyckel saknas.`);
}

const OLASBAR = '(kan inte läsas: nyckeln saknas, eller raden är ändrad)';

function boundTo({ id, slag, namnd, falt, till }: Row): string {
  return `markering ${id} ${slag} ${namnd} ${falt} ${till ?? ''}`;
}

function toMarkering(row: Row, key: Key): Markering {
  const { mal, orsak } = JSON.parse(decrypt(key, row.innehall as Uint8Array, boundTo(row)));
  return { ...openPart(row), mal: malOf(mal), orsak };
}

function openPart(row: Row): Omit<Markering, 'mal' | 'orsak'> {
  const { till, avslutad_at } = row;
  return {
    id: String(row.id),
    slag: row.slag as MarkeringSlag,
    namnd: String(row.namnd),
    falt: row.falt as Markering['falt'],
    ...(till !== null && { till: String(till) }),
    registreradAv: String(row.registrerad_av),
    registreradAt: Number(row.registrerad_at),
    ...(avslutad_at !== null && { avslutadAt: Number(avslutad_at) }),
  };
}

function checked(given: NewMarkering, now: number): NewMarkering {
  const kind = 'ogiltig-markering';
  const { slag, falt, till } = given;
  const mal = secretText(kind, 'Markeringens mål', given.mal.reveal());
  if (falt === 'person' && !/^\d{12}$/.test(mal)) {
    throw new GallringError(kind, 'Personen ska anges med person- eller samordningsnummer, 12 siffror.');
  }
  if (slag === 'kvarhallning' && till === undefined) {
    throw new GallringError(kind, 'En kvarhållning ska ha ett slutdatum (till).');
  }
  if (till !== undefined && dayText(kind, 'Slutdatum (till)', till) < swedishDay(now)) {
    throw new GallringError(kind, 'Slutdatum (till) får inte ha passerat.');
  }
  return {
    slag,
    namnd: namndText(kind, given.namnd),
    falt,
    mal: malOf(mal),
    orsak: secretText(kind, 'Orsaken', given.orsak),
    ...(till !== undefined && { till }),
    registreradAv: openText(kind, 'Den som registrerar markeringen', given.registreradAv),
  };
}
