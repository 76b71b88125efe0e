// Wrapped keys in a database of their own, for services that run on several machines.
import type { Database, SqlValue } from '../../platform/sql/database.ts';
import { DatabaseError } from '../../platform/sql/database-error.ts';
import type { ModuleMigrations } from '../../platform/sql/migrate.ts';
import { KeyError } from './key-error.ts';
import { checkedName, type KeyName } from './key-name.ts';
import type { KeyStore } from './key-store.ts';

/** `nyckel`: every wrapped key under its name. */
export const keysMigrations: ModuleMigrations = {
  module: 'nycklar',
  migrations: [
    {
      number: 1,
      name: 'nyckel',
      sql: [
        `CREATE TABLE nyckel (
          bruk TEXT NOT NULL,
          namnd TEXT NOT NULL,
          inslagen TEXT NOT NULL,
          PRIMARY KEY (bruk, namnd))`,
      ],
    },
  ],
};

const ONE = 'bruk = $1 AND namnd = $2';

/**
 * The store over `database`, which has {@link keysMigrations}; `close` closes it.
 *
 * A deleted row stays in PostgreSQL's files, WAL and replicas until they are vacuumed and recycled, wrapped: the time that
 * takes belongs in NYCKEL_KOPIA_DAGAR, and a new master key ends it at once.
 */
export function createKeyDatabase(database: Database): KeyStore {
  async function wrappedOf(sql: string, name: KeyName, ...more: SqlValue[]): Promise<string | undefined> {
    const { bruk, namnd } = checkedName(name);
    const [row] = await run(sql, [bruk, namnd, ...more]);
    return row === undefined ? undefined : String(row.inslagen);
  }

  async function run(sql: string, params: readonly SqlValue[] = []) {
    try {
      return await database.run(sql, params);
    } catch (error) {
      const code = error instanceof DatabaseError ? error.code : 'unknown';
      throw new KeyError('unavailable', `Nycklarnas databas svarar inte som den ska (${code}).`);
    }
  }

  const read = (name: KeyName) => wrappedOf(`SELECT inslagen FROM nyckel WHERE ${ONE}`, name);

  async function create(name: KeyName, wrapped: string): Promise<string> {
    const insert = `INSERT INTO nyckel (bruk, namnd, inslagen) VALUES ($1, $2, $3)
      ON CONFLICT (bruk, namnd) DO NOTHING RETURNING inslagen`;
    for (;;) {
      const standing = (await wrappedOf(insert, name, wrapped)) ?? (await read(name));
      if (standing !== undefined) return standing; // else it was removed between the two
    }
  }

  async function replace(name: KeyName, wrapped: string, previous: string): Promise<boolean> {
    const update = `UPDATE nyckel SET inslagen = $3 WHERE ${ONE} AND inslagen = $4 RETURNING inslagen`;
    return (await wrappedOf(update, name, wrapped, previous)) !== undefined;
  }

  async function remove(name: KeyName): Promise<void> {
    await wrappedOf(`DELETE FROM nyckel WHERE ${ONE} RETURNING inslagen`, name);
  }

  async function names(): Promise<KeyName[]> {
    const rows = await run('SELECT bruk, namnd FROM nyckel ORDER BY bruk, namnd');
    return rows.map(({ bruk, namnd }) => ({ namnd: String(namnd), bruk: String(bruk) }));
  }

  return { read, create, replace, remove, names, close: () => database.close() };
}
