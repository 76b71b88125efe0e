// The pages of levels and reports over HTTP, on real measurements, levels and planned stops, at a time that the test sets.
import type { Database } from '../../../src/platform/sql/database.ts';
import { startServicelevel, type TestServicelevel } from '../oversikt/servicelevel.ts';
import { startWeb } from '../start-web.ts';

export async function startServicelevelPages(database: Database) {
  let now = Date.now();
  let started: TestServicelevel | undefined;
  const web = await startWeb(database, {
    async servicelevel(_, own) {
      started = await startServicelevel({ now: () => now }, own);
      return started.services;
    },
  });
  const { services, nivaer, mat, registerCsn } = started as TestServicelevel;
  await registerCsn();
  return {
    ...{ ...web, nivaer, driftlagen: services.driftlagen },
    setTime(text: string) {
      now = Date.parse(text);
    },
    /** So many calls of a source that ended so at that time. */
    async measure(kalla: string, when: string, utfall: 'lyckad' | 'misslyckad', times: number) {
      await mat(Date.parse(when), (matare) => {
        const orsak = utfall === 'misslyckad' ? { orsak: 'timeout' } : {};
        for (let n = 0; n < times; n++) matare.anrop({ kalla, slag: 'anrop', utfall, svarstidMs: 250, ...orsak });
      });
    },
  };
}
