// Reports over real measurements, planned stops and levels in a database: what a stop takes away, days, periods, CSV.
import { expect } from 'chai';
import { recordHandelse } from '../../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import { createDriftlagen, type Driftlagen } from '../../../src/bastjanster/drift/driftlagen.ts';
import { driftMigrations } from '../../../src/bastjanster/drift/migrations.ts';
import { createPlanerat } from '../../../src/bastjanster/drift/stopp.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { langd } from '../../../src/servicelevel/intervall.ts';
import { createMatare } from '../../../src/servicelevel/matning/matare.ts';
import { createMatningar } from '../../../src/servicelevel/matning/matningar.ts';
import { matningMigrations } from '../../../src/servicelevel/matning/migrations.ts';
import { createMatningsskrivare } from '../../../src/servicelevel/matning/skrivare.ts';
import type { Utfall } from '../../../src/servicelevel/matning/summa.ts';
import { nivaMigrations } from '../../../src/servicelevel/niva/migrations.ts';
import { createNivaer, type Nivaer } from '../../../src/servicelevel/niva/nivaer.ts';
import { rapportCsv } from '../../../src/servicelevel/niva/rapport-csv.ts';
import { rapportJson } from '../../../src/servicelevel/niva/rapport-json.ts';
import { createRapporter, type Rapport, type Rapporter } from '../../../src/servicelevel/niva/rapporter.ts';
import { type Rapportperiod, readPeriod } from '../../../src/servicelevel/niva/rapportperiod.ts';
import type { Servicelagen } from '../../../src/servicelevel/niva/servicelage.ts';
import { createServicelagen } from '../../../src/servicelevel/niva/servicelagen.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { aNiva, begaran } from './a-niva.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const period = (text: string) => readPeriod(text) as Rapportperiod;

describeDatabase('servicelevel/niva/rapporter', (open) => {
  let now: number;
  let driftlagen: Driftlagen;
  let nivaer: Nivaer;
  let rapporter: Rapporter;
  let servicelagen: Servicelagen;
  let reads: { all: number; now: number; most: number };
  let measure: (when: string, utfall: Utfall, times?: number, svarande?: string) => Promise<void>;

  beforeEach(async () => {
    now = at('2026-10-01T00:00+02:00');
    const clock = { now: () => now };
    const database: Database = await open();
    await migrate(database, [anslutningMigrations, driftMigrations, matningMigrations, nivaMigrations]);
    driftlagen = createDriftlagen({ database, clock, kallor: ['CSN'], record: recordHandelse });
    nivaer = createNivaer({ database, clock, kallor: ['CSN'], record: recordHandelse });
    reads = { all: 0, now: 0, most: 0 };
    const deps = {
      matningar: createMatningar({ database: counted(database, reads) }),
      nivaer,
      planerat: createPlanerat({ database }),
      clock,
    };
    rapporter = createRapporter(deps);
    servicelagen = createServicelagen(deps);
    const matare = createMatare({ clock });
    const skrivare = createMatningsskrivare({ database, matare, clock, process: 'prov' });
    measure = async (when, utfall, times = 1, svarande?: string) => {
      now = at(when);
      const orsak = utfall === 'lyckad' ? {} : { orsak: 'timeout' };
      const anrop = { kalla: 'CSN', slag: 'anrop', utfall, ...orsak, svarstidMs: 200, kvalitet: 'answered' } as const;
      for (let n = 0; n < times; n++) matare.anrop({ ...anrop, ...(svarande !== undefined && { svarande }) });
      await skrivare.skriv();
    };
  });

  /** Ninety-eight calls answered in November, and two that failed at eight in the evening of the eighteenth. */
  async function november(): Promise<void> {
    await measure('2026-10-31T23:59+01:00', 'misslyckad');
    await measure('2026-11-01T00:00+01:00', 'lyckad', 50);
    await measure('2026-11-18T20:00+01:00', 'misslyckad', 2);
    await measure('2026-11-30T23:59+01:00', 'lyckad', 48);
    await measure('2026-12-01T00:00+01:00', 'misslyckad');
    now = at('2026-12-03T12:00+01:00');
  }
  const report = (text = '2026-11') => rapporter.rapport('CSN', period(text));
  const stop = (fran: string, till: string) => driftlagen.underhall(begaran, 'CSN', { fran: at(fran), till: at(till) });

  it('without a stop the failures of the month are its own', async () => {
    await november();
    const { lage } = await report();
    expect([lage.tillganglighet, lage.uppfyllt.tillganglighet, langd(lage.raknat) / HOUR_MS]).to.deep.equal([
      98,
      false,
      720,
    ]);
  });

  it('a planned stop takes them away, with its time; announced too late it does not', async () => {
    now = at('2026-11-10T08:00+01:00');
    await stop('2026-11-18T19:00+01:00', '2026-11-18T22:00+01:00');
    await november();
    const { lage, dygn } = await report();
    expect([lage.tillganglighet, lage.uppfyllt.tillganglighet, langd(lage.raknat) / HOUR_MS]).to.deep.equal([
      100,
      true,
      717,
    ]);
    expect(lage.undantaget.find(({ skal }) => skal === 'planerat underhåll')?.intervall).to.deep.equal([
      { fran: at('2026-11-18T19:00+01:00'), till: at('2026-11-18T22:00+01:00') },
    ]);
    const days = dygn.filter((one) => langd(one.lage.raknat) !== 24 * HOUR_MS);
    expect(days.map((one) => [one.dag, langd(one.lage.raknat) / HOUR_MS])).to.deep.equal([['2026-11-18', 21]]);
  });

  it('a stop that was planned when the failures were there excuses none of them', async () => {
    await november();
    now = at('2026-11-18T20:01+01:00');
    await stop('2026-11-18T19:00+01:00', '2026-11-18T22:00+01:00');
    now = at('2026-12-03T12:00+01:00');
    const { lage } = await report();
    expect([lage.tillganglighet, langd(lage.raknat) / HOUR_MS]).to.deep.equal([98, 720 - 2 + 1 / 60]);
  });

  it('stands beside the month before, has each day once, and tells the causes', async () => {
    await november();
    const { fore, dygn, lage, nivaer: levels } = await report();
    expect([fore.period.nyckel, fore.lage.tillganglighet, fore.lage.summa.antal.anrop.misslyckad]).to.deep.equal([
      ...['2026-10', 0, 1],
    ]);
    expect([dygn.length, dygn[0]?.dag, dygn.at(-1)?.dag]).to.deep.equal([30, '2026-11-01', '2026-11-30']);
    expect(dygn.map((one) => one.lage.summa.antal.anrop.misslyckad).reduce((a, b) => a + b)).to.equal(2);
    expect([lage.summa.orsaker, lage.summa.kvaliteter.answered]).to.deep.equal([{ timeout: 2 }, 100]);
    expect(levels.map(({ tillganglighet }) => tillganglighet)).to.deep.equal([99]);
  });

  it('a year is read by few statements, one after the other', async () => {
    await nivaer.satt(
      begaran,
      aNiva({
        giltigFran: '2026-02-01',
        servicetid: [{ veckodagar: [1, 2, 3, 4, 5, 6, 7], fran: '00:00', till: '19:00' }],
      }),
    );
    await november();
    const { dygn, lage } = await report('2026-01-01--2026-12-02');
    expect([dygn.length, lage.summa.antal.anrop.lyckad]).to.deep.equal([336, 50]);
    expect(reads.most).to.equal(1);
    await nivaer.taBort(begaran, 'CSN', '2026-02-01');
    reads.all = 0;
    const whole = await report('2026-01-01--2026-12-02');
    expect(whole.dygn.reduce((sum, one) => sum + one.lage.summa.antal.anrop.lyckad, 0)).to.equal(98);
    expect(reads.all).to.be.below(20);
  });

  it('a level that changes within the month judges its own days', async () => {
    await nivaer.satt(begaran, aNiva({ giltigFran: '2026-11-18', tillganglighet: 95 }));
    await november();
    const { lage, nivaer: levels } = await report();
    expect(lage.budget).to.deep.equal({ far: 3, har: 2, kvar: 100 / 3 });
    expect([lage.uppfyllt.tillganglighet, levels.map(({ giltigFran }) => giltigFran)]).to.deep.equal([
      true,
      ['0001-01-01', '2026-11-18'],
    ]);
  });

  it('who answers inside the source is told apart', async () => {
    await measure('2026-11-02T10:00+01:00', 'lyckad', 3, 'kontor A');
    await measure('2026-11-02T10:00+01:00', 'misslyckad', 1, 'kontor B');
    now += HOUR_MS;
    const { svarande } = await report();
    expect(svarande.map((one) => [one.svarande, one.lage.tillganglighet])).to.deep.equal([
      ['kontor A', 100],
      ['kontor B', 0],
    ]);
  });

  it('a month that is not over is reported until now; one that has not begun is empty', async () => {
    await measure('2026-11-10T12:00+01:00', 'lyckad');
    now = at('2026-11-11T06:00+01:00');
    const { dygn, lage } = await report();
    expect([dygn.length, langd(lage.raknat) / HOUR_MS]).to.deep.equal([11, 246]);
    const next = await report('2026-12');
    expect([next.dygn, next.lage.tillganglighet, next.lage.raknat]).to.deep.equal([[], undefined, []]);
  });

  it('burn rates and the state of any stretch come from the same rows', async () => {
    await measure('2026-11-18T19:30+01:00', 'lyckad', 30);
    await measure('2026-11-18T19:58+01:00', 'misslyckad', 20);
    now = at('2026-11-18T20:00+01:00');
    const objekt = { kalla: 'CSN', svarande: '' };
    const told = await servicelagen.brannhastigheter(objekt, now);
    expect(told.map(({ overskriden, underlag }) => [overskriden, underlag])).to.deep.equal([
      ...[
        [true, 50],
        [true, 50],
        [false, 50],
      ],
    ]);
    const lage = await servicelagen.lage(objekt, { fran: now - HOUR_MS, till: now + HOUR_MS });
    expect([lage.tillganglighet, lage.intervall.till]).to.deep.equal([60, now]);
  });

  describe('as CSV and JSON', () => {
    const table = (rapport: Rapport) => {
      const [head = [], ...rows] = rapportCsv(rapport)
        .slice(1)
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(';'));
      return rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [head[index], cell])));
    };

    it('a row a day and one of the whole, the Swedish way', async () => {
      now = at('2026-11-10T08:00+01:00');
      await stop('2026-11-18T21:00+01:00', '2026-11-18T22:30:30+01:00');
      await november();
      const rapport = await report();
      expect(rapportCsv(rapport).startsWith('\uFEFFDag;Källa;Räknad tid (min);')).to.equal(true);
      const rows = table(rapport);
      expect(rows.length).to.equal(31);
      expect(rows[17]).to.include({ Dag: '2026-11-18', 'Planerat underhåll (min)': '90,5', 'Tillgänglighet (%)': '0' });
      expect(rows[1]).to.include({ 'Tillgänglighet (%)': '', 'Tillgänglighet uppfylld': '', 'p95 (ms)': '' });
      expect(rows[30]).to.include({
        ...{ Dag: 'Hela perioden', Källa: 'CSN', 'Lyckade anrop': '98', 'Misslyckade anrop': '2' },
        ...{ 'Tillgänglighet (%)': '98', 'Tillgänglighet uppfylld': 'nej', 'Felbudget kvar (%)': '-100' },
      });
    });

    it('JSON has the same figures and no histogram', async () => {
      await november();
      const json = JSON.parse(JSON.stringify(rapportJson(await report())));
      expect([json.tillganglighet, json.period, json.dygn.length, json.fore.tillganglighet]).to.deep.equal([
        ...[98, { fran: '2026-11-01', tom: '2026-11-30' }, 30, 0],
      ]);
      expect(Object.keys(json.dygn[0])).not.to.include('summa');
    });
  });
});

/** Counts what is read: in all, now, and the most at the same moment. */
function counted(database: Database, reads: { all: number; now: number; most: number }): Database {
  return {
    ...database,
    async run(...statement) {
      reads.all++;
      reads.most = Math.max(reads.most, ++reads.now);
      try {
        return await database.run(...statement);
      } finally {
        reads.now--;
      }
    },
  };
}
