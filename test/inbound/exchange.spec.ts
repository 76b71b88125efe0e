// One HTTP exchange: nothing is read of a caller before it is known, and one that leaves takes no place.
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import express, { type Request, type Response } from 'express';
import { createAdmission } from '../../src/inbound/admission.ts';
import { CallerFault } from '../../src/inbound/authenticate-fault.ts';
import { createExchanges, type ExchangeDeps } from '../../src/inbound/exchange.ts';
import { closeServer, createHttpServer, listen } from '../../src/inbound/http-server.ts';
import { createLimits } from '../../src/inbound/limits.ts';

const clock = { now: () => Date.now(), monotonic: () => performance.now() };

async function serving(
  deps: Partial<ExchangeDeps>,
  handle: (exchange: ReturnType<ReturnType<typeof createExchanges>>) => Promise<unknown>,
) {
  const open = createExchanges({
    authenticate: () => ({}),
    clock,
    maxBytes: 1000,
    bodyMs: 5_000,
    stopping: () => false,
    ...deps,
  });
  const outcomes: string[] = [];
  const app = express().use(async (request: Request, response: Response) => {
    const outcome = await handle(open(request, response)).then(String, (error) => String(error.reason ?? error.code));
    outcomes.push(outcome);
    response.end(outcome);
  });
  const server = createHttpServer(app, 5_000, undefined);
  const { port, url } = await listen(server, { host: '127.0.0.1', port: 0 });
  return { port, url, outcomes, server };
}

describe('inbound/exchange', () => {
  it('reads no byte of the body before it is known who calls, however long that takes', async () => {
    const read: boolean[] = [];
    const { url, server } = await serving(
      {
        authenticate: async (request) => {
          await new Promise((resolve) => setTimeout(resolve, 50));
          read.push((request as Request).readableDidRead);
          if (request.headers['x-known'] === undefined) throw new CallerFault('certificate-missing');
          return {};
        },
      },
      async (exchange) => {
        await exchange.caller();
        return exchange.body();
      },
    );
    const post = async (headers: Record<string, string>) =>
      (await fetch(url, { method: 'POST', body: 'kropp', headers })).text();
    expect([await post({}), await post({ 'x-known': '1' })]).to.deep.equal(['certificate-missing', 'kropp']);
    expect(read).to.deep.equal([false, false]);
    await closeServer(server, 0);
  });

  it('gives the place of a caller that left while it was being known to the next, and waits for no body of it', async () => {
    let known = () => {};
    const limits = createLimits({ perSecond: 100, burst: 100, concurrent: 1, clock });
    const { port, url, outcomes, server } = await serving(
      {
        limits,
        authenticate: () =>
          new Promise((resolve) => {
            known = () => resolve({ organisationsnummer: 'A' });
            server.emit('asked');
          }),
      },
      async (exchange) => {
        await exchange.caller();
        return exchange.body();
      },
    );
    server.once('request', (_request, response) => response.once('close', () => server.emit('left')));
    const left = once(server, 'left');
    const socket = connect(port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nkr');
    await once(server, 'asked');
    socket.destroy();
    await left;
    known();
    const answer = fetch(url, { method: 'POST', body: 'kropp' });
    await once(server, 'asked');
    known();
    expect(await (await answer).text()).to.equal('kropp');
    expect(outcomes).to.deep.equal(['malformed', 'kropp']);
    await closeServer(server, 0);
  });

  it('gives the place to the next when an answer is out, on a connection that is kept', async () => {
    const limits = createLimits({ perSecond: 100, burst: 100, concurrent: 1, clock });
    const { url, outcomes, server } = await serving(
      { limits, authenticate: () => ({ organisationsnummer: 'A' }) },
      (exchange) => exchange.caller().then(() => 'ok'),
    );
    for (let at = 0; at < 3; at += 1) await (await fetch(url)).text();
    expect(outcomes).to.deep.equal(['ok', 'ok', 'ok']);
    await closeServer(server, 0);
  });

  it('takes for one more question of the same caller a place and a share of its organisation’s, both or none', async () => {
    const limits = createLimits({ perSecond: 100, burst: 100, concurrent: 2, clock });
    const admission = createAdmission({ concurrent: 100, greed: 4 });
    const { url, outcomes, server } = await serving(
      { admission, limits, authenticate: () => ({ organisationsnummer: 'A' }) },
      async (exchange) => {
        await exchange.caller();
        exchange.enterAnother();
        expect(admission.underWay()).to.equal(2);
        expect(() => exchange.enterAnother()).to.throw(CallerFault);
        return admission.underWay();
      },
    );
    for (let at = 0; at < 2; at += 1) await (await fetch(url)).text();
    expect(outcomes, 'and all are given back when the answer ends').to.deep.equal(['2', '2']);
    await closeServer(server, 0);
  });
});
