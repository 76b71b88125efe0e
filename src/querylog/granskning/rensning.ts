// Takes away what granskning has written under keys that gallring has destroyed: nobody can read it any more.
import type { Database } from '../../platform/sql/database.ts';
import type { Keyring } from '../keys/keyring.ts';
import { manadOf } from '../manad.ts';

export interface RensningDeps {
  readonly database: Database;
  readonly keyring: Keyring;
}

/** For a job, after a gallring; may be repeated. Resolves to the number of rows. @throws {DatabaseError | KeyError} */
export async function rensa({ database, keyring }: RensningDeps): Promise<number> {
  let removed = 0;
  for (const [table, column] of [
    ['medgivande', 'fran_at'],
    ['stickprov', 'skapat_at'],
  ] as const) {
    for (const { id, namnd, at } of await database.run(`SELECT id, namnd, ${column} AS at FROM ${table}`)) {
      if (await keyring.find({ namnd: String(namnd), bruk: manadOf(Number(at)) })) continue;
      removed += (await database.run(`DELETE FROM ${table} WHERE id = $1 RETURNING id`, [id ?? ''])).length;
    }
  }
  for (const { namnd, manad } of await database.run('SELECT DISTINCT namnd, manad FROM avstamning_antal')) {
    if (await keyring.find({ namnd: String(namnd), bruk: String(manad) })) continue;
    const sql = 'DELETE FROM avstamning_antal WHERE namnd = $1 AND manad = $2 RETURNING namnd';
    removed += (await database.run(sql, [String(namnd), String(manad)])).length;
  }
  return removed;
}
