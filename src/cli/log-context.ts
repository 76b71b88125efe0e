// Opens the log for one command, as the environment names it, and closes it after.
import { anslutningMigrations } from '../anslutning/migrations.ts';
import { createLogService, type LogService, logMigrations } from '../assembly/log-service.ts';
import { createRegisterService } from '../assembly/register-service.ts';
import { createMailer } from '../platform/mail.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { bindKeys } from '../querylog/keys/bind.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import { openKeyring } from '../querylog/keys/open-keyring.ts';
import { vittneOf } from '../querylog/kontroll/kontrollpunkt.ts';
import { readConfiguration, withDatabase } from './database-context.ts';

const systemClock = { now: () => Date.now(), monotonic: () => performance.now() };

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
export function withLog<T>(work: (service: LogService) => Promise<T>): Promise<T> {
  return withDatabase(async (database, { config, secrets }) => {
    await migrate(database, [...logMigrations, anslutningMigrations]);
    const { keyBackupDays, handoutFolder } = config;
    const { mottagare } = createRegisterService({ database, clock: systemClock });
    const { send } = createMailer({ ...config.mail, ...(secrets.smtpUrl && { smtpUrl: secrets.smtpUrl }) });
    return withKeyring(async (keyring) => {
      await bindKeys(database, keyring);
      const deps = { database, keyring, clock: systemClock, keyBackupDays, handoutFolder };
      const service = createLogService({ ...deps, mottagare, notify: send });
      try {
        return await work(service);
      } finally {
        await service.queryLog.close();
        await sign(service);
      }
    });
  });
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
