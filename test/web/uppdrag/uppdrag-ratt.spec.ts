// Who may use batches, and what happens to one whose nämnd loses the right while it is worked through.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createAnslutningar } from '../../../src/anslutning/anslutningar.ts';
import { begaran } from '../../anslutning/an-anslutning.ts';
import { startConstellation } from '../../constellation.ts';
import { describePostgres } from '../../platform/sql/describe-database.ts';
import { AGENCIES } from '../../questions.ts';
import { anInstruktion, makeNyckelpar } from '../../uppdrag/nyckelpar.ts';
import {
  createAnropare,
  fraga,
  GRANNE,
  NAMND,
  startUppdrag,
  type UppdragProv,
  type UppdragProvOptions,
} from './start-uppdrag.ts';

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

    const register = async (organisationsnummer = NAMND) => {
      const harGallringsbeslut = async () => true;
      const finns = { bastjanster: [...AGENCIES], skvDelar: [] };
      const anslutningar = createAnslutningar({ database: await open(), clock: Date, finns, harGallringsbeslut });
      const { version } = await anslutningar.en(organisationsnummer);
      return { anslutningar, mal: { ...begaran, organisationsnummer, version } };
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

    it('are no longer a biträde’s that is spärrat itself: it neither fetches nor submits', async () => {
      await start();
      const { anslutningar, mal } = await register();
      await anslutningar.andra(mal, { bitraden: [{ organisationsnummer: GRANNE }] });
      const bitradet = await prov.som(GRANNE);
      let tagen = await bitradet.lamnaIn([fraga(NAMND)]);
      // The process learns of its biträde within a second.
      while (tagen.status !== 202) tagen = await bitradet.lamnaIn([fraga(NAMND)]);
      const { id } = tagen.json;
      await bitradet.until(id, 'klart');
      await anslutningar.byt((await register(GRANNE)).mal, 'spärrad');
      const nekad = await bitradet.anropa('GET', `/v1/uppdrag/${id}/resultat`);
      expect([nekad.status, nekad.json.code]).to.deep.equal([404, 'okant']);
      expect((await bitradet.lamnaIn([fraga(NAMND)])).json.code).to.equal('inte-er-anslutning');
    });

    it('end with the instruction for what is done as well: nobody fetches it', async () => {
      const namnden = await start();
      const { id } = (await namnden.lamnaIn([fraga(NAMND)])).json;
      await namnden.until(id, 'klart');
      const { anslutningar, mal } = await register();
      await anslutningar.andra(mal, { uppdrag: null });
      const nekad = await namnden.anropa('GET', `/v1/uppdrag/${id}/resultat`);
      expect([nekad.status, nekad.json.code]).to.deep.equal([403, 'instruktion-saknas']);
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

describePostgres('web/uppdrag of many nämnder', (_open, store) => {
  const namnder = ['162120000142', '162120000159', '162120000175', '162120000183', '162120000191'];

  it('are worked through beside each other, though each is slow', async () => {
    const nyckelpar = makeNyckelpar('system-2026');
    const dir = mkdtempSync(join(tmpdir(), 'sammansatt-uppdrag-'));
    const file = join(dir, 'anslutningar.json');
    const uppdrag = anInstruktion(nyckelpar.publik, { taktPerMinut: 1 });
    const alla = namnder.map((organisationsnummer) => ({
      organisationsnummer,
      namn: 'Prov',
      bastjanster: AGENCIES,
      uppdrag,
    }));
    writeFileSync(file, JSON.stringify(alla));
    const { databaseUrl = '' } = store().place;
    const tjanst = await startConstellation({
      env: { DATABASE_URL: databaseUrl, UPPDRAG: 'ja', ANSLUTNING_FIL: file },
    });
    try {
      const anropare = createAnropare(tjanst.url, undefined, nyckelpar);
      const taken = await Promise.all(namnder.map((namnd) => anropare.lamnaIn([fraga(namnd), fraga(namnd)])));
      for (const { json } of taken) await anropare.until(json.id, 'pågår');
    } finally {
      await tjanst.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
