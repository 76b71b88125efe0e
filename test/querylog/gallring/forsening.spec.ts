// How late gallring is: since when something is due, what is not finished, and what the last run could not take.
import { expect } from 'chai';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ARE, KIRUNA, openGallring, type TestGallring } from './open-gallring.ts';
import { ALVA } from './seed.ts';

describeDatabase('gallring that is late', (open) => {
  let test: TestGallring;
  beforeEach(async () => {
    test = await openGallring(await open(), { now: '2026-09-01T12:00:00+02:00' });
    await test.ask({ at: '2026-06-10T10:00:00+02:00', person: ALVA });
    await test.ask({ at: '2026-07-10T10:00:00+02:00', person: ALVA, namnd: KIRUNA });
  });

  const since = async () => {
    const { forfallna, forfallenSedan } = await test.gallring.forsening();
    return [forfallna, forfallenSedan && new Date(forfallenSedan).toISOString()];
  };

  it('is due from the month that the beslut says, or from the day that the beslut was registered', async () => {
    expect(await since(), 'no beslut').to.deep.equal([0, undefined]);
    await test.decide(3);
    expect(await since()).to.deep.equal([0, undefined]);
    test.setNow('2026-11-22T12:00:00+01:00');
    expect(await since(), 'October begins in summer time').to.deep.equal([2, '2026-09-30T22:00:00.000Z']);
    await test.decide(1, ARE);
    expect(await since()).to.deep.equal([2, '2026-10-31T23:00:00.000Z']);
    await test.gallring.run({ startadAv: 'schema' });
    expect(await test.gallring.forsening()).to.deep.equal({ forfallna: 0, senaste: { nummer: 1, hindrade: 0 } });
  });

  it('tells what the last run could not take', async () => {
    await test.decide(1);
    test.setNow('2026-11-22T12:00:00+01:00');
    const { id } = await test.hold('person', ALVA, '2026-12-31');
    await test.keyring.destroy({ namnd: ARE, bruk: `markering-${id}` });
    await rejection(test.gallring.run({ startadAv: 'schema' }));
    const { forfallna, senaste, oavslutadSedan } = await test.gallring.forsening();
    expect([forfallna, senaste, oavslutadSedan]).to.deep.equal([1, { nummer: 1, hindrade: 1 }, undefined]);
  });

  it('tells of a run that was broken off', async () => {
    await test.decide(1);
    test.setNow('2026-11-22T12:00:00+01:00');
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('stopped by the test'));
    await rejection(test.gallring.run({ startadAv: 'schema', signal: stop.signal, onProgress }));
    const { oavslutadSedan } = await test.gallring.forsening();
    expect(oavslutadSedan).to.equal(test.clock.now());
  });
});
