// The whole service in trial mode: questions asked over both faces, then searched, extracted, controlled and gallrade over REST.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { swedishDay } from '../../src/platform/swedish-day.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { questionJson, questionV10 } from '../questions.ts';
import { expectDescribed } from './description.ts';
import { DRIFT, namnd, SKAL } from './test-api.ts';

const NAMND = '162120000142';
const ALVA = persons.allaSvarar.personnummer;
const GORAN = persons.ordinarie.personnummer;

describe('the log over REST, in the whole service', () => {
  let service: Constellation;
  const asked: string[] = [];
  const today = swedishDay(Date.now());
  const begaran = { namnd: NAMND, skal: SKAL, fran: swedishDay(Date.now() - 86_400_000), till: today };

  before(async () => {
    service = await startConstellation();
    asked.push((await service.rest(questionJson({ person: ALVA, ask: ['AF', 'CSN'] }))).id);
    asked.push((await service.soap(questionV10({ person: ALVA, ask: ['TNS'] }))).id);
    await service.rest(questionJson({ person: GORAN, ask: ['AF'] }));
  });
  after(() => service.stop());

  async function call(method: 'get' | 'post', path: string, as: Record<string, string>, body?: object) {
    const response = await fetch(service.url + path, {
      method: method.toUpperCase(),
      headers: { ...as, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    expectDescribed({ method, path, status: response.status, type, text });
    return { status: response.status, text, json: type.endsWith('json') ? JSON.parse(text) : undefined };
  }

  it('finds every question about a person, with what became of it', async () => {
    const body = { ...begaran, falt: 'person', varde: ALVA };
    const { json } = await call('post', '/v1/logg/sokningar', namnd(NAMND), body);
    expect(json.poster.map(({ id }: { id: string }) => id)).to.deep.equal(asked);
    const [first] = json.poster;
    expect(first.myndigheter.map(({ id, utfall }: Record<string, string>) => [id, utfall])).to.deep.equal([
      ['AF', 'delivered'],
      ['CSN', 'delivered'],
    ]);
    expect((await call('post', '/v1/logg/sokningar', DRIFT, body)).status).to.equal(403);
  });

  it('extracts them for the person, with the agencies by name', async () => {
    const { json, text } = await call('post', '/v1/logg/utdrag', namnd(NAMND), { ...begaran, person: ALVA });
    expect(json.findUsageResponse.usage).to.have.length(2);
    expect(text).to.contain('"namn":"Arbetsförmedlingen"').and.not.contain(GORAN);
  });

  it('controls the log and finds nothing', async () => {
    const { json } = await call('post', '/v1/logg/kontroller', DRIFT, { skal: SKAL });
    expect(json).to.deep.include({ antalAvvikelser: 0, avvikelser: [] });
    expect(json.manader.reduce((sum: number, one: { poster: number }) => sum + one.poster, 0)).to.be.greaterThan(5);
  });

  it('has nothing to let go of yet, by a beslut', async () => {
    const beslut = { referens: 'SN 1', datum: today, beslutadAv: 'Socialnämnden', manader: 24 };
    expect((await call('post', '/v1/gallring/beslut', DRIFT, beslut)).status).to.equal(201);
    expect((await call('get', '/v1/gallring/torrkorning', DRIFT)).json).to.deep.include({ delar: [], slopas: [] });
    expect((await call('post', '/v1/gallring/korningar', DRIFT)).json).to.deep.equal({ utfall: 'inget att gallra' });
  });

  it('writes no person and no name to the service’s own log', () => {
    const lines = service.logLines().join('');
    for (const secret of [ALVA, GORAN, 'Öberg', encodeURIComponent('Åsa Öberg')]) expect(lines).to.not.contain(secret);
  });

  it('hands out the description', async () => {
    const response = await fetch(`${service.url}/v1/openapi.yaml`);
    expect(await response.text()).to.match(/\nopenapi: 3\.1\.0\n/);
  });
});
