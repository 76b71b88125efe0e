// Puts the log of queried persons together: what writes it, reads it, proves it and lets it go. For the app and the commands.
import { join } from 'node:path';
import type { Clock } from './composite/ports.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/sql/database.ts';
import { createJobLock, type JobLock, jobLockMigrations } from './platform/sql/job-lock.ts';
import type { ModuleMigrations } from './platform/sql/migrate.ts';
import { modules } from './profiles/sverige/index.ts';
import type { RetryReport } from './querylog/completions.ts';
import { createLoggAvslut } from './querylog/gallring/avslut.ts';
import { createGallring, type Gallring, gallringMigrations } from './querylog/gallring/gallring.ts';
import { createHeldReader } from './querylog/gallring/held-reader.ts';
import { createGranskning, type Granskning, type GranskningDeps } from './querylog/granskning/granskning.ts';
import { granskningMigrations } from './querylog/granskning/migrations.ts';
import type { Keyring } from './querylog/keys/keyring.ts';
import { kontrollMigrations } from './querylog/kontroll/migrations.ts';
import { type OpenedKontroll, openKontroll } from './querylog/kontroll/open-kontroll.ts';
import type { Manader } from './querylog/manader.ts';
import { querylogMigrations } from './querylog/migrations.ts';
import { openQueryLog } from './querylog/open.ts';
import type { SqlQueryLog } from './querylog/query-log.ts';

/** All tables of the log; the order is that of their growth. */
export const logMigrations: readonly ModuleMigrations[] = [
  querylogMigrations,
  jobLockMigrations,
  kontrollMigrations,
  gallringMigrations,
  granskningMigrations,
];

export interface LogServiceDeps extends Pick<GranskningDeps, 'mottagare' | 'notify'> {
  /** With {@link logMigrations} applied; stays the caller's to close, after the log. */
  readonly database: Database;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Days that backups of the keys live at most. */
  readonly keyBackupDays: number;
  /** Where the questions of a nämnd that leaves are left for it. */
  readonly exportFolder: string;
  readonly onRetry?: (report: RetryReport) => void;
}

export interface LogService extends OpenedKontroll {
  readonly queryLog: SqlQueryLog;
  readonly manader: Manader;
  readonly lock: JobLock;
  readonly gallring: Gallring;
  readonly granskning: Granskning;
  /** Ends a nämnd's part of the log, see {@link createLoggAvslut}. */
  avsluta(namnd: string): Promise<void>;
}

/** Beside the data, for the operator to hand over and delete. */
export function exportFolderOf({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'utlamnat');
}

/** Names of the agencies by id, for texts that people read. */
export const myndigheter: ReadonlyMap<string, string> = new Map(modules.map(({ id, name }) => [id, name]));

export function createLogService(deps: LogServiceDeps): LogService {
  const { database, keyring, clock, keyBackupDays, exportFolder: folder } = deps;
  const { log: queryLog, reader, appender, manader } = openQueryLog(deps);
  const lock = createJobLock({ database, clock });
  const gallrade: Gallring['gallrade'] = (manad) => gallring.gallrade(manad);
  const kontroll = openKontroll({ database, keyring, manader, clock, gallrade });
  const gallring = createGallring({ database, keyring, manader, lock, clock, keyBackupDays, ...kontroll });
  const held = createHeldReader({ database, keyring });
  const { markeringar } = gallring;
  const granskning = createGranskning({ ...deps, reader, appender, manader, myndigheter, held, markeringar });
  const avsluta = createLoggAvslut({ database, manader, reader, held, gallring, clock, folder });
  return { queryLog, manader, lock, gallring, granskning, avsluta, ...kontroll };
}
