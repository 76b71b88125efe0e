// Reads questions under a hold beside those of the log, so that a search and a registerutdrag miss none of them.
import type { Database, Row } from '../../platform/sql/database.ts';
import { lookupOf } from '../cipher.ts';
import type { Key, Keyring } from '../keys/keyring.ts';
import { idBytes } from '../post.ts';
import type { QueryLogReader } from '../reader.ts';
import { foundBy, type QueryRecord } from '../record.ts';
import { toHeldRecord } from './kvarhallen-rad.ts';
import { keyNameOf } from './markeringar.ts';

/** As the log's reader; a question stands in both for the moment in which it is moved. */
export type HeldReader = Pick<QueryLogReader, 'read' | 'list' | 'find'>;

export interface HeldReaderDeps {
  readonly database: Database;
  readonly keyring: Keyring;
}

const WITHIN = 'namnd = $1 AND at >= $2 AND at < $3';

export function createHeldReader({ database, keyring }: HeldReaderDeps): HeldReader {
  /** Keys of the holds that keep something of the nämnd. */
  async function keysOf(namnd: string): Promise<Map<string, Key>> {
    const rows = await database.run('SELECT DISTINCT markering FROM kvarhallen WHERE namnd = $1', [namnd]);
    const keys = new Map<string, Key>();
    for (const id of rows.map(({ markering }) => String(markering))) {
      const key = await keyring.find(keyNameOf({ id, namnd }));
      if (key) keys.set(id, key);
    }
    return keys;
  }

  const records = (rows: readonly Row[], keys: ReadonlyMap<string, Key>): QueryRecord[] =>
    rows.flatMap((row) => {
      const key = keys.get(String(row.markering));
      return key ? [toHeldRecord(row, key)] : [];
    });

  return {
    async read(id) {
      const bytes = idBytes(id);
      if (bytes.length !== 16) return undefined;
      const [row] = await database.run('SELECT * FROM kvarhallen WHERE id = $1', [bytes]);
      return row && records([row], await keysOf(String(row.namnd)))[0];
    },
    async list({ namnd, from, to, limit, after }) {
      const keys = await keysOf(namnd);
      const list = [...keys.keys()].map((_, index) => `$${index + 7}`).join(', ');
      if (list === '') return [];
      const where = `${WITHIN} AND (at > $4 OR (at = $4 AND id > $5)) AND markering IN (${list})`;
      const last = after ? [after.begunAt, idBytes(after.id)] : [-1, new Uint8Array()];
      const params = [namnd, from, to, ...last, limit, ...keys.keys()];
      return records(
        await database.run(`SELECT * FROM kvarhallen WHERE ${where} ORDER BY at, id LIMIT $6`, params),
        keys,
      );
    },
    async find({ namnd, falt, value, from, to, limit }) {
      const keys = await keysOf(namnd);
      const found: QueryRecord[] = [];
      for (const [id, key] of keys) {
        const sql = `SELECT * FROM kvarhallen WHERE ${WITHIN} AND markering = $4 AND ${falt} = $5 ORDER BY at, id LIMIT $6`;
        const params = [namnd, from, to, id, lookupOf(key, falt, value), limit];
        found.push(...records(await database.run(sql, params), keys).map((one) => foundBy(one, falt, value)));
      }
      return found.sort(byTime).slice(0, limit);
    },
  };
}

/** Ids are compared as bytes, as the databases do. */
function byTime(a: QueryRecord, b: QueryRecord): number {
  return a.begunAt - b.begunAt || Buffer.compare(idBytes(a.id), idBytes(b.id));
}
