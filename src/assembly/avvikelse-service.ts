// Puts avvikelser together: the store, whom of the register they are told to, and the job that tells them. For the app and the commands.

import { recordHandelse } from '../anslutning/handelser.ts';
import type { Config } from '../platform/config.ts';
import { pagesUrl } from '../platform/config-login.ts';
import type { Mailer } from '../platform/mail.ts';
import type { ScheduledJob } from '../platform/scheduler.ts';
import type { Database } from '../platform/sql/database.ts';
import type { JobLock } from '../platform/sql/job-lock.ts';
import { HELA_TJANSTEN } from '../portal/avvikelser/avvikelse.ts';
import { type Avvikelser, createAvvikelser } from '../portal/avvikelser/avvikelser.ts';
import { type AvvikelseutskickDeps, createAvvikelseutskick } from '../portal/avvikelser/utskick.ts';
import type { Mottagare } from '../portal/avvikelser/utskick-rader.ts';
import { bastjanster, bastjanstNamn } from '../profiles/sverige/modules.ts';
import type { RegisterService } from './register-service.ts';

/** @param database with `avvikelseMigrations` and `anslutningMigrations` */
export function createAvvikelseStore(database: Database, clock: { now(): number }): Avvikelser {
  return createAvvikelser({ database, clock, bastjanster, record: recordHandelse });
}

export interface AvvikelseJobDeps {
  readonly database: Database;
  readonly clock: { now(): number };
  readonly config: Pick<Config, 'login' | 'host' | 'port' | 'larm'>;
  readonly lock: JobLock;
  readonly mailer: Mailer;
  readonly register: Pick<RegisterService, 'anslutningar' | 'uppgiftslamnare'>;
  readonly onFailure: AvvikelseutskickDeps['onFailure'];
}

const INTERVAL_MS = 15_000;

/** For `startJobs`. */
export function avvikelseJob({ config, register, ...deps }: AvvikelseJobDeps): ScheduledJob {
  const work = createAvvikelseutskick({
    ...deps,
    webbUrl: pagesUrl(config),
    namnOf,
    adresser: (mottagare) => adresserOf(register, config.larm.epost, mottagare),
  });
  return { name: 'avvikelseutskick', intervalMs: INTERVAL_MS, work };
}

/** What people call a bastjänst, or the whole service. */
export function namnOf(bastjanst: string): string {
  if (bastjanst === HELA_TJANSTEN) return 'Hela tjänsten';
  return bastjanstNamn.get(bastjanst) ?? bastjanst;
}

/** In the order in which they are wanted: the first role that has an address gets the letter. */
const NAMNDROLLER = ['teknisk', 'avtal'] as const;
const LAMNARROLLER = ['drift', 'teknisk', 'verksamhet'] as const;

/**
 * A nämnd is told at its technical contact; an uppgiftslämnare at its own, and at that of whoever fulfils its duties; a bastjänst
 * at those that fulfil their duties themselves (`fullgorsAv`); the driftleverantör where alerts go.
 * @throws {DatabaseError}
 */
export async function adresserOf(
  { anslutningar, uppgiftslamnare }: AvvikelseJobDeps['register'],
  driftEpost: readonly string[],
  mottagare: Mottagare,
): Promise<readonly string[]> {
  switch (mottagare.slag) {
    case 'drift':
      return driftEpost;
    case 'namnd': {
      const found = (await anslutningar.alla()).find(({ dokument }) => dokument.organisationsnummer === mottagare.id);
      return found ? firstOf(found.dokument.kontakter, NAMNDROLLER) : [];
    }
    case 'uppgiftslamnare':
    case 'bastjanst': {
      const all = (await uppgiftslamnare.alla()).map(({ dokument }) => dokument);
      const own = all.find(({ id }) => id === mottagare.id);
      const those =
        mottagare.slag === 'bastjanst'
          ? all.filter(({ bastjanst, fullgorsAv }) => bastjanst === mottagare.id && fullgorsAv === undefined)
          : all.filter(({ id }) => id === own?.id || id === own?.fullgorsAv);
      return [...new Set(those.flatMap(({ kontakter }) => firstOf(kontakter, LAMNARROLLER)))];
    }
  }
}

function firstOf<Roll extends string>(
  kontakter: readonly { readonly roll: Roll | string; readonly epost: string }[],
  roles: readonly Roll[],
): string[] {
  const role = roles.find((one) => kontakter.some(({ roll }) => roll === one));
  return kontakter.filter(({ roll }) => roll === role).map(({ epost }) => epost);
}
