// Service levels in the database: which one is valid when, the trail of each change, and what is refused with which words.
import { expect } from 'chai';
import { createHandelser, recordHandelse } from '../../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { nivaMigrations } from '../../../src/servicelevel/niva/migrations.ts';
import { NivaError } from '../../../src/servicelevel/niva/niva-error.ts';
import { createNivaer, type Nivaer } from '../../../src/servicelevel/niva/nivaer.ts';
import type { Serviceniva } from '../../../src/servicelevel/niva/serviceniva.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../../platform/sql/rejection.ts';
import { aNiva, begaran } from './a-niva.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describeDatabase('servicelevel/niva/nivaer', (open) => {
  let database: Database;
  let nivaer: Nivaer;

  beforeEach(async () => {
    database = await open();
    await migrate(database, [anslutningMigrations, nivaMigrations]);
    nivaer = on(database);
  });

  function on(one: Database): Nivaer {
    const kallor = ['AF', 'CSN', 'SAMMANSATT'];
    return createNivaer({ database: one, clock: { now: () => NOW }, kallor, record: recordHandelse });
  }

  const trail = async () => createHandelser(database).om({ slag: 'servicenivå', id: 'CSN' });

  it('begins with the defaults', async () => {
    const [one, whole] = [
      await nivaer.gallande('CSN', '2026-11-22'),
      await nivaer.gallande('SAMMANSATT', '2026-11-22'),
    ];
    expect([one.tillganglighet, one.svarstid]).to.deep.equal([99, { percentil: 95, ms: 3000 }]);
    expect([whole.tillganglighet, whole.svarstid]).to.deep.equal([99.5, { percentil: 95, ms: 5000 }]);
    expect(one.servicetid).to.deep.equal([{ veckodagar: [1, 2, 3, 4, 5, 6, 7], fran: '00:00', till: '24:00' }]);
    expect(await nivaer.alla()).to.deep.equal([]);
  });

  it('a level is valid from its day until the next; each change is in the trail', async () => {
    const first = aNiva({ giltigFran: '2026-11-01', avtal: 'UC 1.2' });
    const second = aNiva({ giltigFran: '2026-12-01', tillganglighet: 99.8 });
    await nivaer.satt(begaran, second);
    await nivaer.satt(begaran, first);
    const valid = async (dag: string) => (await nivaer.gallande('CSN', dag)).giltigFran;
    expect(await Promise.all(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map(valid))).to.deep.equal([
      ...['0001-01-01', '2026-11-01', '2026-11-01', '2026-12-01'],
    ]);
    expect(await nivaer.alla()).to.deep.equal([first, second]);
    await nivaer.taBort(begaran, 'CSN', '2026-12-01');
    expect(await valid('2026-12-01')).to.equal('2026-11-01');
    expect((await trail()).map(({ handling, fore, efter }) => [handling, fore, efter])).to.deep.equal([
      ['sätt servicenivå', undefined, second],
      ['sätt servicenivå', undefined, first],
      ['ta bort servicenivå', second, undefined],
    ]);
  });

  it('the same day again is another wording of the same level', async () => {
    await nivaer.satt(begaran, aNiva());
    const other = aNiva({ tillganglighet: 98.5 });
    await nivaer.satt(begaran, other);
    expect(await nivaer.alla()).to.deep.equal([other]);
    expect((await trail())[1]).to.deep.include({ fore: aNiva(), efter: other });
  });

  it('two at once: the trail tells what each replaced', async () => {
    const other = on(await open());
    await Promise.all(
      [98, 97].map((tillganglighet, i) => [nivaer, other][i]?.satt(begaran, aNiva({ tillganglighet }))),
    );
    const [first, last] = await trail();
    expect([first?.fore, last?.fore]).to.deep.equal([undefined, first?.efter]);
    expect(await nivaer.alla()).to.deep.equal([last?.efter]);
  });

  const tid = { veckodagar: [1], fran: '08:00', till: '17:00' };
  const refused: readonly (readonly [string, Partial<Serviceniva>, RegExp])[] = [
    ['another source', { kalla: 'XYZ' }, /^De som har en servicenivå är AF, CSN, SAMMANSATT\.$/],
    ['a day that does not exist', { giltigFran: '2026-02-30' }, /^Giltig från ska vara en dag som finns/],
    ['100 %', { tillganglighet: 100 }, /^Tillgänglighet ska vara 50–99,999 procent\.$/],
    ['no number', { tillganglighet: Number.NaN }, /^Tillgänglighet ska vara/],
    ['a percentile that is none', { svarstid: { percentil: 100, ms: 1 } }, /^Percentil ska vara 50–99,9\.$/],
    ['half milliseconds', { svarstid: { percentil: 95, ms: 1.5 } }, /^Svarstid ska vara 1–600.000 millisekunder/],
    ['no service hours', { servicetid: [] }, /^Servicetid ska vara dagar/],
    ['an hour that does not exist', { servicetid: [{ ...tid, till: '24:30' }] }, /^Servicetid ska vara/],
    ['an eighth day', { underhallsfonster: [{ ...tid, veckodagar: [8] }] }, /^Underhållsfönster ska vara/],
    ['a window without length', { underhallsfonster: [{ ...tid, till: '08:00' }] }, /^Underhållsfönster ska vara/],
    ['an empty agreement', { avtal: ' ' }, /^Avtal ska vara 1–200 tecken, utan personnummer\.$/],
    ['a personnummer', { avtal: `UC för ${persons.allaSvarar.personnummer}` }, /^Avtal ska vara/],
  ];
  for (const [title, change, says] of refused) {
    it(`refuses ${title}, naming field and rule, and leaves no trace`, async () => {
      const error = await rejection(nivaer.satt(begaran, aNiva(change)));
      expect(error).to.be.instanceOf(NivaError).and.to.have.property('message').that.matches(says);
      expect(everythingIn(error)).not.to.include(persons.allaSvarar.personnummer);
      expect([await trail(), await nivaer.alla()]).to.deep.equal([[], []]);
    });
  }

  it('refuses to take away what is not there, and a change without a reason', async () => {
    expect(String(await rejection(nivaer.taBort(begaran, 'CSN', '2026-11-01')))).to.include(
      'Ingen servicenivå börjar gälla',
    );
    await rejection(nivaer.satt({ ...begaran, skal: '' }, aNiva()));
    expect([await trail(), await nivaer.alla()]).to.deep.equal([[], []]);
  });
});
