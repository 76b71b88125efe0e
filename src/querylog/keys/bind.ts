// Ties the log to its keys: under others nothing of it could be read, and new questions would be lost among the old.
import { hash } from 'node:crypto';
import type { Database } from '../../platform/sql/database.ts';
import { KeyError } from './key-error.ts';
import type { Key, Keyring } from './keyring.ts';

/** The service's own key: the first that there is. */
const OWN = { namnd: 'drift', bruk: 'signering' } as const;

const KEEP = 'INSERT INTO nyckelvittne (id, vittne) VALUES (1, $1) ON CONFLICT (id) DO NOTHING';

/**
 * Remembers by which keys a new log is written, and refuses to open it with others, e.g. an empty directory that was not
 * mounted. Call it before anything is read or written.
 * @throws {KeyError} kind `other-keys`
 * @throws {DatabaseError}
 */
export async function bindKeys(database: Database, keyring: Keyring): Promise<void> {
  const known = await readWitness(database);
  if (known === undefined) await database.run(KEEP, [witnessOf(await keyring.obtain(OWN))]);
  const own = await keyring.find(OWN);
  if (own && witnessOf(own) === (known ?? (await readWitness(database)))) return;
  throw new KeyError(
    'other-keys',
    own
      ? 'Nycklarna hör till en annan logg. Kontrollera NYCKEL_DIR eller NYCKEL_DATABASE_URL, och att det är rätt databas.'
      : 'Loggens nycklar saknas. Kontrollera att NYCKEL_DIR är monterad, eller återställ nycklarna ur deras säkerhetskopia.',
  );
}

async function readWitness(database: Database): Promise<string | undefined> {
  const [row] = await database.run('SELECT vittne FROM nyckelvittne WHERE id = 1');
  return row && String(row.vittne);
}

/** Says which key it is and nothing of it. */
function witnessOf(key: Key): string {
  return hash('sha256', key.derive('vittne')).slice(0, 32);
}
