// Puts measuring, service levels and driftinformation together, with the alerts on them. For the app.

import { recordHandelse } from '../anslutning/handelser.ts';
import { createDriftlagen } from '../bastjanster/drift/driftlagen.ts';
import { createPlanering } from '../bastjanster/drift/planering.ts';
import { createPlanerat } from '../bastjanster/drift/stopp.ts';
import type { Config } from '../platform/config.ts';
import { pagesUrl } from '../platform/config-login.ts';
import { MINUTE_MS, SECOND_MS } from '../platform/durations.ts';
import type { ScheduledJob } from '../platform/scheduler.ts';
import { databaseTime } from '../platform/sql/database-time.ts';
import { whereNobodyElse } from '../platform/sql/job-lock.ts';
import type { ModuleMigrations } from '../platform/sql/migrate.ts';
import { createLoggstatus } from '../querylog/loggstatus.ts';
import { avstamningMigrations, createAvstamning } from '../servicelevel/avstamning.ts';
import { createDriftinformation, type Driftinformation } from '../servicelevel/driftinformation/driftinformation.ts';
import { createForslag } from '../servicelevel/driftinformation/forslag.ts';
import { driftinformationMigrations } from '../servicelevel/driftinformation/migrations.ts';
import { createPrenumerationer } from '../servicelevel/driftinformation/prenumerationer.ts';
import { createUtskick } from '../servicelevel/driftinformation/utskick.ts';
import { createGallringstid } from '../servicelevel/larm/gallringstid.ts';
import { createIakttagelser } from '../servicelevel/larm/iakttagelser.ts';
import { larmMigrations } from '../servicelevel/larm/migrations.ts';
import type { Matare } from '../servicelevel/matning/matare.ts';
import { createMatningar } from '../servicelevel/matning/matningar.ts';
import { matningMigrations } from '../servicelevel/matning/migrations.ts';
import { createSammanrakning } from '../servicelevel/matning/sammanrakning.ts';
import { createMatningsskrivare, type Matningsskrivare } from '../servicelevel/matning/skrivare.ts';
import { SAMMANSATT } from '../servicelevel/matning/summa.ts';
import { nivaMigrations } from '../servicelevel/niva/migrations.ts';
import { createNivaer } from '../servicelevel/niva/nivaer.ts';
import { createRapporter } from '../servicelevel/niva/rapporter.ts';
import { createServicelagen } from '../servicelevel/niva/servicelagen.ts';
import { createPingar } from '../servicelevel/pingar.ts';
import type { Kalla, ServicelevelServices } from '../web/servicelevel-services.ts';
import { createLarmService, type LarmService, type LarmServiceDeps } from './larm-service.ts';
import type { LogService } from './log-service.ts';
import { openBreakers } from './measured-call.ts';
import type { RegisterService } from './register-service.ts';
import type { Sources } from './sources.ts';

export const servicelevelMigrations: readonly ModuleMigrations[] = [
  matningMigrations,
  nivaMigrations,
  avstamningMigrations,
  driftinformationMigrations,
  larmMigrations,
];

export interface ServicelevelServiceDeps
  extends Omit<LarmServiceDeps, 'config' | 'servicelagen' | 'oskrivetSedan' | 'sources' | 'log'> {
  readonly config: Config;
  /** In the order in which they are shown. */
  readonly kallor: readonly Kalla[];
  /** Told of every call and question. */
  readonly matare: Matare;
  readonly sources: Sources;
  readonly log: LogService;
  readonly register: RegisterService;
}

export interface ServicelevelService {
  /** For the pages. */
  readonly services: ServicelevelServices;
  /** For Prometheus. */
  readonly figures: LarmService['figures'];
  /** Measured rows that were lost so far. */
  readonly forlorade: () => number;
  readonly jobs: readonly ScheduledJob[];
  /** Begins to write what is measured. */
  start(): void;
  /** Ends the streams that pages hold open. */
  endStreams(): void;
  /** Writes what is left; after the jobs have stopped. */
  close(): Promise<void>;
}

export function createServicelevelService(deps: ServicelevelServiceDeps): ServicelevelService {
  const { database, clock, kallor, log, register, sources, process, matare, logger } = deps;
  const keys = kallor.map(({ kalla }) => kalla);
  const record = recordHandelse;
  const stored = { database, clock, record };
  const matningar = createMatningar({ database });
  const skrivare = createMatningsskrivare({
    ...{ database, matare, clock, process, oppnaKretsar: () => openBreakers(sources.guarded) },
    onTrouble: (error) =>
      error ? logger.error('matning-otillganglig', error) : logger.info('matning-tillganglig', {}),
  });
  const driftlagen = createDriftlagen({ ...stored, kallor: keys, utanVakt: [SAMMANSATT] });
  const nivaer = createNivaer({ ...stored, kallor: [SAMMANSATT, ...keys] });
  const measured = { matningar, nivaer, planerat: createPlanerat({ database }), clock };
  const servicelagen = createServicelagen(measured);
  const driftinformation = createDriftinformation({ ...stored, kallor: keys, planera: createPlanering(driftlagen) });
  const prenumerationer = createPrenumerationer({ database, clock, kallor: keys });
  const larm = createLarmService({ ...deps, servicelagen, oskrivetSedan: skrivare.oskrivetSedan });
  const streams = new AbortController();
  const services: ServicelevelServices = {
    ...{ kallor, clock, matningar, servicelagen, nivaer, driftinformation, prenumerationer, driftlagen },
    rapporter: createRapporter(measured),
    larm: larm.larm,
    guards: { state: (kalla) => sources.guarded.get(kalla)?.state(), limits: sources.limits },
    avstamning: createAvstamning({ ...stored, matningar }),
    loggstatus: createLoggstatus({ database, ...log }),
    uppgiftslamnare: register.uppgiftslamnare,
    stopping: streams.signal,
  };
  return {
    services,
    figures: larm.figures,
    forlorade: () => skrivare.state().lost,
    jobs: [...jobsOf(deps, services), ...larm.jobs],
    start: () => skrivare.start(),
    endStreams: () => streams.abort(),
    close: () => closeAll(skrivare, larm),
  };
}

async function closeAll(skrivare: Matningsskrivare, larm: LarmService): Promise<void> {
  await skrivare.close();
  await larm.close();
}

function jobsOf(deps: ServicelevelServiceDeps, services: ServicelevelServices): ServicelevelService['jobs'] {
  const { database, clock, config, kallor, log, sources, mailer, logger } = deps;
  const { lock } = log;
  const { pingMs } = config.matning;
  const { matningar, servicelagen, driftinformation, prenumerationer } = services;
  const namnOf = (kalla: string) => kallor.find((one) => one.kalla === kalla)?.namn ?? 'Hela tjänsten';
  const iakttagelser = createIakttagelser(database);
  const forslag = createForslag({
    ...{ driftinformation, clock, kallor: kallor.map(({ kalla }) => kalla), namnOf },
    async kretsar() {
      const seen = (await iakttagelser.gallande(clock.now())).filter(({ regel }) => regel === 'krets-oppen');
      return seen.map(({ objekt, varde }) => ({ kalla: objekt, sedan: varde }));
    },
    brannhastigheter: (kalla, at) => servicelagen.brannhastigheter({ kalla, svarande: '' }, at),
  });
  const tvivel = () => log.tidsvakt.doubt();
  const pingar = createPingar({ sources: sources.guarded, matningar, clock, lock, intervallMs: pingMs });
  return [
    { name: 'sammanrakning', intervalMs: 5 * MINUTE_MS, work: createSammanrakning({ database, lock, clock, tvivel }) },
    ...(pingMs > 0 ? [{ name: 'pingar', intervalMs: pingMs, work: pingar }] : []),
    { name: 'driftforslag', intervalMs: 30 * SECOND_MS, work: whereNobodyElse(lock, 'driftforslag', forslag) },
    {
      name: 'driftavstamning',
      intervalMs: 30 * SECOND_MS,
      work: whereNobodyElse(lock, 'driftavstamning', () => reconcile(driftinformation, logger)),
    },
    {
      name: 'driftutskick',
      intervalMs: 15 * SECOND_MS,
      work: createUtskick({
        ...{ database, clock, lock, mailer, driftinformation, prenumerationer, namnOf, webbUrl: pagesUrl(config) },
        gallringstid: createGallringstid({
          ...{ clock, tvivel: () => log.tidsvakt.doubt(), databasensTid: () => databaseTime(database) },
        }),
        onFailure: (error, slutgiltigt) => logger.error('driftutskick-misslyckades', error, { slutgiltigt }),
      }),
    },
  ];
}

async function reconcile(driftinformation: Driftinformation, logger: ServicelevelServiceDeps['logger']): Promise<void> {
  for (const { notis, kalla, error } of await driftinformation.stamAv()) {
    logger.error('driftstopp-ej-inlagt', error, { notis, kalla });
  }
}
