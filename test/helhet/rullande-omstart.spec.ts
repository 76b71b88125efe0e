// Fault I3: two processes behind a plain TCP balancer are restarted in turn under load, and nobody notices.
import { expect } from 'chai';
import { describePostgres } from '../platform/sql/describe-database.ts';
import { type Cluster, startCluster } from './kluster.ts';

describePostgres('rolling restart of two processes', (_open, store) => {
  // Within the suite, so that the cluster is gone before its database is.
  describe('behind a balancer', function () {
    this.timeout(120_000);
    let cluster: Cluster;
    beforeEach(async () => {
      cluster = await startCluster(store().place.databaseUrl ?? '');
    });
    afterEach(() => cluster?.stop());

    it('I3 rolling restart under load: no question lost, none refused, each with its completed row', async () => {
      const { services, balancer, callers } = cluster;
      callers.start();
      await callers.more(100);
      for (const service of services) {
        const order: unknown[] = [];
        const out = balancer.until(service.port, false).then(() => order.push('out of the balancer'));
        order.push(await service.end('SIGTERM'));
        await out;
        expect(order).to.deep.equal(['out of the balancer', 0]);
        const given = balancer.given().get(service.port);
        await callers.more(100);
        expect(balancer.given().get(service.port), 'the other one has all that came after').to.equal(given);
        await service.start();
        await balancer.until(service.port, true);
        await callers.more(50);
      }
      await callers.pause();
      expect(callers.broken).to.deep.equal([]);
      const logged = await cluster.logged();
      expect(logged.filter(({ avslut }) => !avslut)).to.deep.equal([]);
      expect(logged.map(({ id }) => id).sort()).to.deep.equal(callers.answered.toSorted());
      expect(await cluster.control()).to.include('Loggen är hel.');
    });
  });
});
