// A process of its own that waits for a line, obtains one key at once with others, and prints something that only it gives.
import { once } from 'node:events';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { openDatabase } from '../../../src/platform/sql/open.ts';
import { createKeyDatabase, keysMigrations } from '../../../src/querylog/keys/key-database.ts';
import { createKeyDir } from '../../../src/querylog/keys/key-dir.ts';
import { createKeyring } from '../../../src/querylog/keys/keyring.ts';
import { parseMasterKeys } from '../../../src/querylog/keys/master-key.ts';

const { dir, place, master, names } = JSON.parse(process.argv[2] ?? '');
const store = dir ? createKeyDir(dir) : await openStore();
const keyring = createKeyring({ store, master: parseMasterKeys(master) });
process.stdout.write('redo\n');
await once(process.stdin, 'data');
const keys = [];
for (const name of names) keys.push((await keyring.obtain(name)).derive('prov').toString('hex'));
process.stdout.write(`${JSON.stringify(keys)}\n`);
await keyring.close();
process.exit(0);

async function openStore() {
  const database = await openDatabase(place);
  await migrate(database, [keysMigrations]);
  return createKeyDatabase(database);
}
