// Registerutdrag and ärendeavstämning over REST.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { ARE, namnd, SKAL, startApi, type TestApi } from './test-api.ts';

const ALVA = persons.allaSvarar.personnummer;
const GORAN = persons.ordinarie.personnummer;
const begaran = { namnd: ARE, skal: SKAL, fran: '2026-11-01', till: '2026-11-30' };

describeDatabase('web/logg-utdrag', (open) => {
  let api: TestApi;
  let ids: string[];
  beforeEach(async () => {
    api = await startApi(await open());
    ids = [];
    for (const arende of ['EB-1', 'EB-2']) {
      ids.push(await api.ask({ at: '2026-11-10T10:00:00+01:00', person: ALVA, arende, handlaggare: 'Örjan <b>' }));
    }
    await api.ask({ at: '2026-11-11T10:00:00+01:00', person: GORAN, arende: 'EB-3' });
  });

  it('extracts what was asked about a person, without the handläggare', async () => {
    const { json, text } = await api.post('/v1/logg/utdrag', { ...begaran, person: ALVA });
    const { usage, sammansatt } = json.findUsageResponse;
    expect(usage.map((one: { sammansatt: { id: string } }) => one.sammansatt.id)).to.deep.equal(ids);
    expect(sammansatt).to.include({ namnd: ARE, person: ALVA, fran: '2026-11-01T00:00:00+01:00' });
    expect(text).to.not.contain('Örjan').and.not.contain(GORAN);
  });

  it('has the handläggare where a reason of its own is given', async () => {
    const body = { ...begaran, person: ALVA, medHandlaggare: { skal: 'Beslut 2026:9' } };
    expect((await api.post('/v1/logg/utdrag', body)).text).to.contain('Örjan');
    const without = await api.post('/v1/logg/utdrag', { ...body, medHandlaggare: {} });
    expect([without.status, without.json.code]).to.deep.equal([400, 'schema-invalid']);
  });

  it('is a page that runs nothing where one is wanted', async () => {
    const body = { ...begaran, person: ALVA, medHandlaggare: { skal: 'Beslut 2026:9' } };
    const { headers, text } = await api.call('post', '/v1/logg/utdrag', { body, headers: { accept: 'text/html' } });
    expect(headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).to.match(/^default-src 'none'/);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(text)
      .to.match(/^<!doctype html>/)
      .and.contain('Åre &quot;kommun&quot;')
      .and.not.contain('<b>');
  });

  it('leaves out what a nämnd has excepted, and does not tell', async () => {
    const undantag = { namnd: ARE, slag: 'utdragsundantag', falt: 'arende', mal: 'EB-2', orsak: 'OSL 26 kap. 1 §' };
    expect((await api.post('/v1/gallring/markeringar', undantag)).status).to.equal(201);
    const { json } = await api.post('/v1/logg/utdrag', { ...begaran, person: ALVA });
    expect(json.findUsageResponse.usage).to.have.length(1);
  });

  it('finds the questions of no pair, and repeats neither pairs nor persons', async () => {
    const par = [
      { arende: 'EB-1', person: ALVA },
      { arende: 'EB-3', person: ALVA },
    ];
    const { json, text } = await api.post('/v1/logg/avstamningar', { ...begaran, par });
    expect(json).to.include({ fragor: 3, antalOmatchade: 2 });
    const seen = json.omatchade.map((one: Record<string, unknown>) => [one.arende, one.personFinns, one.arendeFinns]);
    expect(seen).to.deep.equal([
      ['EB-2', true, false],
      ['EB-3', false, true],
    ]);
    expect(text).to.not.contain(ALVA).and.not.contain(GORAN);
  });

  it('names the pair that is wrong by its number alone', async () => {
    const par = [
      { arende: 'EB-1', person: ALVA },
      { arende: 'EB-2', person: '1985031423' },
    ];
    const { status, json, text } = await api.post('/v1/logg/avstamningar', { ...begaran, par }, namnd());
    expect([status, json.code]).to.deep.equal([422, 'pairs']);
    expect(json.detail).to.match(/^par 2:/);
    expect(text).to.not.contain('1985');
  });
});
