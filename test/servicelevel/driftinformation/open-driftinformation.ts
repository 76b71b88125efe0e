// Driftinformation on a test's database, with the guard's real stops, the real audit trail, and a clock that the test sets.
import { createHandelser, recordHandelse } from '../../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import { createDriftlagen } from '../../../src/bastjanster/drift/driftlagen.ts';
import { driftMigrations } from '../../../src/bastjanster/drift/migrations.ts';
import { createPlanering } from '../../../src/bastjanster/drift/planering.ts';
import { createPlanerat } from '../../../src/bastjanster/drift/stopp.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { createJobLock, jobLockMigrations } from '../../../src/platform/sql/job-lock.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createDriftinformation } from '../../../src/servicelevel/driftinformation/driftinformation.ts';
import { driftinformationMigrations } from '../../../src/servicelevel/driftinformation/migrations.ts';
import { createPrenumerationer } from '../../../src/servicelevel/driftinformation/prenumerationer.ts';
import type { Driftutkast } from '../../../src/servicelevel/driftinformation/utkast.ts';
import { union } from '../../../src/servicelevel/intervall.ts';
import { SAMMANSATT } from '../../../src/servicelevel/matning/summa.ts';

export const KALLOR = ['AF', 'CSN', 'FK', 'SKV', 'SKV_DELAR'];
export const NOON = Date.parse('2026-11-22T12:00:00+01:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'Anmält av uppgiftslämnaren' };

const words = { rubrik: 'CSN byter databas', text: 'CSN svarar inte medan databasen byts.' };

/** From one o'clock to three, with CSN left alone by the guard. */
export function planerad(changes: Partial<Driftutkast> = {}): Driftutkast {
  const tid = { fran: NOON + HOUR, till: NOON + 3 * HOUR };
  return { slag: 'planerad', kallor: ['CSN'], ...tid, ...words, allvar: 'avbrott', tasUrDrift: ['CSN'], ...changes };
}

/** Begun a quarter of an hour ago. */
export function akut(changes: Partial<Driftutkast> = {}): Driftutkast {
  return { slag: 'akut', kallor: ['AF'], fran: NOON - 15 * MINUTE, ...words, allvar: 'störning', ...changes };
}

export type TestDriftinformation = Awaited<ReturnType<typeof openDriftinformation>>;

/** @param begins what the clock shows at first; default {@link NOON} */
export async function openDriftinformation(database: Database, begins = NOON) {
  await migrate(database, [anslutningMigrations, driftMigrations, jobLockMigrations, driftinformationMigrations]);
  const time = { now: begins, guardIsAway: false, beforeLagg: async () => {} };
  const clock = { now: () => time.now };
  const utanVakt = [SAMMANSATT];
  const driftlagen = createDriftlagen({ database, clock, kallor: KALLOR, utanVakt, record: recordHandelse });
  const guard = createPlanering(driftlagen);
  const reached = () => {
    if (time.guardIsAway) throw new DatabaseError('unavailable', 'test');
  };
  const planera: typeof guard = {
    async lagg(...args) {
      reached();
      await time.beforeLagg();
      await guard.lagg(...args);
    },
    async tabort(...args) {
      reached();
      await guard.tabort(...args);
    },
  };
  const deps = { database, clock, kallor: KALLOR, record: recordHandelse, planera };
  const planerat = createPlanerat({ database });
  const inHours = ({ fran, till }: { fran: number; till: number }) => [(fran - NOON) / HOUR, (till - NOON) / HOUR];
  return {
    ...{ time, clock, database, driftlagen, deps },
    driftinformation: createDriftinformation(deps),
    prenumerationer: createPrenumerationer(deps),
    handelser: createHandelser(database),
    lock: createJobLock({ database, clock }),
    /** The guard's stops of a source, as `fran–till` in hours after noon. */
    async stops(kalla: string) {
      const all = await driftlagen.alla();
      const found = all.find((one) => one.kalla === kalla)?.dokument.underhall ?? [];
      return found.map(inHours);
    },
    /** What planned stops of a source excuse, as `fran–till` in hours after noon. */
    excused: async (kalla: string) => union(await planerat(kalla, { fran: 0, till: NOON + 400 * DAY })).map(inHours),
  };
}

/** As a command wants it. */
export function mal({ id, version }: { readonly id: string; readonly version: number }) {
  return { ...begaran, id, version };
}
