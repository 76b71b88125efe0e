// Opens the log for one command, as the environment names it, and closes it after.
import { anslutningMigrations } from '../anslutning/migrations.ts';
import { createLogService, type LogService, logMigrations } from '../log-service.ts';
import { type Config, readEnv, toConfig } from '../platform/config.ts';
import { createMailer } from '../platform/mail.ts';
import { type Secrets, toSecrets } from '../platform/secrets.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { openDatabase } from '../platform/sql/open.ts';
import { modules } from '../profiles/sverige/index.ts';
import { bindKeys } from '../querylog/keys/bind.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import { openKeyring } from '../querylog/keys/open-keyring.ts';
import { vittneOf } from '../querylog/kontroll/kontrollpunkt.ts';
import { createRegisterService } from '../register-service.ts';

const systemClock = { now: () => Date.now(), monotonic: () => performance.now() };

/** @throws {ConfigError} */
export function readConfiguration(): { readonly config: Config; readonly secrets: Secrets } {
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

/**
 * What the command added to the log is signed before the process goes, and the checkpoint written to stderr.
 * @throws {ConfigError | KeyError | DatabaseError | MigrationError}
 */
export async function withLog<T>(work: (service: LogService) => Promise<T>): Promise<T> {
  const { config, secrets } = readConfiguration();
  const { keyBackupDays, dataDir } = config;
  const database = await openDatabase({ dataDir, ...(secrets.databaseUrl && { databaseUrl: secrets.databaseUrl }) });
  try {
    await migrate(database, [...logMigrations, anslutningMigrations]);
    const { mottagare } = createRegisterService({ database, clock: systemClock });
    const { send } = createMailer({ ...config.mail, ...(secrets.smtpUrl && { smtpUrl: secrets.smtpUrl }) });
    return await withKeyring(async (keyring) => {
      await bindKeys(database, keyring);
      const deps = { database, keyring, clock: systemClock, keyBackupDays, handoutFolder: config.handoutFolder };
      const service = createLogService({ ...deps, mottagare, notify: send });
      try {
        return await work(service);
      } finally {
        await service.queryLog.close();
        await sign(service);
      }
    });
  } finally {
    await database.close();
  }
}

/** Without a checkpoint, a command's look could be taken out of the database unseen until the service takes its next. */
async function sign({ hasWritten, kontrollpunkter }: LogService): Promise<void> {
  if (!hasWritten()) return;
  try {
    const { nummer, digest } = vittneOf(await kontrollpunkter.take('stopp'));
    process.stderr.write(`Kontrollpunkt ${nummer}:${digest}\n`);
  } catch {
    process.stderr.write(
      'Kontrollpunkten efter kommandot kunde inte tas: tjänstens nästa kontrollpunkt tar med det.\n',
    );
  }
}
