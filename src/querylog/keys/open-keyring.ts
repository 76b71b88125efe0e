// Opens the keys of the log as the configuration says: in a directory or in a database of their own.
import type { Config } from '../../platform/config.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { DatabaseError } from '../../platform/sql/database-error.ts';
import { migrate } from '../../platform/sql/migrate.ts';
import { openDatabase } from '../../platform/sql/open.ts';
import { createKeyDatabase, keysMigrations } from './key-database.ts';
import { createKeyDir } from './key-dir.ts';
import { KeyError } from './key-error.ts';
import type { KeyStore } from './key-store.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { makeMasterKeyFile, readMasterKeys } from './master-key-file.ts';

export type KeyringConfig = Pick<Config, 'dataDir' | 'keyDir' | 'masterKeyFile' | 'makeMasterKey'>;
export type KeyringSecrets = Pick<Secrets, 'keyDatabaseUrl'>;

/**
 * The keyring; close it last, after those who use it.
 * @throws {KeyError} where the master keys or the store cannot be used
 * @throws {MigrationError} where the key database is newer than this program
 */
export async function openKeyring(config: KeyringConfig, secrets: KeyringSecrets): Promise<Keyring> {
  if (config.makeMasterKey) await makeMasterKeyFile(config.masterKeyFile);
  const master = await readMasterKeys(config.masterKeyFile);
  const store = secrets.keyDatabaseUrl
    ? await openKeyDatabase(secrets.keyDatabaseUrl, config.dataDir)
    : createKeyDir(config.keyDir);
  return createKeyring({ store, master });
}

async function openKeyDatabase(databaseUrl: string, dataDir: string): Promise<KeyStore> {
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    await migrate(database, [keysMigrations]);
    return createKeyDatabase(database);
  } catch (error) {
    await database.close();
    if (!(error instanceof DatabaseError)) throw error;
    throw new KeyError('unavailable', `NYCKEL_DATABASE_URL: databasen går inte att öppna (${error.code}).`);
  }
}
