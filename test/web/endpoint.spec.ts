// What every use refuses in the same way: strangers, bodies that are none, methods, sizes, and a log that is away.

import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { ARE, DRIFT, namnd, SKAL, startApi } from './test-api.ts';

const ALVA = persons.allaSvarar.personnummer;
const SOKNINGAR = '/v1/logg/sokningar';
const sokning = { namnd: ARE, skal: SKAL, fran: '2026-11-01', till: '2026-11-30', falt: 'person', varde: ALVA };

describeDatabase('web/endpoint', (open, store) => {
  const start = async (options: Parameters<typeof startApi>[1] = {}) => startApi(await open(), options);

  for (const [why, as] of Object.entries<Record<string, string>>({
    'says nothing': {},
    'has no name': { 'x-roll': 'drift' },
    'has a personal number for a name': { 'x-aktor': ALVA, 'x-roll': 'drift' },
    'has a name that is no UTF-8': { 'x-aktor': '%ff', 'x-roll': 'drift' },
    'has a line feed in the name': { 'x-aktor': 'Drift%0AEk', 'x-roll': 'drift' },
    'has a role that is none': { 'x-aktor': 'Ek', 'x-roll': 'chef' },
    'is a nämnd without number': { 'x-aktor': 'Ek', 'x-roll': 'namnd' },
    'is a nämnd with a personal number': { 'x-aktor': 'Ek', 'x-roll': `namnd ${ALVA}` },
  })) {
    it(`answers 401 to somebody who ${why}`, async () => {
      const api = await start();
      const { status, json } = await api.post(SOKNINGAR, sokning, as);
      expect([status, json.code]).to.deep.equal([401, 'not-authenticated']);
    });
  }

  it('lets nobody unknown have a byte of the body read', async () => {
    const api = await start();
    const { status } = await api.call('post', SOKNINGAR, { as: {}, body: '{' });
    expect(status).to.equal(401);
  });

  for (const [what, body, detail] of [
    ['is no JSON', '{"namnd":', /JSON/],
    ['is empty', '', /JSON/],
    ['has a NUL', '{"namnd":"\\u0000"}', /JSON/],
    ['has a name twice', '{"namnd":"1","namnd":"2"}', /JSON/],
    ['is a list', [], /^Innehållet följer inte schemat\. \/ ska vara av typen object\.$/],
    ['has no reason', { ...sokning, skal: undefined }, /\/ skal saknas\.$/],
    ['has too short a reason', { ...sokning, skal: 'x' }, /\/skal ska ha minst 3 tecken/],
    ['has a field too many', { ...sokning, person: ALVA }, /\/ person finns inte i avtalet/],
    ['has a field by a personal number', { ...sokning, [ALVA]: 1 }, /\/ … finns inte i avtalet/],
    ['has a number where a text belongs', { ...sokning, varde: Number(ALVA) }, /\/varde ska vara av typen string/],
    ['searches by what it may not', { ...sokning, falt: 'adress' }, /\/falt ska vara något av person, arende/],
    ['has a day that is none', { ...sokning, fran: '2026-02-30' }, /\/fran ska vara skrivet som en dag som finns/],
    ['asks for too many', { ...sokning, antal: 201 }, /\/antal ska vara högst 200/],
    ['continues after nothing', { ...sokning, efter: ALVA }, /\/efter ska följa mönstret/],
  ] as const) {
    it(`answers 400 to a body that ${what}, and repeats no value`, async () => {
      const api = await start();
      const { status, json, text } = await api.post(SOKNINGAR, body);
      expect(status).to.equal(400);
      expect(json.detail).to.match(detail);
      expect(text).to.not.contain(ALVA);
    });
  }

  it('answers 415 to what is no JSON by its type', async () => {
    const api = await start();
    const { status, json } = await api.call('post', SOKNINGAR, {
      body: sokning,
      headers: { 'content-type': 'text/plain' },
    });
    expect([status, json.code]).to.deep.equal([415, 'unsupported-media-type']);
  });

  it('answers 413 to what is too large, but not to the pairs of an avstämning', async () => {
    const api = await start();
    const { status } = await api.post(SOKNINGAR, { ...sokning, varde: 'x'.repeat(3000) });
    expect(status).to.equal(413);
    const { fran, till } = sokning;
    const par = Array.from({ length: 3000 }, (_, index) => ({ arende: `EB-${index}`, person: ALVA }));
    const accepted = await api.post('/v1/logg/avstamningar', { namnd: ARE, skal: SKAL, fran, till, par });
    expect(accepted.status).to.equal(200);
  });

  it('answers 408 to a body that does not come', async () => {
    const api = await start();
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    const headers = Object.entries({ ...namnd(), 'content-type': 'application/json', 'content-length': '10' });
    socket.write(
      `POST ${SOKNINGAR} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n{`,
    );
    const [chunk] = await once(socket, 'data');
    socket.destroy();
    expect(String(chunk)).to.match(/^HTTP\/1\.1 408 /);
  });

  it('answers 405 with the methods that there are', async () => {
    const api = await start();
    const wrong = await fetch(api.url + SOKNINGAR, { headers: namnd() });
    expect([wrong.status, wrong.headers.get('allow')]).to.deep.equal([405, 'POST']);
    const both = await fetch(`${api.url}/v1/gallring/beslut`, { method: 'DELETE', headers: DRIFT });
    expect([both.status, both.headers.get('allow')]).to.deep.equal([405, 'GET, HEAD, POST']);
  });

  for (const path of ['/v1/logg/nagot', '/v1/gallring', '/v1/gallring/protokoll/%zz', `/v1/logg/${ALVA}`]) {
    it(`answers 404 to ${path.replace(ALVA, 'a person')}, and does not repeat it`, async () => {
      const { status, json, text } = await (await start()).get(path);
      expect([status, json.code]).to.deep.equal([404, 'not-found']);
      expect(text).to.not.contain(ALVA);
    });
  }

  it('answers 404 where an id or a number in the address is none', async () => {
    const api = await start();
    const skal = { namnd: ARE, skal: SKAL };
    expect((await api.post(`/v1/logg/medgivanden/${ALVA}/aterkallelse`, skal)).status).to.equal(404);
    expect((await api.post('/v1/logg/incidenter/%00/kvittens', skal)).status).to.equal(404);
    expect((await api.get('/v1/gallring/protokoll/1e3')).status).to.equal(404);
    expect((await api.post('/v1/gallring/beslut/-1/upphavande', undefined, DRIFT)).status).to.equal(404);
  });

  it('answers 503 while the service stops', async () => {
    const api = await start({ stopping: () => true });
    const { status, json, headers } = await api.post(SOKNINGAR, sokning);
    expect([status, json.code, headers.get('retry-after')]).to.deep.equal([503, 'shutting-down', '5']);
  });

  it('answers 503 while the database is away, and works when it is back', async () => {
    const api = await start();
    await api.ask({ at: '2026-11-20T10:00:00+01:00', person: ALVA });
    const back = await store().outage();
    for (const [path, body] of [
      [SOKNINGAR, sokning],
      ['/v1/logg/utdrag', { namnd: ARE, skal: SKAL, fran: '2026-11-01', till: '2026-11-30', person: ALVA }],
      ['/v1/gallring/markeringar/lista', { namnd: ARE, skal: SKAL }],
    ] as const) {
      const { status, json, headers } = await api.post(path, body);
      expect([status, json.code, headers.get('retry-after')], path).to.deep.equal([503, 'logg-otillganglig', '5']);
    }
    await back();
    const found = await api.post(SOKNINGAR, sokning);
    expect(found.json.poster).to.have.length(1);
    expect(api.bugs).to.deep.equal([]);
  });

  it('answers 500 to a record that was changed, hands nothing out, and reports where', async () => {
    const database = await open();
    const api = await startApi(database);
    await api.ask({ at: '2026-11-20T10:00:00+01:00', person: ALVA });
    await database.run('UPDATE post_2026_11 SET milliseconds = milliseconds, at = at + 1 WHERE slag = 1');
    const { status, json, text } = await api.post(SOKNINGAR, sokning);
    expect([status, json.code]).to.deep.equal([500, 'logg-andrad']);
    expect(text).to.not.contain(ALVA);
    expect(api.bugs.map(({ where }) => where)).to.deep.equal([`post ${SOKNINGAR}`]);
  });
});
