// The data protection pack on a test's database: the real register, the real log with its gallring, and the configuration of a trial.
import type { Anslutning } from '../../../src/anslutning/anslutning.ts';
import { kandaUppgiftslamnare } from '../../../src/anslutning/kanda-uppgiftslamnare.ts';
import { createUppgiftslamnareRegister } from '../../../src/anslutning/uppgiftslamnare.ts';
import { createDataskydd } from '../../../src/assembly/dataskydd-service.ts';
import { type Config, toConfig } from '../../../src/platform/config.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { modules } from '../../../src/profiles/sverige/index.ts';
import { anAnslutning, begaran, GRANNE, NAMND, register } from '../../anslutning/an-anslutning.ts';
import { openGallring } from '../../querylog/gallring/open-gallring.ts';

export type TestDataskydd = Awaited<ReturnType<typeof openDataskydd>>;

/** Two nämnder; two months with questions of the one, and one of the other. It is 22 November 2026. */
export async function openDataskydd(database: Database, changes: Partial<Anslutning> = {}) {
  const log = await openGallring(database, { now: '2026-11-22T12:00:00+01:00' });
  const { clock } = log;
  const bastjanster = [...new Set(modules.map(({ id }) => id))];
  const anslutningar = await register(database, { clock, finns: { bastjanster, skvDelar: [] } });
  await anslutningar.laggTill(begaran, anAnslutning(changes));
  await anslutningar.laggTill(
    begaran,
    anAnslutning({ organisationsnummer: GRANNE, namn: 'Grannby socialnämnd', bitraden: [], bastjanster: [] }),
  );
  const uppgiftslamnare = createUppgiftslamnareRegister({ database, clock, bastjanster });
  await uppgiftslamnare.laggTillKanda(begaran, kandaUppgiftslamnare);
  for (const at of ['2026-08-10T10:00:00+02:00', '2026-09-10T10:00:00+02:00']) await log.ask({ at, namnd: NAMND });
  await log.ask({ at: '2026-08-10T10:00:00+02:00', namnd: GRANNE });
  const trial = toConfig({}, { bastjanster: modules.map(({ source }) => source) });
  return {
    ...{ log, anslutningar, uppgiftslamnare },
    /** With what a test has otherwise in its configuration. */
    dataskyddBy: (config: Partial<Config> = {}) =>
      createDataskydd({
        ...{ database, anslutningar, uppgiftslamnare, clock, gallring: log.gallring, keyDatabase: false },
        config: { ...trial, ...config },
      }),
  };
}
