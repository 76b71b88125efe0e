// Opens the log for one command, as the environment names it, and closes it after.
import { readEnv, toConfig } from '../platform/config.ts';
import { toSecrets } from '../platform/secrets.ts';
import { modules } from '../profiles/sverige/index.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import { openKeyring } from '../querylog/keys/open-keyring.ts';

export function readConfiguration() {
  const env = readEnv();
  return { config: toConfig(env, { bastjanster: modules.map(({ source }) => source) }), secrets: toSecrets(env) };
}

/** @throws {ConfigError | KeyError} */
export async function withKeyring<T>(work: (keyring: Keyring) => Promise<T>): Promise<T> {
  const { config, secrets } = readConfiguration();
  const keyring = await openKeyring(config, secrets);
  try {
    return await work(keyring);
  } finally {
    await keyring.close();
  }
}
