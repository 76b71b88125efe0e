// A job that fails, hangs or overlaps itself must not cost the jobs after it.
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { createScheduler, type Scheduler } from '../../src/platform/scheduler.ts';

describe('scheduler', () => {
  let scheduler: Scheduler;
  let errors: [name: string, message: string][];
  beforeEach(() => {
    errors = [];
    scheduler = create();
  });
  afterEach(() => scheduler.stop());

  const create = (clock: { now(): number } = Date) =>
    createScheduler({ clock, onError: (name, error) => errors.push([name, String((error as Error).message)]) });

  /** A job that counts its runs, and a promise of its n-th. */
  function counting(n: number, each: (run: number) => unknown = () => {}) {
    const reached = Promise.withResolvers<void>();
    let runs = 0;
    const work = async () => {
      runs++;
      if (runs === n) reached.resolve();
      await each(runs);
    };
    return { work, reached: reached.promise, runs: () => runs };
  }

  it('runs a job again and again', async () => {
    const job = counting(3);
    scheduler.every('gallring', 2, job.work);
    await job.reached;
  });

  it('runs a first time when told, whatever the interval', async () => {
    const job = counting(1);
    scheduler.every('gallring', 86_400_000, job.work, { firstAfterMs: 0 });
    await job.reached;
  });

  it('never runs a job twice at once, and counts from the end of a run', async () => {
    const events: string[] = [];
    const job = counting(3, async (run) => {
      events.push(`begun ${run}`);
      await delay(10);
      events.push(`ended ${run}`);
    });
    scheduler.every('slow', 1, job.work);
    await job.reached;
    expect(events).to.deep.equal(['begun 1', 'ended 1', 'begun 2', 'ended 2', 'begun 3']);
  });

  it('lets one job run while another hangs', async () => {
    const hanging = (signal: AbortSignal) => once(signal, 'abort').then(() => {});
    const job = counting(3);
    scheduler.every('hanging', 1, hanging);
    scheduler.every('quick', 2, job.work);
    await job.reached;
  });

  it('reports errors and goes on', async () => {
    const job = counting(3, (run) => {
      throw new Error(`run ${run}`);
    });
    scheduler.every('gallring', 1, job.work);
    await job.reached;
    await scheduler.stop();
    expect(errors).to.deep.equal([1, 2, 3].map((run) => ['gallring', `run ${run}`]));
  });

  it('goes on where the job throws before it is a promise, and the report fails too', async () => {
    const third = Promise.withResolvers<void>();
    let runs = 0;
    scheduler = createScheduler({
      clock: Date,
      onError: () => {
        if (++runs === 3) third.resolve();
        throw new Error('report');
      },
    });
    scheduler.every('gallring', 1, () => {
      throw new Error('at once');
    });
    await third.promise;
  });

  it('aborts what runs when it stops, waits for it, and starts nothing more', async () => {
    const events: string[] = [];
    const begun = Promise.withResolvers<void>();
    scheduler.every('long', 1, async (signal) => {
      events.push('begun');
      begun.resolve();
      await once(signal, 'abort');
      events.push('aborted');
      await delay(5);
      events.push('ended');
    });
    await begun.promise;
    await Promise.all([scheduler.stop(), scheduler.stop()]);
    events.push('stopped');
    scheduler.every('late', 0, async () => void events.push('late'), { firstAfterMs: 0 });
    await delay(20);
    expect(events).to.deep.equal(['begun', 'aborted', 'ended', 'stopped']);
  });

  it('says nothing of a run that ended because it was told to, but of its other errors', async () => {
    const job = counting(1);
    scheduler.every('obedient', 1, (signal) => delay(60_000, undefined, { signal }));
    scheduler.every('obedient too', 1, async (signal) => {
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
    scheduler.every('broken', 1, async (signal) => {
      await once(signal, 'abort');
      throw new Error('disk full');
    });
    scheduler.every('begun', 10, job.work);
    await job.reached;
    await scheduler.stop();
    expect(errors).to.deep.equal([['broken', 'disk full']]);
  });

  it('does not keep the process alive', () => {
    const alive = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = alive();
    scheduler.every('gallring', 60_000, async () => {});
    expect(alive()).to.equal(before);
  });

  describe('over long waits', () => {
    const real = globalThis.setTimeout;
    let waits: { milliseconds: number; fire: () => void }[];
    beforeEach(() => {
      waits = [];
      globalThis.setTimeout = ((fire: () => void, milliseconds: number) => {
        waits.push({ milliseconds, fire });
        return real(() => {}, 0);
      }) as typeof setTimeout;
    });
    afterEach(() => {
      globalThis.setTimeout = real;
    });

    it('varies the interval by a tenth', () => {
      for (let n = 0; n < 200; n++) scheduler.every('gallring', 1000, async () => {});
      const all = waits.map(({ milliseconds }) => milliseconds);
      expect(Math.min(...all)).to.be.within(900, 950);
      expect(Math.max(...all)).to.be.within(1050, 1100);
    });

    it('waits longer than a timer can', () => {
      scheduler = create({ now: () => 0 });
      let runs = 0;
      scheduler.every('gallring', 1, async () => void runs++, { firstAfterMs: 40 * 86_400_000 });
      for (let hour = 1; hour <= 40 * 24; hour++) {
        expect(runs).to.equal(0);
        waits[hour - 1]?.fire();
      }
      expect(runs).to.equal(1);
    });

    it('makes up for the sleep of the machine', () => {
      let now = 0;
      scheduler = create({ now: () => now });
      let runs = 0;
      scheduler.every('gallring', 1, async () => void runs++, { firstAfterMs: 86_400_000 });
      now = 90_000_000;
      waits[0]?.fire();
      expect(runs).to.equal(1);
    });
  });
});
