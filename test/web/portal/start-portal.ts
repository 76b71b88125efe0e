// The portal of one test over HTTP, on its own content or that which is delivered, at a time that the test sets.
import { recordHandelse } from '../../../src/anslutning/handelser.ts';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createFortackning } from '../../../src/portal/fortackning/fortackning.ts';
import { fortackningMigrations } from '../../../src/portal/fortackning/migrations.ts';
import { loadInnehall } from '../../../src/web/portal/content.ts';
import type { Innehall } from '../../../src/web/portal/innehall.ts';
import { startServicelevel, type TestServicelevel } from '../oversikt/servicelevel.ts';
import { startWeb } from '../start-web.ts';

export const DELIVERED = `${PROJECT_ROOT}portal`;

/** @param changes of the content that is delivered */
export async function startPortal(database: Database, changes: Partial<Innehall> = {}) {
  let now = Date.now();
  const clock = { now: () => now };
  const innehall = { ...loadInnehall(DELIVERED), ...changes };
  await migrate(database, [fortackningMigrations]);
  const fortackning = createFortackning({ database, clock, record: recordHandelse });
  let started: TestServicelevel | undefined;
  const web = await startWeb(database, {
    async servicelevel(_, own) {
      started = await startServicelevel(clock, own);
      return started.services;
    },
    async portal() {
      const begaran = { aktor: { namn: 'Sammansatt bastjänst' }, skal: 'Första ordalydelsen' };
      await fortackning.laggTillKanda(begaran, innehall.fortackningar);
      return { innehall, fortackning };
    },
  });
  return {
    ...{ ...web, innehall, fortackning, level: started as TestServicelevel },
    setTime(text: string) {
      now = Date.parse(text);
    },
  };
}
