// Opens the database for one command, as the environment names it, and closes it after.
import { type Config, readEnv, toConfig } from '../platform/config.ts';
import { type Secrets, toSecrets } from '../platform/secrets.ts';
import type { Database } from '../platform/sql/database.ts';
import { openDatabase } from '../platform/sql/open.ts';
import { kallor } from '../profiles/sverige/modules.ts';

export interface Configuration {
  readonly config: Config;
  readonly secrets: Secrets;
}

/** @throws {ConfigError} */
export function readConfiguration(): Configuration {
  const env = readEnv();
  return { config: toConfig(env, { bastjanster: kallor }), secrets: toSecrets(env) };
}

/** @throws {ConfigError | DatabaseError} or whatever `work` throws */
export async function withDatabase<T>(work: (database: Database, given: Configuration) => Promise<T>): Promise<T> {
  const given = readConfiguration();
  const { databaseUrl } = given.secrets;
  const database = await openDatabase({ dataDir: given.config.dataDir, ...(databaseUrl && { databaseUrl }) });
  try {
    return await work(database, given);
  } finally {
    await database.close();
  }
}
