// Who may use batches, and what happens to one whose nämnd loses the right while it is worked through.
import { expect } from 'chai';
import { createAnslutningar } from '../../../src/anslutning/anslutningar.ts';
import { begaran } from '../../anslutning/an-anslutning.ts';
import { describePostgres } from '../../platform/sql/describe-database.ts';
import { AGENCIES } from '../../questions.ts';
import { fraga, NAMND, startUppdrag, type UppdragProv, type UppdragProvOptions } from './start-uppdrag.ts';

/** A question each 120 ms. */
const SAKTA = { taktPerMinut: 500 };

describe('web/uppdrag on the embedded store', () => {
  it('says that batches need PostgreSQL', async () => {
    const prov = await startUppdrag({});
    const namnden = await prov.som(NAMND);
    const nekad = await namnden.lamnaIn([fraga(NAMND)]);
    expect([nekad.status, nekad.json.type]).to.deep.equal([501, 'urn:sammansatt:uppdrag:kraver-postgresql']);
    expect(nekad.json.detail).to.contain('PostgreSQL').and.contain('DATABASE_URL');
    expect((await namnden.anropa('GET', '/v1/uppdrag')).status).to.equal(501);
    await prov.stop();
  });
});

describePostgres('web/uppdrag rights', (open, store) => {
  describe('of a nämnd', function () {
    this.timeout(60_000);
    let prov: UppdragProv;
    const start = async (options: UppdragProvOptions = {}) => {
      prov = await startUppdrag({ databaseUrl: store().place.databaseUrl ?? '', ...options });
      return prov.som(NAMND);
    };
    afterEach(() => prov?.stop());

    const register = async () => {
      const harGallringsbeslut = async () => true;
      const finns = { bastjanster: [...AGENCIES], skvDelar: [] };
      const anslutningar = createAnslutningar({ database: await open(), clock: Date, finns, harGallringsbeslut });
      const { version } = await anslutningar.en(NAMND);
      return { anslutningar, mal: { ...begaran, organisationsnummer: NAMND, version } };
    };

    it('are nothing until the förvaltare has opened for batches', async () => {
      const namnden = await start({ env: { UPPDRAG: 'nej' } });
      const nekad = await namnden.lamnaIn([fraga(NAMND)]);
      expect([nekad.status, nekad.json.code]).to.deep.equal([403, 'avstangt']);
    });

    it('are nothing until its instruction is registered, and has come into force', async () => {
      const utan = await start({ uppdrag: null });
      expect((await utan.lamnaIn([fraga(NAMND)])).json.code).to.equal('instruktion-saknas');
      const { anslutningar, mal } = await register();
      const instruktion = { datum: '2999-01-01', beslutadAv: 'Nämnden' };
      await anslutningar.andra(mal, { uppdrag: { instruktion, publikNyckel: prov.nyckelpar.publik } });
      expect((await utan.lamnaIn([fraga(NAMND)])).json.code).to.equal('instruktion-saknas');
    });

    it('are looked at for each question: of a nämnd that is spärrad in the middle the rest is refused', async () => {
      const namnden = await start({ uppdrag: SAKTA });
      const { id } = (await namnden.lamnaIn(Array.from({ length: 40 }, () => fraga(NAMND)))).json;
      await namnden.until(id, 'pågår');
      const { anslutningar, mal } = await register();
      await anslutningar.byt(mal, 'spärrad');
      const { json } = await namnden.until(id, 'klart');
      expect(json.klara).to.equal(40);
      expect(json.nekade).to.be.within(1, 39);
      const resultat = await namnden.hamta(id);
      const firstRefused = resultat.findIndex(({ utfall }) => utfall === 'nekad');
      const refused = resultat.slice(firstRefused);
      expect(refused.length).to.equal(json.nekade);
      for (const { header, json: problem } of refused) {
        expect(header.cty).to.equal('application/problem+json');
        expect(problem).to.include({ felkod: 'EJ_ANSLUTEN', status: 403 });
      }
    });

    it('end with the instruction: what is left is not asked, and all is erased', async () => {
      const namnden = await start({ uppdrag: SAKTA });
      const { id } = (await namnden.lamnaIn(Array.from({ length: 100 }, () => fraga(NAMND)))).json;
      await namnden.until(id, 'pågår');
      const { anslutningar, mal } = await register();
      await anslutningar.andra(mal, { uppdrag: null });
      expect((await namnden.until(id, 'avbrutet')).json.klara).to.be.below(100);
      expect(await (await open()).run('SELECT * FROM uppdrag_fraga')).to.deep.equal([]);
    });
  });
});
