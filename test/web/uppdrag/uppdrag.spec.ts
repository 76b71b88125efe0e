// Batches of the whole service over PostgreSQL: submitted, worked through, fetched once, and nothing left of them.
import { request } from 'node:https';
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { describePostgres } from '../../platform/sql/describe-database.ts';
import { type Anropare, fraga, GRANNE, LEVERANTOR, NAMND, startUppdrag, type UppdragProv } from './start-uppdrag.ts';

const { allaSvarar, ingenUppgift, allaFelar } = persons;

/** A question a minute: nothing but the first is asked while a test looks. */
const LANGSAMT = { taktPerMinut: 1 };

describePostgres('web/uppdrag', (open, store) => {
  describe('a batch', function () {
    this.timeout(60_000);
    let prov: UppdragProv;
    const start = async (uppdrag: object = {}) => {
      prov = await startUppdrag({ databaseUrl: store().place.databaseUrl ?? '', uppdrag });
      return prov.som(NAMND);
    };
    afterEach(() => prov?.stop());

    it('gives what single questions give, to who has the key, and once', async () => {
      const namnden = await start();
      const fragor = [allaSvarar, ingenUppgift, allaFelar].map(({ personnummer }) => fraga(NAMND, personnummer));
      // SO answers, with something that nobody can tell is all.
      fragor.push({ ...fragor[1], specifikaFrageparametrar: { SO: { '@inkludera': true } } });
      const tagen = await namnden.lamnaIn(fragor);
      expect([tagen.status, tagen.json.lage, tagen.json.antal]).to.deep.equal([202, 'väntar', 4]);
      const { id } = tagen.json;
      expect(tagen.headers.get('location')).to.equal(`/v1/uppdrag/${id}`);
      expect((await namnden.until(id, 'klart')).json).to.include({ klara: 4, nekade: 0, organisationsnummer: NAMND });
      const oppnade = await namnden.hamta(id);
      for (const [index, { nummer, utfall, header, json }] of oppnade.entries()) {
        expect(header).to.include({ kid: 'system-2026', nummer: index + 1, cty: 'application/json' });
        expect(nummer).to.equal(index + 1);
        const single = await namnden.anropa('POST', '/v1/fragor', fragor[index]);
        expect(Object.keys(json)).to.deep.equal(Object.keys(single.json));
        expect(withoutTimes(json.svarsdata)).to.deep.equal(withoutTimes(single.json.svarsdata));
        const delar = Object.values<{ kvalitet: string }>(json.svarsdata);
        const isWhole = delar.every(({ kvalitet }) => ['answered', 'nothing'].includes(kvalitet));
        expect(utfall).to.equal(isWhole ? 'besvarad' : 'ofullständig');
      }
      expect(oppnade.map(({ utfall }) => utfall)).to.deep.equal(['besvarad', ...Array(3).fill('ofullständig')]);
      expect(oppnade.at(-1)?.json.svarsdata.SO).to.include({ kvalitet: 'unverifiable' }).and.have.property('data');
      const again = await namnden.anropa('GET', `/v1/uppdrag/${id}/resultat`);
      expect([again.status, again.json.type]).to.deep.equal([410, 'urn:sammansatt:uppdrag:hamtat']);
      await namnden.until(id, 'hämtat');
      expect((await namnden.anropa('GET', '/v1/uppdrag')).json.uppdrag).to.have.length(1);
    });

    it('leaves no person and no key behind, and tells the queue nothing but its id', async () => {
      const namnden = await start();
      const { id } = (await namnden.lamnaIn([fraga(NAMND), fraga(NAMND)])).json;
      await namnden.until(id, 'klart');
      const database = await open();
      await expectSecret(database, id);
      await namnden.hamta(id);
      await namnden.until(id, 'hämtat');
      expect(await database.run('SELECT * FROM uppdrag_fraga')).to.deep.equal([]);
      const [row] = await database.run('SELECT publik_nyckel, har_jobbnyckel FROM uppdrag');
      expect(row).to.deep.equal({ publik_nyckel: null, har_jobbnyckel: 0 });
      const trail = await database.run(
        "SELECT handling, aktor FROM handelse WHERE objekt_slag = 'uppdrag' ORDER BY nummer",
      );
      expect(trail).to.deep.equal(['skapa', 'hämta'].map((handling) => ({ handling, aktor: `system ${NAMND}` })));
      const lines = prov.secured.service.logLines().join('');
      expect(lines).to.contain('"face":"uppdrag"').and.not.contain(allaSvarar.personnummer);
    });

    it('is followed as events until it is done', async () => {
      const namnden = await start();
      const { id } = (await namnden.lamnaIn(Array.from({ length: 20 }, () => fraga(NAMND)))).json;
      const events = await namnden.folj(id);
      expect(new Set(events.map(({ event }) => event))).to.deep.equal(new Set(['lage']));
      const klara = events.map(({ json }) => json.klara as number);
      expect(klara).to.deep.equal([...klara].sort((a, b) => a - b));
      expect(events.at(-1)?.json).to.include({ lage: 'klart', klara: 20 });
      expect(
        (await namnden.folj(id)).map(({ json }) => json.lage),
        'of one that is done',
      ).to.deep.equal(['klart']);
    });

    it('is followed until the service stops', async () => {
      const namnden = await start(LANGSAMT);
      const { id } = (await namnden.lamnaIn([fraga(NAMND), fraga(NAMND)])).json;
      const stream = namnden.folj(id);
      await namnden.until(id, 'pågår');
      const { secured } = prov;
      prov = { ...prov, stop: async () => {} };
      await secured.stop();
      expect(
        (await stream).map(({ event }) => event),
        'it has begun, and it has ended',
      ).to.include('lage');
    });

    it('waits where the connection breaks, and where somebody only looks', async () => {
      const namnden = await start();
      const { id } = (await namnden.lamnaIn(Array.from({ length: 200 }, () => fraga(NAMND)))).json;
      await namnden.until(id, 'klart');
      const { cert, key } = await prov.secured.client(NAMND);
      const url = `${prov.secured.service.url}/v1/uppdrag/${id}/resultat`;
      const options = { cert, key, ca: prov.secured.ca.cert, agent: false as const };
      const looked = await new Promise<number | undefined>((resolve) => {
        request(url, { ...options, method: 'HEAD' }, ({ statusCode }) => resolve(statusCode)).end();
      });
      expect(looked).to.equal(405);
      await new Promise<void>((resolve) => {
        const sent = request(url, options, (response) => {
          response.once('data', () => response.destroy());
          response.once('close', resolve);
        });
        sent.end();
      });
      expect((await namnden.until(id, 'klart', 'hämtat')).json.lage).to.equal('klart');
      expect(await namnden.hamta(id)).to.have.length(200);
    });

    it('is taken back: what has not begun is not asked, and all is erased', async () => {
      const namnden = await start(LANGSAMT);
      const { id } = (await namnden.lamnaIn([fraga(NAMND), fraga(NAMND)])).json;
      const begun = await namnden.until(id, 'pågår');
      expect(Number(begun.headers.get('retry-after'))).to.be.within(1, 60);
      const early = await namnden.anropa('GET', `/v1/uppdrag/${id}/resultat`);
      expect([early.status, early.json.code]).to.deep.equal([409, 'inte-klart']);
      expect((await namnden.anropa('DELETE', `/v1/uppdrag/${id}`)).status).to.equal(204);
      expect((await namnden.until(id, 'avbrutet')).json.klara).to.be.at.most(1);
      expect((await namnden.anropa('GET', `/v1/uppdrag/${id}/resultat`)).status).to.equal(410);
      expect(await (await open()).run('SELECT * FROM uppdrag_fraga')).to.deep.equal([]);
    });

    it('is nobody else’s, not even the nämnd’s where its biträde submitted it', async () => {
      const namnden = await start(LANGSAMT);
      const [leverantoren, grannen] = [await prov.som(LEVERANTOR), await prov.som(GRANNE)];
      const { id } = (await leverantoren.lamnaIn([fraga(NAMND), fraga(NAMND)])).json;
      for (const other of [namnden, grannen]) {
        for (const [method, path] of [
          ['GET', ''],
          ['DELETE', ''],
          ['GET', '/handelser'],
          ['GET', '/resultat'],
        ] as const) {
          expect((await other.anropa(method, `/v1/uppdrag/${id}${path}`)).json.code, `${method} ${path}`).to.equal(
            'okant',
          );
        }
        expect((await other.anropa('GET', '/v1/uppdrag')).json.uppdrag).to.deep.equal([]);
      }
      expect((await leverantoren.anropa('GET', `/v1/uppdrag/${id}`)).status).to.equal(200);
      expect((await leverantoren.anropa('GET', '/v1/uppdrag/x%00y')).json.code).to.equal('okant');
    });

    it('is refused where it asks too much, asks for others, or has flaws: all or nothing', async () => {
      const namnden = await start(LANGSAMT);
      const grannen = await prov.som(GRANNE);
      const code = async (who: Anropare, ...fragor: readonly unknown[]) => (await who.lamnaIn(fragor)).json.code;
      expect(await code(grannen, fraga(NAMND))).to.equal('inte-er-anslutning');
      expect(await code(grannen, fraga(GRANNE))).to.equal('instruktion-saknas');
      expect(await code(namnden)).to.equal('schema-invalid');
      expect(await code(namnden, ...Array(1_001).fill({}))).to.equal('schema-invalid');
      const flawed = await namnden.lamnaIn([fraga(NAMND), { ...fraga(NAMND), mer: 1 }, fraga(NAMND, '198503142384')]);
      expect([flawed.status, flawed.json.code, flawed.json.fler]).to.deep.equal([422, 'fragor', 0]);
      const places = flawed.json.brister.map(({ plats }: { plats: string }) => plats.split('/').slice(0, 3).join('/'));
      expect(new Set(places)).to.deep.equal(new Set(['/fragor/1', '/fragor/2']));
      expect(flawed.text).to.not.contain('198503142384');
      const unsaid = (await namnden.lamnaIn(Array(150).fill({}))).json;
      expect(unsaid.brister.map(({ plats }: { plats: string }) => plats)).to.deep.equal([
        '/fragor/0/generellaFrageparametrar/ingivare/organisationsnummer',
      ]);
      const many = (await namnden.lamnaIn([fraga(NAMND), ...Array(150).fill({})])).json;
      expect([many.brister.length, many.fler > 0]).to.deep.equal([100, true]);
      const stor = (await namnden.lamnaIn([fraga(NAMND), { mer: 'x'.repeat(300_000) }])).json;
      expect(stor.brister.map(({ plats, felkod }: Record<string, string>) => [plats, felkod])).to.deep.equal([
        ['/fragor/1', 'FOR_STOR_FRAGA'],
      ]);
      const slow = await namnden.lamnaIn(Array(1_000).fill(fraga(NAMND)));
      expect(slow.status).to.equal(202);
      const ryms = await namnden.lamnaIn(Array(1_000).fill(fraga(NAMND)));
      expect([ryms.status, ryms.json.code]).to.deep.equal([422, 'ryms-inte']);
      await namnden.anropa('DELETE', `/v1/uppdrag/${slow.json.id}`);
      for (let taken = 0; taken < 5; taken++) expect((await namnden.lamnaIn([fraga(NAMND)])).status).to.equal(202);
      const full = await namnden.lamnaIn([fraga(NAMND)]);
      expect([full.status, full.json.code, full.headers.get('retry-after')]).to.deep.equal([429, 'for-manga', '60']);
    });
  });
});

/** Neither the queue nor our own tables say whom a batch is about, and of a question that has its result nothing is left. */
async function expectSecret(database: Database, id: string): Promise<void> {
  const tables = await database.run(
    "SELECT table_name AS namn FROM information_schema.tables WHERE table_schema = 'pgboss'",
  );
  const dump = await Promise.all(
    tables.map(({ namn }) => database.run(`SELECT CAST(t AS TEXT) AS rad FROM pgboss.${namn} t`)),
  );
  const text = JSON.stringify(dump);
  expect(text).to.contain(id).and.not.contain(allaSvarar.personnummer).and.not.contain(NAMND);
  const jobs = await database.run('SELECT CAST(data AS TEXT) AS data, CAST(output AS TEXT) AS output FROM pgboss.job');
  expect(jobs).to.deep.equal(jobs.map(() => ({ data: JSON.stringify({ id }).replace(':', ': '), output: null })));
  const own = await database.run('SELECT fraga, svar FROM uppdrag_fraga');
  expect(own.map(({ fraga }) => fraga)).to.deep.equal([null, null]);
  expect(JSON.stringify(own)).to.not.contain(allaSvarar.personnummer);
}

/** What differs between two answers to one question. */
function withoutTimes(svarsdata: object): object {
  return JSON.parse(
    JSON.stringify(svarsdata, (name, value) =>
      ['millisekunder', 'korrelationsid', 'correlationid', 'correlationId', 'timestamp'].includes(name)
        ? undefined
        : value,
    ),
  );
}
