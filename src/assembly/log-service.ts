// Puts the log of queried persons together: what writes it, reads it, proves it and lets it go. For the app and the commands.
import type { Clock } from '../composite/ports.ts';
import type { Database } from '../platform/sql/database.ts';
import { createJobLock, type JobLock, jobLockMigrations } from '../platform/sql/job-lock.ts';
import type { ModuleMigrations } from '../platform/sql/migrate.ts';
import { bastjanstNamn } from '../profiles/sverige/modules.ts';
import type { RetryReport } from '../querylog/completions.ts';
import { createLoggAvslut, type LoggAvslut, type LoggAvslutDeps } from '../querylog/gallring/avslut.ts';
import { createGallring, type Gallring, gallringMigrations } from '../querylog/gallring/gallring.ts';
import { createHeldReader } from '../querylog/gallring/held-reader.ts';
import { createAtkomstLog } from '../querylog/granskning/atkomst.ts';
import { createGranskning, type Granskning, type GranskningDeps } from '../querylog/granskning/granskning.ts';
import { granskningMigrations } from '../querylog/granskning/migrations.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import { kontrollMigrations } from '../querylog/kontroll/migrations.ts';
import { type OpenedKontroll, openKontroll } from '../querylog/kontroll/open-kontroll.ts';
import type { Manader } from '../querylog/manader.ts';
import { querylogMigrations } from '../querylog/migrations.ts';
import { openQueryLog } from '../querylog/open.ts';
import type { SqlQueryLog } from '../querylog/query-log.ts';

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
  /** Where the questions of a nämnd that leaves are handed out, for the operator to deliver and delete. */
  readonly handoutFolder: string | undefined;
  readonly onRetry?: (report: RetryReport) => void;
}

export interface LogService extends OpenedKontroll {
  readonly queryLog: SqlQueryLog;
  /** Whether this process may have added a record. */
  readonly hasWritten: () => boolean;
  readonly manader: Manader;
  readonly lock: JobLock;
  readonly gallring: Gallring;
  readonly granskning: Granskning;
  /** Ends a nämnd's part of the log, see {@link createLoggAvslut}. */
  readonly avsluta: LoggAvslut;
}

export function createLogService(deps: LogServiceDeps): LogService {
  const { database, keyring, clock, keyBackupDays, handoutFolder: folder } = deps;
  const { log: queryLog, reader, appender, manader } = openQueryLog(deps);
  const lock = createJobLock({ database, clock });
  const redovisning = (): Gallring['redovisning'] => gallring.redovisning;
  const kontroll = openKontroll({ database, keyring, manader, clock, redovisning });
  const gallring = createGallring({ database, keyring, manader, lock, clock, keyBackupDays, ...kontroll });
  const held = createHeldReader({ database, keyring });
  const { markeringar } = gallring;
  const granskning = createGranskning({
    ...deps,
    reader,
    appender,
    manader,
    myndigheter: bastjanstNamn,
    held,
    markeringar,
  });
  const atkomst = createAtkomstLog({ appender, keyring, clock });
  const trace: LoggAvslutDeps['trace'] = (namnd, { aktor: { namn }, skal }, traffar) =>
    atkomst.record({ aktor: { namn, roll: 'drift' }, skal, namnd, handling: 'utlamnande', traffar });
  const avsluta = createLoggAvslut({ database, manader, reader, held, gallring, clock, folder, trace });
  return { queryLog, hasWritten: appender.hasWritten, manader, lock, gallring, granskning, avsluta, ...kontroll };
}
