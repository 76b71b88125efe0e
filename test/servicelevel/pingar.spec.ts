// Who is pinged: sources with a test service that nobody asks, once per cluster.
import { expect } from 'chai';
import { anropOf } from '../../src/assembly/measured-call.ts';
import { automatisk } from '../../src/bastjanster/guard/driftlage.ts';
import { type GuardedCall, guard } from '../../src/bastjanster/guard/guard.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { createJobLock, jobLockMigrations } from '../../src/platform/sql/job-lock.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { createPingar } from '../../src/servicelevel/pingar.ts';
import { breakerLimits } from '../bastjanster/guard/a-breaker.ts';
import { delivery } from '../composite/fixtures.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { between, createMeasuring, createTestClock, lyckat, type Measuring, never } from './matning/a-matning.ts';

const limits = { concurrent: 1, queued: 1, timeoutMs: 1000, breaker: breakerLimits };
const HOUR = between('2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z');

describeDatabase('servicelevel/pingar', (open) => {
  const clock = createTestClock('2026-11-22T10:00:30Z');
  let database: Database;
  let measuring: Measuring;
  let pinged: string[];
  beforeEach(async () => {
    clock.set('2026-11-22T10:00:30Z');
    database = await open();
    measuring = await createMeasuring(database, clock);
    pinged = [];
  });

  function source(kalla: string, test?: () => Promise<void>) {
    const ping = async () => {
      pinged.push(kalla);
      await test?.();
    };
    const onCall = (call: GuardedCall<string>) => anropOf(kalla, call).forEach(measuring.matare.anrop);
    const time = { now: clock.now, monotonic: clock.now };
    return guard<string>({ id: kalla, ask: async () => delivery, test: ping }, limits, { clock: time, onCall });
  }

  const pingarOf = (sources: ReadonlyMap<string, ReturnType<typeof source>>) =>
    createPingar({ sources, matningar: measuring.matningar, clock, intervallMs: 60_000 });

  async function pings(kalla: string) {
    await measuring.skrivare.skriv();
    return (await measuring.matningar.summa({ kalla, svarande: '' }, [HOUR])).antal.ping;
  }

  it('a quiet source is pinged, and what it says is measured', async () => {
    const broken = source('CSN', () => Promise.reject(new Error('down')));
    const sources = new Map([
      ['AF', source('AF')],
      ['CSN', broken],
    ]);
    await pingarOf(sources)(never);
    expect(pinged).to.deep.equal(['AF', 'CSN']);
    expect(await pings('AF')).to.deep.equal({ lyckad: 1, misslyckad: 0, undantagen: 0 });
    expect(await pings('CSN')).to.deep.equal({ lyckad: 0, misslyckad: 1, undantagen: 0 });
    const { svarstid } = await measuring.matningar.summa({ kalla: 'AF', svarande: '' }, [HOUR]);
    expect(svarstid.count).to.equal(0);
  });

  it('a source that is asked enough is left alone, in whichever process', async () => {
    const other = await createMeasuring(database, clock, 'p2');
    for (const { matare, skrivare } of [measuring, other]) {
      matare.anrop(lyckat(100));
      matare.anrop(lyckat(100));
      await skrivare.skriv();
    }
    const pingar = pingarOf(new Map([['AF', source('AF')]]));
    await pingar(never);
    expect(pinged).to.deep.equal([]);
    clock.set('2026-11-22T10:03:00Z');
    await pingar(never);
    expect(pinged).to.deep.equal(['AF']);
  });

  it('a source without a test service is left alone; a planned stop reaches nobody and counts as neither', async () => {
    const { test: _test, ...untested } = source('SKV');
    const stopped = source('AF');
    stopped.decide({ ...automatisk, underhall: [{ id: '1', fran: HOUR.fran, till: HOUR.till }] });
    await pingarOf(
      new Map([
        ['SKV', untested],
        ['AF', stopped],
      ]),
    )(never);
    expect(pinged).to.deep.equal([]);
    expect(await pings('AF')).to.deep.equal({ lyckad: 0, misslyckad: 0, undantagen: 1 });
  });

  it('a source that an operator has closed is not reached, and its pings failed', async () => {
    const closed = source('AF');
    closed.decide({ ...automatisk, lage: 'stängd' });
    await pingarOf(new Map([['AF', closed]]))(never);
    expect(pinged).to.deep.equal([]);
    expect(await pings('AF')).to.deep.equal({ lyckad: 0, misslyckad: 1, undantagen: 0 });
  });

  it('once per cluster', async () => {
    await migrate(database, [jobLockMigrations]);
    const lock = createJobLock({ database, clock });
    const { matningar } = measuring;
    const sources = new Map([['AF', source('AF')]]);
    const pingar = createPingar({ sources, matningar, clock, lock, intervallMs: 60_000 });
    await lock.whileHeld('pingar', () => pingar(never));
    expect(pinged).to.deep.equal([]);
    await pingar(never);
    expect(pinged).to.deep.equal(['AF']);
  });
});
