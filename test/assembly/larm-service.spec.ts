// Alerts of the whole: a source that fails, a log that is away with its database, and what Prometheus is told meanwhile.
import { hostname } from 'node:os';
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { recordHandelse } from '../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { createLarmService } from '../../src/assembly/larm-service.ts';
import { createLogService, logMigrations } from '../../src/assembly/log-service.ts';
import { createSources } from '../../src/assembly/sources.ts';
import { driftMigrations } from '../../src/bastjanster/drift/migrations.ts';
import { createPlanerat } from '../../src/bastjanster/drift/stopp.ts';
import { toConfig } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMailer } from '../../src/platform/mail.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { toSecrets } from '../../src/platform/secrets.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { larmMigrations } from '../../src/servicelevel/larm/migrations.ts';
import { createSeddaCertifikat } from '../../src/servicelevel/larm/sedda-certifikat.ts';
import { createSvarsklocka } from '../../src/servicelevel/larm/svarsklocka.ts';
import { createMatare } from '../../src/servicelevel/matning/matare.ts';
import { createMatningar } from '../../src/servicelevel/matning/matningar.ts';
import { matningMigrations } from '../../src/servicelevel/matning/migrations.ts';
import { createMatningsskrivare } from '../../src/servicelevel/matning/skrivare.ts';
import { nivaMigrations } from '../../src/servicelevel/niva/migrations.ts';
import { createNivaer } from '../../src/servicelevel/niva/nivaer.ts';
import { createServicelagen } from '../../src/servicelevel/niva/servicelagen.ts';
import { describePostgres } from '../platform/sql/describe-database.ts';
import { createTestStore, type TestStore } from '../platform/sql/test-store.ts';
import { aQuery } from '../querylog/a-query.ts';
import { keyHome, keysIn } from '../querylog/open-log.ts';
import { enMottagare } from '../servicelevel/larm/en-mottagare.ts';

const MINUT = 60_000;
const NOBODY = 'http://127.0.0.1:9';
const DATOR = hostname();

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function start(database: Database) {
  const migrations = [anslutningMigrations, driftMigrations, matningMigrations, nivaMigrations, larmMigrations];
  await migrate(database, [...logMigrations, ...migrations]);
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead, monotonic: () => performance.now() };
  const mottagare = await enMottagare();
  const addresses = modules.map(({ source }) => [`BASTJANST_${source}_URL`, NOBODY]);
  const env = {
    ...Object.fromEntries(addresses),
    LARM_WEBHOOK_URL: mottagare.url,
    LARM_WEBHOOK_HEMLIGHET: 'x'.repeat(16),
  };
  const [config, secrets] = [toConfig(env, { bastjanster: modules.map(({ source }) => source) }), toSecrets(env)];
  const kallor = modules.map(({ source }) => source);
  const log = createLogService({
    ...{ database, clock, keyBackupDays: 30, handoutFolder: undefined },
    keyring: await keysIn(keyHome()),
    mottagare: async () => undefined,
    notify: async () => {},
  });
  const matare = createMatare({ clock });
  const skrivare = createMatningsskrivare({ database, matare, clock, process: 'p1' });
  const sources = createSources({
    modules,
    config,
    secrets,
    clock,
    breaker: { minimumCalls: 2 },
    measure: matare.anrop,
  });
  const service = createLarmService({
    ...{ database, config, secrets, clock, log, sources },
    logger: createLogger({ level: 'error', stream: new PassThrough().resume() }),
    mailer: createMailer({ from: 'a@example.org', folder: '/nonexistent' }),
    process: 'p1',
    servicelagen: createServicelagen({
      clock,
      matningar: createMatningar({ database }),
      nivaer: createNivaer({ database, clock, kallor, record: recordHandelse }),
      planerat: createPlanerat({ database }),
    }),
    oskrivetSedan: skrivare.oskrivetSedan,
    seddaCertifikat: createSeddaCertifikat({ clock }),
    svarsklocka: createSvarsklocka({ clock }),
  });
  opened.push(async () => {
    await sources.close();
    await log.queryLog.close();
    await service.close();
  });
  const { signal } = new AbortController();
  return {
    ...{ matare, skrivare, service, clock },
    pass(milliseconds: number) {
      ahead += milliseconds;
    },
    /** Both jobs, one after the other. */
    async run() {
      for (const { work } of service.jobs) await work(signal);
    },
    look: () => service.jobs[0]?.work(signal),
    sagt: () => mottagare.mottaget.map(({ json }) => `${json.slag} ${json.regel} ${json.objekt}`),
    async failingCalls(kalla: string, times: number) {
      const source = sources.guarded.get(kalla);
      const query = { ...aQuery(), parameters: {} };
      for (let n = 0; n < times; n++) await source?.ask(query, signal).catch(() => {});
      await skrivare.skriv();
    },
    metrics: () => createMetrics({ larm: service.figures }).text(),
  };
}

describe('larm-service', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await createTestStore('sqlite');
  });
  afterEach(() => store.dispose());

  it('tells of a source that cannot be reached: its breaker, and the budget that burns', async () => {
    const test = await start(await store.open());
    for (let n = 0; n < 30; n++)
      test.matare.anrop({ kalla: 'AF', slag: 'anrop', utfall: 'misslyckad', orsak: 'timeout' });
    await test.failingCalls('CSN', 2);
    await test.run();
    expect(test.sagt()).to.deep.equal(['start brannhastighet AF']);
    test.pass(MINUT + 1);
    await test.run();
    expect(test.sagt()).to.deep.equal(['start brannhastighet AF', 'start krets-oppen CSN']);
  });

  it('tells by itself when log and database are away, and when they are back', async () => {
    const test = await start(await store.open());
    await test.run();
    expect(await test.metrics()).to.contain('sammansatt_logg_skrivbar 1');
    const bringBack = await store.outage();
    await test.look();
    test.pass(31_000);
    await test.look();
    expect(test.sagt()).to.deep.equal([`start logg-ej-skrivbar ${DATOR}`]);
    expect(await test.metrics()).to.contain('sammansatt_logg_skrivbar 0');
    await bringBack();
    await test.run();
    await test.run();
    expect(test.sagt().slice(1)).to.deep.equal([`återställt logg-ej-skrivbar ${DATOR}`]);
  });
});

describePostgres('larm-service', (open) => {
  it("judges by the database's clock, which is compared with ours", async () => {
    const test = await start(await open());
    for (let n = 0; n < 30; n++)
      test.matare.anrop({ kalla: 'AF', slag: 'anrop', utfall: 'misslyckad', orsak: 'timeout' });
    await test.skrivare.skriv();
    await test.run();
    expect(test.sagt()).to.deep.equal(['start brannhastighet AF']);
    expect(await test.service.larm.harKlockreferens()).to.equal(true);
    expect(await test.metrics()).to.match(/^sammansatt_klocka_avvikelse_sekunder -?[\d.e-]+$/m);
  });
});
