// Batches survive: a restart in the middle of 500 questions, and kill -9 of the process that works.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { describePostgres } from '../platform/sql/describe-database.ts';
import { AGENCIES } from '../questions.ts';
import { anInstruktion, makeNyckelpar } from '../uppdrag/nyckelpar.ts';
import { type Anropare, createAnropare, fraga, NAMND, type Oppnad } from '../web/uppdrag/start-uppdrag.ts';
import { type Cluster, startCluster } from './kluster.ts';

const nyckelpar = makeNyckelpar('system-2026', 'RSA');

/** Questions under way at once, at most: what a kill may have asked again. */
const UNDER_WAY = 8;

const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

describePostgres('a batch', (_open, store) => {
  // Within the suite, so that the cluster is gone before its database is.
  describe('that is worked through by one of two processes', function () {
    this.timeout(120_000);
    let cluster: Cluster;
    let dir: string;
    beforeEach(async () => {
      dir = mkdtempSync(join(tmpdir(), 'sammansatt-uppdrag-'));
      const file = join(dir, 'anslutningar.json');
      const one = { organisationsnummer: NAMND, namn: 'Provnämnden', bastjanster: AGENCIES };
      writeFileSync(file, JSON.stringify([{ ...one, uppdrag: anInstruktion(nyckelpar.publik) }]));
      cluster = await startCluster(store().place.databaseUrl ?? '', { UPPDRAG: 'ja', ANSLUTNING_FIL: file });
    });
    afterEach(async () => {
      await cluster?.stop();
      rmSync(dir, { recursive: true, force: true });
    });

    const anropare = (which: 0 | 1) =>
      createAnropare(`http://127.0.0.1:${cluster.services[which].port}`, undefined, nyckelpar);

    it('500 questions with a restart in the middle: none lost, none twice, each in the log', async () => {
      const began = performance.now();
      const { services } = cluster;
      const { id } = (await anropare(0).lamnaIn(Array.from({ length: 500 }, () => fraga(NAMND)))).json;
      await untilKlara(anropare(0), id, 150);
      const stopped = performance.now();
      expect(await Promise.all(services.map(({ end }) => end('SIGTERM')))).to.deep.equal([0, 0]);
      const stop = seconds(stopped);
      await services[0].start();
      const { klara } = (await anropare(0).anropa('GET', `/v1/uppdrag/${id}`)).json;
      expect(klara).to.be.within(150, 499);
      await anropare(0).until(id, 'klart');
      const all = seconds(began);
      const resultat = await anropare(0).hamta(id);
      const logged = await cluster.logged();
      expectWhole(resultat, 500);
      expect(logged.map((one) => one.id).sort(), 'each in the log, once').to.deep.equal(idsOf(resultat));
      expect(
        logged.every(({ avslut }) => avslut),
        'and completed',
      ).to.equal(true);
      expect((await anropare(0).anropa('GET', `/v1/uppdrag/${id}/resultat`)).status).to.equal(410);
      expect(await cluster.control()).to.include('Loggen är hel.');
      process.stderr.write(
        `      500 questions in ${all}; ${klara} had a result at the restart; the stop took ${stop}\n`,
      );
    });

    it('kill -9 of the process that works: another goes on where it was', async () => {
      const [doomed, other] = cluster.services;
      expect(await other.end('SIGTERM')).to.equal(0);
      const { id } = (await anropare(0).lamnaIn(Array.from({ length: 120 }, () => fraga(NAMND)))).json;
      await untilKlara(anropare(0), id, 20);
      expect(await doomed.end('SIGKILL')).to.equal('SIGKILL');
      const killed = performance.now();
      await other.start();
      const { klara } = (await anropare(1).anropa('GET', `/v1/uppdrag/${id}`)).json;
      expect(klara).to.be.within(20, 119);
      await untilKlara(anropare(1), id, klara + 1);
      const resumed = seconds(killed);
      await anropare(1).until(id, 'klart');
      const resultat = await anropare(1).hamta(id);
      expectWhole(resultat, 120);
      const logged = (await cluster.logged()).map((one) => one.id);
      expect(logged).to.include.members(idsOf(resultat));
      expect(logged.length - 120, 'asked again').to.be.within(0, UNDER_WAY);
      process.stderr.write(
        `      resumed ${resumed} after the kill; ${logged.length - 120} questions were asked again\n`,
      );
    });
  });
});

async function untilKlara(anropare: Anropare, id: string, wanted: number): Promise<void> {
  while ((await anropare.anropa('GET', `/v1/uppdrag/${id}`)).json.klara < wanted) await delay(20);
}

const idsOf = (resultat: readonly Oppnad[]): string[] => resultat.map(({ json }) => json.id).sort();

function expectWhole(resultat: readonly Oppnad[], count: number): void {
  expect(resultat.map(({ nummer }) => nummer)).to.deep.equal(Array.from({ length: count }, (_, index) => index + 1));
  expect(
    resultat.filter(({ utfall, header, nummer }) => utfall !== 'besvarad' || header.nummer !== nummer),
  ).to.deep.equal([]);
  expect(new Set(idsOf(resultat)).size, 'one question each').to.equal(count);
}
