// Measurements, levels, guards, alerts and driftinformation, all real, before sources that cannot be reached; for tests and bench.
import { recordHandelse } from '../../../src/anslutning/handelser.ts';
import { kandaUppgiftslamnare } from '../../../src/anslutning/kanda-uppgiftslamnare.ts';
import { createUppgiftslamnareRegister } from '../../../src/anslutning/uppgiftslamnare.ts';
import { createLogService, logMigrations } from '../../../src/assembly/log-service.ts';
import { createDriftView } from '../../../src/bastjanster/drift/drift-view.ts';
import { createDriftlagen } from '../../../src/bastjanster/drift/driftlagen.ts';
import { withGranser } from '../../../src/bastjanster/drift/granser.ts';
import { driftMigrations } from '../../../src/bastjanster/drift/migrations.ts';
import { createPlanerat } from '../../../src/bastjanster/drift/stopp.ts';
import { guard } from '../../../src/bastjanster/guard/guard.ts';
import type { GuardLimits } from '../../../src/bastjanster/guard/limits.ts';
import { BastjanstFault } from '../../../src/composite/fault.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createLoggstatus } from '../../../src/querylog/loggstatus.ts';
import { avstamningMigrations, createAvstamning } from '../../../src/servicelevel/avstamning.ts';
import { createDriftinformation } from '../../../src/servicelevel/driftinformation/driftinformation.ts';
import { driftinformationMigrations } from '../../../src/servicelevel/driftinformation/migrations.ts';
import { createPrenumerationer } from '../../../src/servicelevel/driftinformation/prenumerationer.ts';
import { createLarmlista } from '../../../src/servicelevel/larm/larm-rader.ts';
import { larmMigrations } from '../../../src/servicelevel/larm/migrations.ts';
import { createMatare, type Matare } from '../../../src/servicelevel/matning/matare.ts';
import { createMatningar } from '../../../src/servicelevel/matning/matningar.ts';
import { matningMigrations } from '../../../src/servicelevel/matning/migrations.ts';
import { createMatningsskrivare } from '../../../src/servicelevel/matning/skrivare.ts';
import { nivaMigrations } from '../../../src/servicelevel/niva/migrations.ts';
import { createNivaer } from '../../../src/servicelevel/niva/nivaer.ts';
import { createRapporter } from '../../../src/servicelevel/niva/rapporter.ts';
import { createServicelagen } from '../../../src/servicelevel/niva/servicelagen.ts';
import type { Kalla, ServicelevelServices } from '../../../src/web/servicelevel-services.ts';
import { keyHome, keysIn } from '../../querylog/open-log.ts';

export const KALLOR: readonly Kalla[] = [
  { kalla: 'AF', bastjanst: 'AF', namn: 'Arbetsförmedlingen' },
  { kalla: 'CSN', bastjanst: 'CSN', namn: 'Centrala studiestödsnämnden' },
  { kalla: 'FK', bastjanst: 'FK', namn: 'Försäkringskassan' },
];

export const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'Prov av översikten' };

const LIMITS: GuardLimits = {
  concurrent: 2,
  queued: 2,
  timeoutMs: 2_000,
  breaker: {
    failurePercent: 50,
    slowMs: 1_500,
    slowPercent: 80,
    minimumCalls: 2,
    windowMs: 30_000,
    openMs: 60_000,
    maxOpenMs: 60_000,
  },
};

/** Everything is migrated first. */
export async function createServicelevel(
  clock: { now(): number },
  database: Database,
  kallor: readonly Kalla[] = KALLOR,
) {
  const opened: (() => Promise<void> | void)[] = [];
  const own = [matningMigrations, nivaMigrations, driftinformationMigrations, larmMigrations, avstamningMigrations];
  await migrate(database, [...logMigrations, driftMigrations, ...own]);
  const namn = kallor.map(({ kalla }) => kalla);
  const stopping = new AbortController();
  opened.push(() => stopping.abort());
  const monotonic = { now: clock.now, monotonic: () => performance.now() };
  const guards = new Map(namn.map((kalla) => [kalla, { ...failing(monotonic), limits: LIMITS }]));
  for (const { guarded } of guards.values()) opened.push(() => guarded.close());
  const driftlagen = createDriftlagen({ database, clock, kallor: namn, record: recordHandelse });
  const view = createDriftView({
    database,
    onChange(kalla, beslut) {
      const one = guards.get(kalla);
      if (!one) return;
      one.limits = withGranser(LIMITS, beslut.granser);
      one.guarded.update(one.limits);
      one.guarded.decide(beslut);
    },
  });
  opened.push(() => view.close());
  const matningar = createMatningar({ database });
  const nivaer = createNivaer({ database, clock, kallor: [...namn, 'SAMMANSATT'], record: recordHandelse });
  const driftinformation = createDriftinformation({
    ...{ database, clock, kallor: namn, record: recordHandelse },
    planera: { lagg: async () => {}, tabort: async () => {} },
  });
  const uppgiftslamnare = createUppgiftslamnareRegister({ database, clock, bastjanster: namn });
  const planerat = createPlanerat({ database });
  const log = createLogService({
    database,
    keyring: await keysIn(keyHome()),
    clock: monotonic,
    keyBackupDays: 30,
    handoutFolder: undefined,
  });
  opened.push(() => log.queryLog.close());
  const services: ServicelevelServices = {
    ...{ kallor, clock, matningar, driftinformation, driftlagen, stopping: stopping.signal },
    servicelagen: createServicelagen({ matningar, nivaer, planerat, clock }),
    rapporter: createRapporter({ matningar, nivaer, planerat, clock }),
    prenumerationer: createPrenumerationer({ database, clock, kallor: namn }),
    nivaer,
    larm: createLarmlista(database),
    guards: {
      state: (kalla) => guards.get(kalla)?.guarded.state(),
      limits: (kalla) => guards.get(kalla)?.limits,
    },
    avstamning: createAvstamning({ database, clock, matningar, record: recordHandelse }),
    loggstatus: createLoggstatus({ database, ...log }),
    uppgiftslamnare,
  };
  return {
    ...{ services, driftinformation, nivaer, log },
    /** The uppgiftslämnare whose contact person the trial has. */
    async registerCsn() {
      const known = kandaUppgiftslamnare.filter(({ bastjanst }) => bastjanst === 'CSN');
      await uppgiftslamnare.laggTillKanda(begaran, known);
    },
    /** What the guards know of operators' decisions is read anew. */
    followDrift: () => view.refresh(),
    /** Two calls that fail, which is enough for the breaker. */
    async breakCircuit(kalla: string) {
      for (let i = 0; i < 2; i++) await guards.get(kalla)?.call();
    },
    stop: () => stopping.abort(),
    mat: createMat(database),
    async close() {
      for (const close of opened.splice(0)) await close();
    },
  };
}

/** Measures as the service does, at another time. */
export function createMat(database: Database) {
  let at = 0;
  const clock = { now: () => at };
  const matare = createMatare({ clock });
  const skrivare = createMatningsskrivare({ database, matare, clock, process: 'prov' });
  return async (when: number, work: (matare: Matare) => void): Promise<void> => {
    at = when;
    work(matare);
    await skrivare.skriv();
  };
}

/** A guard before a source that cannot be reached. */
function failing(clock: { now(): number; monotonic(): number }) {
  const guarded = guard<never>(
    {
      id: 'CSN',
      async ask() {
        throw new BastjanstFault('unreachable');
      },
      async test() {
        throw new BastjanstFault('unreachable');
      },
    },
    LIMITS,
    { clock },
  );
  return {
    guarded,
    call: () => guarded.test?.(new AbortController().signal).catch(() => {}),
  };
}
