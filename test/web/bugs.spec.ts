// What the router does where a use fails as nobody expected, or its caller no longer waits.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createExchanges } from '../../src/inbound/exchange.ts';
import { createApi, type Endpoint } from '../../src/web/endpoint.ts';
import { trialAktor } from '../../src/web/trial-aktor.ts';
import { systemClock as clock } from '../querylog/a-query.ts';
import { DRIFT } from './test-api.ts';

const ALVA = persons.allaSvarar.personnummer;

describe('web/endpoint, where a use fails', () => {
  let close = async () => {};
  afterEach(() => close());

  async function serve(handle: Endpoint['handle']) {
    const bugs: string[] = [];
    const endpoints: Endpoint[] = [{ method: 'get', path: '/v1/logg/prov/:id', handle }];
    const app = express();
    const common = { authenticate: () => ({}), clock, bodyMs: 1000, stopping: () => false };
    const exchanges = (maxBytes: number) => createExchanges({ ...common, maxBytes });
    const onBug = (_error: unknown, where: string) => void bugs.push(where);
    app.use(createApi({ endpoints, identify: trialAktor, exchanges, maxBytes: 100, onBug }));
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    close = async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
    return { bugs, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/logg/prov/${ALVA}` };
  }

  it('answers 500 without a word of the error, and reports the use without the address', async () => {
    const { bugs, url } = await serve(() => Promise.reject(new Error(`no such person: ${ALVA}`)));
    const response = await fetch(url, { headers: DRIFT });
    const text = await response.text();
    expect([response.status, response.headers.get('content-type')]).to.deep.equal([500, 'application/problem+json']);
    expect(JSON.parse(text)).to.include({ code: 'internal', status: 500 });
    expect(text).to.not.contain(ALVA);
    expect(bugs).to.deep.equal(['get /v1/logg/prov/:id']);
  });

  it('ends the use when its caller hangs up, and takes it for no bug', async () => {
    const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
    const { bugs, url } = await serve(async ({ left }) => {
      begun.resolve();
      await once(left, 'abort');
      ended.resolve(left.reason);
      throw left.reason;
    });
    const hangUp = new AbortController();
    const call = fetch(url, { headers: DRIFT, signal: hangUp.signal });
    await begun.promise;
    hangUp.abort();
    await call.catch(() => {});
    expect(await ended.promise).to.have.property('name', 'AbortError');
    const after = await fetch(url.replace('prov', 'annat'));
    expect([after.status, bugs]).to.deep.equal([404, []]);
  });

  it('prefers what the caller does, and the first where it does not say or wants something else', async () => {
    const { url } = await serve(async ({ prefers }) => ({ json: prefers('application/json', 'text/html') }));
    const seen: unknown[] = [];
    for (const accept of ['text/html', 'text/html;q=0.5, application/json', '*/*', 'image/png']) {
      seen.push(await (await fetch(url, { headers: { ...DRIFT, accept } })).json());
    }
    expect(seen).to.deep.equal(['text/html', 'application/json', 'application/json', 'application/json']);
  });
});
