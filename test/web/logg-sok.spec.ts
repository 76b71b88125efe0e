// The log read over REST: searched, looked at and counted, page by page, and who did so.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { ARE, DRIFT, KIRUNA, namnd, SKAL, startApi, type TestApi } from './test-api.ts';

const ALVA = persons.allaSvarar.personnummer;
const GORAN = persons.ordinarie.personnummer;
const dagar = { fran: '2026-11-01', till: '2026-11-20' };
const begaran = { namnd: ARE, skal: SKAL, ...dagar };

describeDatabase('web/logg-sok', (open) => {
  let api: TestApi;
  let ids: string[];
  beforeEach(async () => {
    api = await startApi(await open());
    ids = [];
    for (const at of ['2026-11-01T00:00:00+01:00', '2026-11-10T10:00:00+01:00', '2026-11-20T23:59:59+01:00']) {
      ids.push(await api.ask({ at, person: ALVA, arende: 'EB-7' }));
    }
    await api.ask({ at: '2026-11-21T00:00:00+01:00', person: ALVA });
    await api.ask({ at: '2026-11-10T10:00:00+01:00', person: GORAN });
    await api.ask({ at: '2026-11-10T10:00:00+01:00', person: ALVA, namnd: KIRUNA });
  });

  const found = async (body: object, as?: Record<string, string>) => {
    const { json } = await api.post('/v1/logg/sokningar', { ...begaran, ...body }, as);
    return json.poster.map(({ id }: { id: string }) => id);
  };

  it('finds a person from the first day’s midnight to the last day’s, in the nämnd’s own questions', async () => {
    expect(await found({ falt: 'person', varde: '850314-2385' })).to.deep.equal(ids);
  });

  for (const [falt, varde] of [
    ['arende', 'EB-7'],
    ['handlaggare', 'örjan'],
    ['organisation', '202100-4748'],
  ] as const) {
    it(`finds by ${falt}`, async () => {
      expect(await found({ falt, varde })).to.include.members(ids);
      expect(await found({ falt, varde: 'finns inte' })).to.deep.equal([]);
    });
  }

  it('goes from page to page, each record once', async () => {
    const pages: string[][] = [];
    for (let efter: string | undefined; pages.length < 5; ) {
      const { json } = await api.post('/v1/logg/sokningar', {
        ...{ ...begaran, falt: 'person', varde: ALVA, antal: 2, efter },
      });
      pages.push(json.poster.map(({ id }: { id: string }) => id));
      efter = json.nasta;
      if (efter === undefined) break;
    }
    expect(pages).to.deep.equal([ids.slice(0, 2), ids.slice(2)]);
  });

  it('shows a question whole, with its person and what became of it, to the nämnd alone', async () => {
    const body = { namnd: ARE, skal: SKAL, id: ids[1] };
    const { json } = await api.post('/v1/logg/visningar', body);
    expect(json).to.include({ id: ids[1], tid: '2026-11-10T10:00:00+01:00', person: ALVA, arende: 'EB-7' });
    expect(json.ingivare.handlaggare).to.equal('Örjan');
    expect(
      json.myndigheter.map(({ id, utfall, millisekunder }: Record<string, unknown>) => [id, utfall, millisekunder]),
    ).to.deep.equal([
      ['AF', 'delivered', 120],
      ['CSN', 'timeout', 20_000],
    ]);
    expect(json.avslut.millisekunder).to.equal(20_007);
    const other = await api.post('/v1/logg/visningar', { ...body, namnd: KIRUNA }, namnd(KIRUNA));
    expect([other.status, other.json.code]).to.deep.equal([404, 'not-found']);
    expect(other.text).to.not.contain(ALVA);
  });

  it('leaves every look in the log with its reason, and no person in it', async () => {
    api.setNow('2026-11-15T10:00:00+01:00');
    await found({ falt: 'person', varde: ALVA });
    const { json, text } = await api.post('/v1/logg/atkomster', begaran);
    expect(json.poster).to.have.length(1);
    expect(json.poster[0]).to.include({
      ...{ aktor: 'Åsa Öberg', roll: 'namnd', handling: 'sokning', skal: SKAL, kriterium: 'person', traffar: 3 },
      tid: '2026-11-15T10:00:00+01:00',
    });
    expect(json.poster[0].intervall).to.deep.equal({
      fran: '2026-11-01T00:00:00+01:00',
      till: '2026-11-21T00:00:00+01:00',
    });
    expect(text).to.not.contain(ALVA);
  });

  it('shows operators their own looks, under drift', async () => {
    api.setNow('2026-11-15T10:00:00+01:00');
    await api.post('/v1/logg/antal', { skal: SKAL, ...dagar }, DRIFT);
    const { json } = await api.post('/v1/logg/atkomster', { ...begaran, namnd: 'drift' }, DRIFT);
    expect(json.poster.map(({ handling }: { handling: string }) => handling)).to.deep.equal(['antal']);
    expect((await api.post('/v1/logg/atkomster', { ...begaran, namnd: 'drift' })).status).to.equal(403);
  });

  it('counts every nämnd for operators, and a nämnd’s own for it', async () => {
    const all = await api.post('/v1/logg/antal', { skal: SKAL, ...dagar }, DRIFT);
    const counted = all.json.manader.map((one: Record<string, unknown>) => [
      one.manad,
      one.namnd,
      one.fragor,
      one.utfall,
    ]);
    const utfall = (n: number) => ({ AF: { delivered: n }, CSN: { timeout: n } });
    expect(counted).to.have.deep.members([
      ['2026-11', ARE, 4, utfall(4)],
      ['2026-11', KIRUNA, 1, utfall(1)],
    ]);
    expect((await api.post('/v1/logg/antal', begaran)).json.manader).to.have.length(1);
    expect((await api.post('/v1/logg/antal', { skal: SKAL, ...dagar })).status).to.equal(403);
  });

  it('says which day is wrong by the body’s own word', async () => {
    const body = { ...begaran, till: '2026-10-31', falt: 'person', varde: ALVA };
    const { status, json } = await api.post('/v1/logg/sokningar', body);
    expect([status, json.code, json.falt]).to.deep.equal([422, 'interval', 'till']);
    expect(json.detail).to.match(/^till: sista dagen ligger före den första/);
  });

  it('does not repeat a number that is no person’s', async () => {
    const { status, json, text } = await api.post('/v1/logg/sokningar', {
      ...begaran,
      falt: 'person',
      varde: '8503142386',
    });
    expect([status, json.code, json.falt]).to.deep.equal([422, 'criterion', 'person']);
    expect(text).to.not.contain('850314');
  });
});
