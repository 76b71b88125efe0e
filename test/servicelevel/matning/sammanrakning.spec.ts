// Sums say what their minutes said: whole hours and days from sums, the edges from minutes, over DST and late minutes.

import { expect } from 'chai';
import { DAY_MS } from '../../../src/platform/durations.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { databaseTime } from '../../../src/platform/sql/database-time.ts';
import { createJobLock, jobLockMigrations } from '../../../src/platform/sql/job-lock.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createSammanrakning } from '../../../src/servicelevel/matning/sammanrakning.ts';
import type { Matobjekt } from '../../../src/servicelevel/matning/summa.ts';
import { describeDatabase, describePostgres } from '../../platform/sql/describe-database.ts';
import { AF, between, createMeasuring, createTestClock, lyckat, type Measuring, never } from './a-matning.ts';

describeDatabase('servicelevel/matning/sammanrakning', (open) => {
  const clock = createTestClock('2026-11-22T10:00:00Z');
  let database: Database;
  let measuring: Measuring;
  beforeEach(async () => {
    database = await open();
    measuring = await createMeasuring(database, clock);
  });

  const count = async (objekt: Matobjekt, ...intervals: readonly ReturnType<typeof between>[]) =>
    (await measuring.matningar.summa(objekt, intervals)).antal.anrop.lyckad;
  const starts = async (table: string) =>
    (await database.run(`SELECT start FROM ${table} ORDER BY start`)).map(({ start }) =>
      new Date(Number(start)).toISOString().slice(5, 16),
    );

  it('an hour is summed minutes after it has ended, a day when it has all its hours, both only once', async () => {
    await measuring.each('2026-11-22T22:00:00Z', [0, 30, 59, 60, 90]);
    clock.set('2026-11-22T23:04:00Z');
    await measuring.summera();
    expect(await starts('matning_timme')).to.deep.equal([]);
    clock.set('2026-11-22T23:05:00Z');
    await measuring.summera();
    expect([await starts('matning_timme'), await starts('matning_dygn')]).to.deep.equal([
      ['11-22T22:00'],
      ['11-21T23:00'], // midnight in Sweden
    ]);
    clock.set('2026-11-23T00:05:00Z');
    await measuring.summera();
    await measuring.summera();
    expect(await starts('matning_timme')).to.deep.equal(['11-22T22:00', '11-22T23:00']);
    expect(await starts('matning_dygn')).to.deep.equal(['11-21T23:00']);
  });

  it('any stretch is the minutes that begin in it, before and after they are summed', async () => {
    const minutes = Array.from({ length: 60 * 60 }, (_, n) => n).filter((n) => n % 7 === 0);
    await measuring.each('2026-11-20T20:00:00Z', minutes);
    const stretches = [
      ['2026-11-20T20:00:00Z', '2026-11-23T08:00:00Z'],
      ['2026-11-20T20:00:30Z', '2026-11-20T20:07:00Z'],
      ['2026-11-20T21:05:00Z', '2026-11-22T13:59:00Z'],
      ['2026-11-20T23:00:00Z', '2026-11-21T23:00:00Z'],
      ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z'],
    ].map(([fran = '', till = '']) => between(fran, till));
    const all = async () => {
      const counts = [];
      for (const stretch of stretches) counts.push(await count(AF, stretch));
      return [...counts, await count(AF, ...stretches), await count(AF, ...stretches.slice(1))];
    };
    const expected = stretches.map(({ fran, till }) => {
      const first = Date.parse('2026-11-20T20:00:00Z');
      return minutes.filter((n) => first + n * 60_000 >= fran && first + n * 60_000 < till).length;
    });
    const whole = [...expected, expected[0], expected[2]];
    expect((await all()).slice(0, -1)).to.deep.equal(whole.slice(0, -1));
    const unsummed = await all();
    clock.set('2026-11-23T12:00:00Z');
    await measuring.summera();
    expect((await starts('matning_dygn')).length).to.equal(3);
    expect(await all()).to.deep.equal(unsummed);
  });

  it('what is summed is read from the sums', async () => {
    await measuring.each('2026-11-20T20:00:00Z', [0, 1, 2, 24 * 60]);
    clock.set('2026-11-23T12:00:00Z');
    await measuring.summera();
    await database.run('DELETE FROM matning_minut');
    const both = between('2026-11-20T20:00:00Z', '2026-11-22T00:00:00Z');
    expect(await count(AF, both)).to.equal(4);
    const [first] = await measuring.matningar.serie(AF, both, 'timme');
    expect([first?.antal.anrop.lyckad, first?.svarstid.count]).to.deep.equal([3, 3]);
  });

  for (const [name, from, hours] of [
    ['spring', '2026-03-28T12:00:00Z', [11, 23, 24]],
    ['autumn', '2026-10-24T12:00:00Z', [10, 25, 24]],
  ] as const) {
    it(`days are Sweden's when the clock is changed in ${name}`, async () => {
      const [firstDay, changed, next] = hours;
      await measuring.each(
        from,
        Array.from({ length: firstDay + changed + next }, (_, hour) => hour * 60),
      );
      const all = between(from, new Date(Date.parse(from) + 72 * 3_600_000).toISOString());
      const perDay = async () =>
        (await measuring.matningar.serie(AF, all, 'dygn')).map(({ antal }) => antal.anrop.lyckad);
      expect(await perDay()).to.deep.equal(hours);
      clock.set(all.till + 86_400_000);
      await measuring.summera();
      expect(await perDay()).to.deep.equal(hours);
      const series = await measuring.matningar.serier(all, 'dygn');
      expect(series.get('AF')?.map(({ antal }) => antal.anrop.lyckad)).to.deep.equal(hours);
    });
  }

  it('a series has its steps in order, without those in which nothing was measured; all sources at once', async () => {
    await measuring.each('2026-11-22T10:00:00Z', [0, 5, 130]);
    await measuring.each('2026-11-22T10:00:00Z', [5], lyckat(1, { kalla: 'CSN' }));
    await measuring.each('2026-11-22T10:00:00Z', [5], lyckat(1, { svarande: 'IAF' }));
    const all = between('2026-11-22T10:00:00Z', '2026-11-22T13:00:00Z');
    const { matningar } = measuring;
    const minutes = (await matningar.serie(AF, all, 'minut')).map(({ start }) => (start - all.fran) / 60_000);
    expect(minutes).to.deep.equal([0, 5, 130]);
    const hours = await matningar.serier(all, 'timme');
    expect([...hours].map(([kalla, points]) => [kalla, points.length]).sort()).to.deep.equal([
      ['AF', 2],
      ['CSN', 1],
    ]);
    expect(await matningar.svarande('AF', all)).to.deep.equal(['IAF']);
    expect(await count({ kalla: 'AF', svarande: 'IAF' }, all)).to.equal(1);
    expect(await matningar.svarande('CSN', all)).to.deep.equal([]);
  });

  it('minutes that come after their hour was summed are summed too, and their day', async () => {
    await measuring.each('2026-11-20T10:00:00Z', [0]);
    clock.set('2026-11-20T10:10:00Z');
    measuring.matare.anrop(lyckat(100)); // its database is away until two days later
    const other = await createMeasuring(database, clock, 'p2');
    await other.each('2026-11-22T10:00:00Z', [0]);
    clock.set('2026-11-22T12:00:00Z');
    await other.summera();
    await measuring.skrivare.skriv();
    const day = between('2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z');
    expect(await count(AF, day)).to.equal(1);
    await other.summera();
    expect(await count(AF, day)).to.equal(2);
    expect((await database.run('SELECT id FROM matning_forsenad')).length).to.equal(0);
  });

  it('sums that were made by a clock ahead are taken back', async () => {
    await measuring.each('2026-11-22T10:00:00Z', [0]);
    await measuring.each('2027-02-01T10:00:00Z', [0]);
    clock.set('2027-03-01T00:00:00Z');
    await measuring.summera();
    const later = await createMeasuring(database, clock, 'p2');
    await later.each('2026-11-22T10:00:00Z', [60]);
    clock.set('2026-11-22T13:00:00Z');
    await later.summera();
    expect(await count(AF, between('2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z'))).to.equal(2);
  });

  it('what is older than 25 months is taken away, and nothing else', async () => {
    await measuring.each('2024-10-20T21:00:00Z', [0, 1, 59, 24 * 60, 36 * 60]);
    const old = { utfall: 'lyckad', organisation: '162120000142', delfragor: 7 } as const;
    clock.set('2024-10-20T21:00:00Z');
    measuring.matare.fraga(old);
    await measuring.skrivare.skriv();
    clock.set('2024-10-23T00:00:00Z');
    await measuring.summera();
    expect((await starts('matning_timme')).length).to.equal(4); // one of them of the composite
    clock.set('2026-11-22T10:00:00Z');
    measuring.matare.fraga(old);
    await measuring.skrivare.skriv();
    await measuring.summera();
    // 2024-10-22 00:00 in Sweden is two hours earlier
    expect(await starts('matning_minut')).to.deep.equal(['10-22T09:00', '11-22T10:00']);
    expect(await starts('matning_timme')).to.deep.equal(['10-22T09:00']);
    expect((await starts('matning_dygn')).length).to.equal(1);
    expect(await starts('belastning')).to.deep.equal(['11-22T10:00']);
  });

  it('a clock that is doubted takes nothing away, and sums all the same', async () => {
    await measuring.each('2026-11-22T10:00:00Z', [0]);
    clock.set('2029-01-01T00:00:00Z');
    measuring.doubt('Klockan kan gå före.');
    await measuring.summera();
    expect([await starts('matning_minut'), await starts('matning_timme')]).to.deep.equal(
      Array(2).fill(['11-22T10:00']),
    );
  });

  it('is made once per cluster: whoever does not hold the lock leaves it', async () => {
    await migrate(database, [jobLockMigrations]);
    await measuring.each('2026-11-22T10:00:00Z', [0]);
    clock.set('2026-11-22T12:00:00Z');
    const lock = createJobLock({ database, clock });
    const summera = createSammanrakning({ database, clock, lock, tvivel: async () => undefined });
    await lock.whileHeld('matning', () => summera(never));
    expect(await starts('matning_timme')).to.deep.equal([]);
    await summera(never);
    expect(await starts('matning_timme')).to.deep.equal(['11-22T10:00']);
  });
});

describePostgres('servicelevel/matning/rensning', (open) => {
  it('goes by the database’s clock where ours is ahead of it', async () => {
    const database = await open();
    const now = (await databaseTime(database)) ?? Number.NaN;
    const clock = createTestClock(new Date(now).toISOString());
    const measuring = await createMeasuring(database, clock);
    await measuring.each(new Date(now).toISOString(), [0]);
    clock.set(now + 3 * 365 * DAY_MS);
    await measuring.summera();
    expect(await database.run('SELECT kalla FROM matning_minut')).to.deep.equal([{ kalla: 'AF' }]);
  });
});
