// A job of the cluster must never run twice at once, and never stay locked by someone who is gone.
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import {
  createJobLock,
  JobLockLostError,
  jobLockMigrations,
  whereNobodyElse,
} from '../../../src/platform/sql/job-lock.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { describeDatabase } from './describe-database.ts';
import { rejection } from './rejection.ts';

const START = 1_795_000_000_000;

describeDatabase('job lock', (open, store) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await migrate(database, [jobLockMigrations]);
  });

  const aborted = (signal: AbortSignal) =>
    new Promise<unknown>((resolve) => {
      if (signal.aborted) resolve(signal.reason);
      signal.addEventListener('abort', () => resolve(signal.reason));
    });
  const rows = () => database.run('SELECT namn, holder, held_until FROM jobb_las');

  async function heldUntil(time: number): Promise<void> {
    for (let tries = 0; tries < 400; tries++) {
      if ((await rows())[0]?.held_until === time) return;
      await delay(5);
    }
    throw new Error('not renewed');
  }

  /** Starts work that holds `name` until told to end. */
  async function holding(lock: ReturnType<typeof createJobLock>, name: string) {
    const begun = Promise.withResolvers<AbortSignal>();
    const release = Promise.withResolvers<string>();
    const ended = lock.whileHeld(name, (signal) => {
      begun.resolve(signal);
      return release.promise;
    });
    ended.catch(begun.reject);
    const signal = await begun.promise;
    const end = () => {
      release.resolve('klart');
      return ended;
    };
    return { signal, end };
  }

  it('runs the work, gives its result and leaves no row', async () => {
    const lock = createJobLock({ database, clock: { now: () => START }, leaseMs: 1000 });
    const result = await lock.whileHeld('gallring', async (signal) => {
      expect(signal.aborted).to.equal(false);
      const [row] = await rows();
      expect(row).to.include({ namn: 'gallring', held_until: START + 1000 });
      return 17;
    });
    expect(result).to.deep.equal({ ran: true, result: 17 });
    expect(await rows()).to.deep.equal([]);
  });

  it('is released at once when the work throws, and throws the same', async () => {
    const lock = createJobLock({ database, clock: Date });
    const own = new Error('own');
    expect(await rejection(lock.whileHeld('gallring', () => Promise.reject(own)))).to.equal(own);
    const thrown = lock.whileHeld('gallring', () => {
      throw own;
    });
    expect(await rejection(thrown)).to.equal(own);
    expect(await lock.whileHeld('gallring', async () => 1)).to.deep.equal({ ran: true, result: 1 });
  });

  it('keeps names apart, and refuses the one who holds it too', async () => {
    const lock = createJobLock({ database, clock: Date });
    const held = await holding(lock, 'a');
    expect(await lock.whileHeld('a', async () => 1)).to.deep.equal({ ran: false });
    expect(await lock.whileHeld('b', async () => 1)).to.deep.equal({ ran: true, result: 1 });
    expect(await held.end()).to.deep.equal({ ran: true, result: 'klart' });
  });

  it('lets one of two run, whoever is first, again and again', async () => {
    const locks = [database, await open()].map((on) => createJobLock({ database: on, clock: Date }));
    for (let round = 0; round < 20; round++) {
      const decided = Promise.withResolvers<void>();
      let active = 0;
      const racing = locks.map((lock) =>
        lock.whileHeld('gallring', async () => {
          if (++active > 1) throw new Error('two at once');
          await decided.promise;
          return round;
        }),
      );
      expect(await Promise.race(racing)).to.deep.equal({ ran: false });
      decided.resolve();
      const results = await Promise.all(racing);
      expect(results.filter(({ ran }) => ran)).to.deep.equal([{ ran: true, result: round }]);
    }
  });

  it('is taken from a dead holder when its lease has run out, not before', async () => {
    const values = ['gallring', 'dead', START + 1000];
    await database.run('INSERT INTO jobb_las (namn, holder, held_until) VALUES ($1, $2, $3)', values);
    const at = (now: number) =>
      createJobLock({ database, clock: { now: () => now } }).whileHeld('gallring', async () => 1);
    expect(await at(START + 1000)).to.deep.equal({ ran: false });
    expect(await at(START + 1001)).to.deep.equal({ ran: true, result: 1 });
  });

  it('is renewed while the work runs', async () => {
    let now = START;
    const clock = { now: () => now };
    const held = await holding(createJobLock({ database, clock, leaseMs: 200 }), 'gallring');
    for (let renewals = 0; renewals < 4; renewals++) {
      now += 100;
      await heldUntil(now + 200);
    }
    expect(await createJobLock({ database, clock }).whileHeld('gallring', async () => 1)).to.deep.equal({ ran: false });
    expect(held.signal.aborted).to.equal(false);
    await held.end();
  });

  it('aborts the work of a holder that slept past its lease', async () => {
    let now = START;
    const held = await holding(createJobLock({ database, clock: { now: () => now }, leaseMs: 200 }), 'gallring');
    now += 201;
    const reason = await aborted(held.signal);
    expect(reason).to.be.instanceOf(JobLockLostError);
    expect(String(reason)).to.contain('gallring');
    await held.end();
  });

  it('aborts the work whose lock another took, and leaves that one its lock', async () => {
    let now = START;
    const held = await holding(createJobLock({ database, clock: { now: () => now }, leaseMs: 200 }), 'gallring');
    const ahead = await holding(createJobLock({ database, clock: { now: () => START + 5000 } }), 'gallring');
    now += 100;
    expect(await aborted(held.signal)).to.be.instanceOf(JobLockLostError);
    await held.end();
    const third = createJobLock({ database, clock: { now: () => START + 5000 } });
    expect(await third.whileHeld('gallring', async () => 1)).to.deep.equal({ ran: false });
    expect(ahead.signal.aborted).to.equal(false);
    await ahead.end();
  });

  it('aborts the work when the database stays away, and gives its result all the same', async () => {
    const held = await holding(createJobLock({ database, clock: Date, leaseMs: 500 }), 'gallring');
    const restore = await store().outage();
    expect(await aborted(held.signal)).to.be.instanceOf(JobLockLostError);
    expect(await held.end()).to.deep.equal({ ran: true, result: 'klart' });
    await restore();
  });

  it('goes on through a short outage', async () => {
    let now = START;
    const held = await holding(createJobLock({ database, clock: { now: () => now }, leaseMs: 300 }), 'gallring');
    const restore = await store().outage();
    now += 100;
    await delay(100);
    await restore();
    await heldUntil(now + 300);
    expect(held.signal.aborted).to.equal(false);
    await held.end();
  });

  it('does not begin when asking for the lock took as long as the lease', async () => {
    const times = [START];
    const lock = createJobLock({ database, clock: { now: () => times.pop() ?? START + 1000 }, leaseMs: 1000 });
    let ran = false;
    const asked = lock.whileHeld('gallring', async () => (ran = true));
    expect(await rejection(asked)).to.be.instanceOf(JobLockLostError);
    expect(ran).to.equal(false);
    expect(await rows()).to.deep.equal([]);
  });

  it('rejects where the database is away', async () => {
    const restore = await store().outage();
    let ran = false;
    const asked = createJobLock({ database, clock: Date }).whileHeld('gallring', async () => (ran = true));
    expect(await rejection(asked)).to.include({ kind: 'unavailable' });
    expect(ran).to.equal(false);
    await restore();
  });

  it('wraps a job: left out where another holds its name, ended by either signal', async () => {
    let now = START;
    const lock = createJobLock({ database, clock: { now: () => now }, leaseMs: 200 });
    const held = await holding(lock, 'gallring');
    let begun = Promise.withResolvers<void>();
    let ran = 0;
    const job = whereNobodyElse(lock, 'gallring', async (signal) => {
      ran++;
      begun.resolve();
      await aborted(signal);
    });
    await job(new AbortController().signal);
    expect(ran).to.equal(0);
    await held.end();
    await job(AbortSignal.abort());
    begun = Promise.withResolvers<void>();
    const lost = job(new AbortController().signal);
    await begun.promise;
    now += 201;
    await lost;
    expect(ran).to.equal(2);
  });
});
