// Reads the log of a service in trial mode, from its directory or its database, as another process would.
import { join } from 'node:path';
import { openDatabase } from '../src/platform/sql/open.ts';
import { openKeyring } from '../src/querylog/keys/open-keyring.ts';
import { openQueryLog } from '../src/querylog/open.ts';
import type { QueryLogReader } from '../src/querylog/reader.ts';

const systemClock = { now: () => Date.now(), monotonic: () => performance.now() };

export interface OpenedReader {
  readonly reader: QueryLogReader;
  close(): Promise<void>;
}

/** @param databaseUrl where the log is not in the directory; the keys are */
export async function openLogReader(dataDir: string, databaseUrl?: string): Promise<OpenedReader> {
  const database = await openDatabase({ dataDir, ...(databaseUrl && { databaseUrl }) });
  const files = { keyDir: join(dataDir, 'nycklar'), masterKeyFile: join(dataDir, 'huvudnyckel.txt') };
  const keyring = await openKeyring({ dataDir, ...files, makeMasterKey: false }, { keyDatabaseUrl: undefined });
  return {
    reader: openQueryLog({ database, keyring, clock: systemClock }).reader,
    async close() {
      await keyring.close();
      await database.close();
    },
  };
}
