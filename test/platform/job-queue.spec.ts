// The queue of jobs: one for each id, taken up again until it is done, and nothing told of it but the id.
import { expect } from 'chai';
import { createJobQueue, type JobEnd, type JobQueue } from '../../src/platform/job-queue.ts';
import { describePostgres } from './sql/describe-database.ts';

describePostgres('platform/job-queue', (open, store) => {
  const queues: JobQueue[] = [];
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.stop();
  });

  /** @param work what the nth job comes to */
  async function start(work: (nth: number) => JobEnd | Promise<JobEnd>) {
    const worked: string[] = [];
    const errors: unknown[] = [];
    const waiting: (() => void)[] = [];
    const queue = createJobQueue({
      ...{ databaseUrl: store().place.databaseUrl ?? '', name: 'prov', concurrent: 2, stopMs: 10_000 },
      async work(id) {
        worked.push(id);
        for (const look of waiting) look();
        return work(worked.length);
      },
      onError: (error) => errors.push(error),
    });
    queues.push(queue);
    await queue.start();
    const until = (count: number) =>
      new Promise<void>((resolve) => {
        waiting.push(() => worked.length >= count && resolve());
        if (worked.length >= count) resolve();
      });
    return { queue, worked, errors, until };
  }

  it('does a job once, however often it is sent while it waits or is under way', async () => {
    const gate = Promise.withResolvers<JobEnd>();
    const { queue, worked, until } = await start(() => gate.promise);
    await Promise.all(['a', 'a', 'a'].map(queue.send));
    await until(1);
    await queue.send('a');
    await queue.send('b');
    await until(2);
    expect(worked).to.deep.equal(['a', 'b']);
    gate.resolve('klart');
    await queue.stop();
    expect(worked).to.deep.equal(['a', 'b']);
  });

  it('takes a job up again where it is not done or failed, and stores no word of why', async () => {
    const { queue, errors, until } = await start((nth) => {
      if (nth === 1) throw new Error('hemligt 1');
      return nth === 2 ? 'igen' : 'klart';
    });
    await queue.send('a');
    await until(3);
    await queue.stop();
    expect(errors.map((error) => (error as Error).message)).to.deep.equal(['hemligt 1']);
    const rows = await (await open()).run('SELECT CAST(j AS TEXT) AS rad FROM pgboss.job j');
    expect(JSON.stringify(rows)).to.contain('completed').and.not.contain('hemligt');
  });

  it('gives a job that its process let go to another at once', async () => {
    const first = await start(() => 'igen');
    await first.queue.send('a');
    await first.until(1);
    await first.queue.stop();
    const [row] = await (await open()).run('SELECT CAST(output AS TEXT) AS output FROM pgboss.job');
    expect(Object.keys(JSON.parse(String(row?.output)))).to.have.members(['name', 'message', 'stack']);
    expect(JSON.parse(String(row?.output))).to.include({ message: 'igen', stack: '' });
    const second = await start(() => 'klart');
    await second.until(1);
    expect(second.worked).to.deep.equal(['a']);
  });

  it('waits at a stop for what is under way, as long as it was told to and no longer', async () => {
    const [gate, begun] = [Promise.withResolvers<JobEnd>(), Promise.withResolvers<void>()];
    const queue = createJobQueue({
      ...{ databaseUrl: store().place.databaseUrl ?? '', name: 'prov', concurrent: 1, stopMs: 0, onError: () => {} },
      work() {
        begun.resolve();
        return gate.promise;
      },
    });
    await queue.start();
    await queue.send('a');
    await begun.promise;
    // It has not ended, and never would.
    await queue.stop();
    gate.resolve('klart');
  }).timeout(30_000);

  it('can be stopped though it never began', async () => {
    const queue = createJobQueue({
      ...{ databaseUrl: store().place.databaseUrl ?? '', name: 'prov', concurrent: 1, stopMs: 10_000 },
      ...{ work: async () => 'klart', onError: () => {} },
    });
    await queue.stop();
  });
});
