// One of two processes is killed under load: the other goes on, and the log says what became of every question.
import { expect } from 'chai';
import { describePostgres } from '../platform/sql/describe-database.ts';
import { type Cluster, startCluster } from './kluster.ts';

describePostgres('kill -9 of one of two processes', (_open, store) => {
  // Within the suite, so that the cluster is gone before its database is.
  describe('behind a balancer', function () {
    this.timeout(120_000);
    let cluster: Cluster;
    beforeEach(async () => {
      cluster = await startCluster(store().place.databaseUrl ?? '');
    });
    afterEach(() => cluster?.stop());

    it('H5 kill -9 of one process under load: its own questions break and stand as begun, the other answers on', async () => {
      const { services, balancer, callers, simulators } = cluster;
      const [doomed] = services;
      callers.start();
      await callers.more(100);
      await callers.pause();
      const ofDoomed = balancer.given().get(doomed.port) ?? 0;
      expect(ofDoomed, 'of eight callers').to.be.within(1, 7);

      await simulators.behave('CSN', { name: 'slow', ms: 5_000 });
      const last = callers.askOnce();
      await underWay(cluster, 8);
      expect(await doomed.end('SIGKILL')).to.equal('SIGKILL');
      await last;
      expect(callers.broken, 'the questions of the dead one').to.have.length(ofDoomed);

      await simulators.behave('CSN', undefined);
      callers.start();
      await callers.more(100);
      await doomed.start();
      await balancer.until(doomed.port, true);
      await callers.more(50);
      await callers.pause();
      expect(callers.broken, 'no other').to.have.length(ofDoomed);
      await expectLogged(cluster, ofDoomed);
    });
  });
});

/** Resolves when so many questions that nobody has been answered yet have reached an agency. */
async function underWay({ simulators, callers }: Cluster, count: number): Promise<void> {
  const seen = new Set(callers.answered);
  for (let found = 0; found < count; found++) {
    const { id = '' } = await simulators.waitFor('AF', (event) => !seen.has(event.id ?? ''));
    seen.add(id);
  }
}

/** Every question that was answered has its end, those of the dead process have none, and the chains are whole. */
async function expectLogged(cluster: Cluster, broken: number): Promise<void> {
  const logged = await cluster.logged();
  const ended = logged.filter(({ avslut }) => avslut).map(({ id }) => id);
  expect(ended.sort()).to.deep.equal(cluster.callers.answered.toSorted());
  expect(logged.length - ended.length, 'stand as begun').to.equal(broken);
  expect(await cluster.control()).to.include('Loggen är hel.');
}
