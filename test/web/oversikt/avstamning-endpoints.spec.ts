// The daily avstämning over REST, as its description says: who reads and tells, and what is refused.
import { expect } from 'chai';
import { anybody } from '../../../src/inbound/authenticate.ts';
import { createExchanges } from '../../../src/inbound/exchange.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createApi } from '../../../src/web/endpoint.ts';
import { createPlats } from '../../../src/web/inloggning/plats.ts';
import { createIdentifyPerson } from '../../../src/web/inloggning/session-person.ts';
import { createSessioner } from '../../../src/web/inloggning/sessioner.ts';
import { createAvstamningEndpoints } from '../../../src/web/oversikt/avstamning-endpoints.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import type { TestBrowser } from '../a-browser.ts';
import { expectDescribed } from '../description.ts';
import { startWeb } from '../start-web.ts';
import { startServicelevel, type TestServicelevel } from './servicelevel.ts';

const DAG = '2026-11-01';
const MOTTAGNA = { dag: DAG, antal: 12, skal: 'Ur vår statistik' };

async function start(database: Database) {
  const clock = { now: () => Date.parse('2026-11-20T12:00:00+01:00'), monotonic: () => performance.now() };
  const level: TestServicelevel = await startServicelevel(clock, database);
  const besok = {
    platsOf: createPlats(undefined),
    sessioner: createSessioner({ database, clock: { now: () => Date.now() } }),
  };
  const web = await startWeb(database, {
    more(app) {
      const exchanges = (maxBytes: number) =>
        createExchanges({ authenticate: anybody, clock, maxBytes, bodyMs: 1000, stopping: () => false });
      const identify = createIdentifyPerson({ ...besok, trial: false });
      const endpoints = createAvstamningEndpoints(level.services);
      app.use(createApi({ endpoints, identify, exchanges, maxBytes: 2_000, onBug: () => {} }));
    },
  });
  await level.registerCsn();

  /** One use, which must be as the description says; without `as` nobody's. */
  async function call(method: 'get' | 'post', kalla: string, as?: TestBrowser, body?: object) {
    const csrf = as && JSON.parse((await as.visit('/v1/session')).text).csrf;
    const answer = await fetch(`${web.url}/v1/avstamningar/${kalla}`, {
      method: method.toUpperCase(),
      headers: {
        ...(as && { cookie: `sammansatt=${as.cookie('sammansatt')}` }),
        ...(method === 'post' && { 'content-type': 'application/json', 'x-csrf-token': csrf ?? '', origin: web.url }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    expectDescribed({ method, path: '/v1/avstamningar/{kalla}', status: answer.status, type, text });
    return { status: answer.status, json: JSON.parse(text) };
  }
  return { ...web, level, call };
}

describeDatabase('avstämning over REST', (open) => {
  it('takes the figure of an uppgiftslämnare for its own bastjänst, and shows the difference', async () => {
    const { as, call } = await start(await open());
    const ulla = await as('ulla');
    const told = await call('post', 'CSN', ulla, MOTTAGNA);
    expect(told.status).to.equal(200);
    const found = (await call('get', 'CSN', ulla)).json.dygn.find(({ dag }: { dag: string }) => dag === DAG);
    expect(found).to.deep.equal({ dag: DAG, stallda: 0, mottagna: 12, skillnad: 12 });
    expect(told.json.dygn).to.have.length(31);
  });

  it('is for those whom it concerns', async () => {
    const { as, call } = await start(await open());
    const statuses: Record<string, readonly number[]> = {};
    for (const user of ['dagny', 'frida', 'ulla', 'nils']) {
      const browser = await as(user);
      const read = [(await call('get', 'CSN', browser)).status, (await call('get', 'AF', browser)).status];
      statuses[user] = [...read, (await call('post', 'CSN', browser, MOTTAGNA)).status];
    }
    expect(statuses).to.deep.equal({
      dagny: [200, 200, 200],
      frida: [200, 200, 403],
      ulla: [200, 404, 200],
      nils: [403, 403, 403],
    });
    expect((await call('get', 'CSN')).status).to.equal(401);
  });

  it('refuses what is no day or no count', async () => {
    const { as, call } = await start(await open());
    const dagny = await as('dagny');
    const future = await call('post', 'CSN', dagny, { ...MOTTAGNA, dag: '2027-01-01' });
    expect([future.status, future.json.code]).to.deep.equal([422, 'ogiltig']);
    expect((await call('post', 'CSN', dagny, { ...MOTTAGNA, antal: -1 })).status).to.equal(400);
    expect((await call('post', 'CSN', dagny, { ...MOTTAGNA, skal: '' })).status).to.equal(400);
  });
});
