// Puts the portal together: its content, the förteckningar, avvikelser and the data protection pack. For the app.
import { recordHandelse } from '../anslutning/handelser.ts';
import type { Config } from '../platform/config.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { ScheduledJob } from '../platform/scheduler.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { Database } from '../platform/sql/database.ts';
import type { ModuleMigrations } from '../platform/sql/migrate.ts';
import { avvikelseMigrations } from '../portal/avvikelser/migrations.ts';
import { createFortackning } from '../portal/fortackning/fortackning.ts';
import { fortackningMigrations } from '../portal/fortackning/migrations.ts';
import { versionLives } from '../profiles/sverige/versions.ts';
import { loadInnehall } from '../web/portal/content.ts';
import { checkReleaser } from '../web/portal/releaser.ts';
import type { PortalParts } from '../web/portal-parts.ts';
import { avvikelseJob, createAvvikelseStore } from './avvikelse-service.ts';
import { createDataskydd } from './dataskydd-service.ts';
import type { LogService } from './log-service.ts';
import type { RegisterService } from './register-service.ts';

export const portalMigrations: readonly ModuleMigrations[] = [fortackningMigrations, avvikelseMigrations];

export interface PortalServiceDeps {
  /** With {@link portalMigrations} and `anslutningMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
  readonly config: Config;
  readonly secrets: Pick<Secrets, 'keyDatabaseUrl'>;
  readonly logger: Logger;
  readonly mailer: Mailer;
  readonly log: Pick<LogService, 'lock' | 'gallring'>;
  readonly register: RegisterService;
}

export interface PortalService {
  /** For the pages. */
  readonly services: Required<Pick<PortalParts, 'innehall' | 'fortackning' | 'avvikelser' | 'dataskydd'>>;
  readonly jobs: readonly ScheduledJob[];
  /**
   * Gives the förteckningar that are delivered their first wording: at the start, when the tables are there.
   * @returns whose list was new
   * @throws {DatabaseError}
   */
  start(): Promise<string[]>;
}

const BEGARAN = {
  aktor: { namn: 'Sammansatt bastjänst' },
  skal: 'Första ordalydelsen, ur kontraktet',
} as const;

/** @throws {InnehallError} where the content cannot be shown @throws {ConfigError} where a data file cannot be used */
export function createPortalService(deps: PortalServiceDeps): PortalService {
  const { database, clock, config, secrets, logger, log, register } = deps;
  const innehall = loadInnehall(config.portalFolder);
  checkReleaser(innehall.releaser, versionLives);
  const fortackning = createFortackning({ database, clock, record: recordHandelse });
  const keyDatabase = secrets.keyDatabaseUrl !== undefined;
  return {
    services: {
      innehall,
      fortackning,
      avvikelser: createAvvikelseStore(database, clock),
      dataskydd: createDataskydd({ database, config, keyDatabase, ...register, gallring: log.gallring, clock }),
    },
    jobs: [
      avvikelseJob({
        ...deps,
        lock: log.lock,
        onFailure: (hinder, avvikelse, slutgiltigt) =>
          logger.warn('avvikelseutskick-misslyckades', { hinder, avvikelse, slutgiltigt }),
      }),
    ],
    start: () => fortackning.laggTillKanda(BEGARAN, innehall.fortackningar),
  };
}
