// The alerts of one test: on its database, with a webhook that listens, over a clock and a state of things that the test sets.
import { createHttpClient } from '../../../src/platform/http-client.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createJobLock, jobLockMigrations } from '../../../src/platform/sql/job-lock.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createLarm, type LarmDeps } from '../../../src/servicelevel/larm/create-larm.ts';
import { createGallringstid } from '../../../src/servicelevel/larm/gallringstid.ts';
import { createIakttagelser } from '../../../src/servicelevel/larm/iakttagelser.ts';
import { larmMigrations } from '../../../src/servicelevel/larm/migrations.ts';
import type { Gallringslage } from '../../../src/servicelevel/larm/regler/gallring-forsenad.ts';
import { createServercertifikat } from '../../../src/servicelevel/larm/servercertifikat.ts';
import { createUnderlag } from '../../../src/servicelevel/larm/underlag.ts';
import { createWebhook } from '../../../src/servicelevel/larm/webhook.ts';
import type { Brannhastighet } from '../../../src/servicelevel/niva/servicelage.ts';
import { enMottagare } from './en-mottagare.ts';

export const MINUT = 60_000;
export const TIMME = 60 * MINUT;
export const DYGN = 24 * TIMME;
export const HEMLIGHET = 'en hemlighet för prov';

/** The windows of the SRE workbook, of which the fastest is exceeded. */
export const BRINNER: readonly Brannhastighet[] = [
  [1, 14.4, true],
  [6, 6, false],
  [72, 1, false],
].map(([timmar, troskel, overskriden]) => ({
  fonster: { lang: Number(timmar) * TIMME, kort: (Number(timmar) * TIMME) / 12 },
  ...{ troskel: Number(troskel), lang: 20, kort: 30, underlag: 200, minst: 20, overskriden: Boolean(overskriden) },
}));

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

export type TestLarm = Awaited<ReturnType<typeof openLarm>>;

/** @param others another process' database, to share what it has */
export async function openLarm(
  database: Database,
  options: Partial<Pick<LarmDeps, 'upprepaMs' | 'databasensTid'>> = {},
) {
  await migrate(database, [jobLockMigrations, larmMigrations]);
  const tid = { nu: Date.parse('2026-11-22T12:00:00Z') };
  const clock = { now: () => tid.nu };
  const lage: {
    brinner: ReadonlySet<string>;
    gallring: Gallringslage;
    tvivel: string | undefined;
    trasigt: Error | undefined;
  } = { brinner: new Set(), gallring: { forfallna: 0, intervallMs: DYGN }, tvivel: undefined, trasigt: undefined };
  const mottagare = await enMottagare();
  const http = createHttpClient({ connections: 2, connectTimeoutMs: 1_000 });
  opened.push(() => http.close());
  const oavgjort: string[] = [];
  const misslyckat: { readonly mottagare: string; readonly text: string; readonly uppgivet: boolean }[] = [];

  /** What one process of the cluster has. */
  function process(own: Database = database) {
    const iakttagelser = createIakttagelser(own);
    return createLarm({
      database: own,
      ...{ clock, iakttagelser, upprepaMs: 4 * TIMME, databasensTid: async () => undefined, ...options },
      lock: createJobLock({ database: own, clock }),
      ...createUnderlag({
        ...{ iakttagelser, clock, kallor: ['AF', 'FK'] },
        servicelagen: {
          async brannhastigheter({ kalla }) {
            if (lage.trasigt) throw lage.trasigt;
            return lage.brinner.has(kalla) ? [...BRINNER] : [];
          },
        },
        gallring: async () => lage.gallring,
        tvivel: async () => lage.tvivel,
        servercertifikat: createServercertifikat({ iakttagelser, adresser: {} }),
      }),
      kanaler: [createWebhook({ url: mottagare.url, hemlighet: HEMLIGHET, http, clock, timeoutMs: 300 })],
      gallringstid: createGallringstid({
        ...{ clock, databasensTid: async () => undefined },
        tvivel: async () => lage.tvivel,
      }),
      onUnjudged: (regel) => oavgjort.push(regel),
      onFailure: (to, error, uppgivet) => misslyckat.push({ mottagare: to, text: (error as Error).message, uppgivet }),
    });
  }

  const larm = process();
  return {
    ...{ larm, lage, mottagare, oavgjort, misslyckat, clock, process, database },
    iakttagelser: createIakttagelser(database),
    pass(milliseconds: number) {
      tid.nu += milliseconds;
    },
    evaluate: () => larm.evaluate(new AbortController().signal),
    /** What has come to the webhook: kind, rule, object. */
    sagt: () => mottagare.mottaget.map(({ json }) => `${json.slag} ${json.regel} ${json.objekt}`),
  };
}
