// The pages of the test bench for one test, beside the logins that they need, on a real simulator of CSN.
import { recordHandelse } from '../../../src/anslutning/handelser.ts';
import { kandaUppgiftslamnare } from '../../../src/anslutning/kanda-uppgiftslamnare.ts';
import { createUppgiftslamnareRegister } from '../../../src/anslutning/uppgiftslamnare.ts';
import { createProvbankService } from '../../../src/assembly/provbank-service.ts';
import { startSimulators } from '../../../src/bastjanster/simulate.ts';
import { toConfig } from '../../../src/platform/config.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { nivaMigrations } from '../../../src/servicelevel/niva/migrations.ts';
import { createNivaer } from '../../../src/servicelevel/niva/nivaer.ts';
import { provbankMigrations } from '../../../src/testbench/migrations.ts';
import { begaran, register } from '../../anslutning/an-anslutning.ts';
import { openAvvikelser } from '../../portal/avvikelser/open-avvikelser.ts';
import { startWeb } from '../start-web.ts';

const KALLOR = [
  { kalla: 'AF', bastjanst: 'AF', namn: 'Arbetsförmedlingen' },
  { kalla: 'CSN', bastjanst: 'CSN', namn: 'Centrala studiestödsnämnden' },
];

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

export interface StartProvbankOptions {
  /** Origins that the operator allows beside the simulator of CSN, as PROVBANK_TILLATNA has them. */
  readonly tillatna?: readonly { readonly origin: string; readonly bastjanst?: string }[];
  /** False: the simulator is an address like any other. Default true. */
  readonly egen?: boolean;
}

export async function startProvbank(database: Database, { tillatna = [], egen = true }: StartProvbankOptions = {}) {
  const simulators = await startSimulators({ ports: 0, only: ['CSN'] });
  opened.push(() => simulators.stop());
  const url = new URL(simulators.urls.CSN ?? '');
  const clock = { now: () => Date.now() };
  const { avvikelser } = await openAvvikelser(database);
  await register(database);
  await migrate(database, [provbankMigrations, nivaMigrations]);
  const uppgiftslamnare = createUppgiftslamnareRegister({ database, clock, bastjanster: ['AF', 'CSN'] });
  await uppgiftslamnare.laggTillKanda(
    begaran,
    kandaUppgiftslamnare.filter(({ id }) => id === 'CSN'),
  );
  const nivaer = createNivaer({ database, clock, kallor: ['AF', 'CSN'], record: recordHandelse });
  const runBugs: unknown[] = [];
  const onBug = (error: unknown) => void runBugs.push(error);
  const { services, stop } = createProvbankService({
    ...{ database, clock, kallor: KALLOR, uppgiftslamnare, avvikelser, nivaer, onBug },
    samtidiga: () => 3,
    simulatorer: egen ? { CSN: url.href } : {},
    config: {
      provbank: { tillatna: egen ? tillatna : [...tillatna, { origin: url.origin, bastjanst: 'CSN' }] },
      ...{ trial: true, bastjanstUrls: {}, bastjanstTestUrls: {}, login: undefined, host: '127.0.0.1', port: 0 },
      limits: toConfig({}, { bastjanster: ['AF', 'CSN'] }).limits,
    },
  });
  opened.push(stop);
  const web = await startWeb(database, { provbank: services });
  return {
    ...web,
    services,
    avvikelser,
    nivaer,
    simulators,
    runBugs,
    mal: { origin: url.origin, sokvag: url.pathname },
  };
}
