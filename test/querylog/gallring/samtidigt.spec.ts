// H6: of two gallringar at once one works; and questions go on beside it as if nothing were.
import { expect } from 'chai';
import type { JobLock } from '../../../src/platform/sql/job-lock.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { openGallring } from './open-gallring.ts';
import { AFTER, SEEDED, seed } from './seed.ts';

describeDatabase('gallring beside others', (open) => {
  it('H6 leaves the work to the one that began, on another connection too', async () => {
    const one = await openGallring(await open(), { now: SEEDED });
    await seed(one);
    const other = await openGallring(await open(), { now: AFTER, home: one.home });
    const second: Promise<unknown>[] = [];
    const first = await one.gallring.run({
      startadAv: 'schema',
      onProgress: () => second.push(other.gallring.run({ startadAv: 'Driftoperatör' })),
    });
    const results = await Promise.all(second);
    const refused = results.filter((result) => JSON.stringify(result) === '{"pagar":true}');
    expect(first).to.include({ nummer: 2 });
    expect(refused.length, 'all that began while the first had the lock').to.be.greaterThan(3);
    expect(results.filter((result) => result !== undefined).length).to.equal(refused.length);
    expect(await one.gallring.protokoll()).to.have.length(2);
    expect(first).to.have.nested.property('innehall.aterupptagen').that.deep.equals([]);
    expect(await one.count('gallrad_2026_08')).to.equal(6);
  });

  it('H6 takes and counts nothing twice where two believe that they have the lock', async () => {
    const lock: JobLock = {
      whileHeld: async (_, work) => ({ ran: true, result: await work(new AbortController().signal) }),
    };
    const one = await openGallring(await open(), { now: SEEDED, lock });
    await seed(one);
    const other = await openGallring(await open(), { now: AFTER, home: one.home, lock });
    // one that loses the ground under its feet may fail, as any that is broken off
    const second: Promise<unknown>[] = [];
    const onProgress = () => {
      if (second.length === 0) second.push(other.gallring.run({ startadAv: 'Driftoperatör' }).catch(() => {}));
    };
    await one.gallring.run({ startadAv: 'schema', onProgress }).catch(() => {});
    await Promise.all(second);
    expect(second).to.have.length(1);
    await one.gallring.run({ startadAv: 'schema' });
    const protokoll = await one.gallring.protokoll();
    expect(protokoll).to.have.length(2);
    const parts = protokoll[1]?.innehall.delar.map(({ manad, fragor, kvarhallna, poster }) => [
      manad,
      fragor,
      kvarhallna,
      poster,
    ]);
    expect(parts).to.deep.equal([
      ['2026-08', 3, 1, 6],
      ['2026-09', 3, 1, 6],
    ]);
    expect(await one.count('gallrad_2026_08')).to.equal(6);
    expect(await one.count('kvarhallen')).to.equal(3);
    expect((await one.kontroll.kontrollera()).antalAvvikelser).to.equal(0);
  });

  it('never keeps a question from its log, on its own connection or another', async () => {
    const one = await openGallring(await open(), { now: SEEDED });
    await seed(one);
    for (let day = 10; day < 28; day++) {
      await one.ask({ at: `2026-09-${day}T10:00:00+02:00` });
      await one.ask({ at: `2026-08-${day}T10:00:00+02:00` });
    }
    const other = await openGallring(await open(), { now: AFTER, home: one.home });
    const asked: Promise<{ readonly id: string }>[] = [];
    await one.gallring.run({
      startadAv: 'schema',
      onProgress: () => asked.push(one.ask({ at: AFTER }), other.ask({ at: AFTER })),
    });
    const ids = (await Promise.all(asked)).map(({ id }) => id);
    expect(ids.length).to.be.greaterThan(50);
    const records = await one.reader.list({
      namnd: '162021004748',
      from: Date.parse('2026-11-02T00:00:00+01:00'),
      to: Date.parse(AFTER) + 1,
      limit: 1000,
    });
    expect(records.map(({ id }) => id)).to.have.members(ids);
    expect(records.every(({ avslut }) => avslut !== undefined)).to.equal(true);
  });

  it('stops where it is told to, between two chunks, and goes on from there', async () => {
    const test = await openGallring(await open(), { now: SEEDED });
    await seed(test);
    const stop = new AbortController();
    const events: string[] = [];
    const broken = test.gallring.run({
      startadAv: 'schema',
      signal: stop.signal,
      onProgress: ({ handelse, rader }) => {
        events.push(handelse);
        if (rader !== undefined) stop.abort(new Error('stopped'));
      },
    });
    await broken.then(
      () => expect.fail('it ran on'),
      (error) => expect(error).to.include({ message: 'stopped' }),
    );
    expect(events).to.deep.equal(['raknad', 'avskild', 'nyckel-forstord', 'rader']);
    expect(await test.count('gallrad_2026_08')).to.equal(2);
    await test.gallring.run({ startadAv: 'Driftoperatör' });
    const [, protokoll] = await test.gallring.protokoll();
    expect(protokoll?.innehall.aterupptagen).to.deep.equal([{ at: test.clock.now(), av: 'Driftoperatör' }]);
    expect(await test.count('gallrad_2026_08')).to.equal(6);
  });
});
