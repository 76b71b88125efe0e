// The server under the faces: what every answer says to browsers, and what slow, large and lingering callers get.
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { expect } from 'chai';
import { closeServer, createHttpServer, listen, type ServerTls } from '../../src/inbound/http-server.ts';
import { startConstellation } from '../constellation.ts';
import { questionJson, questionV10 } from '../questions.ts';
import { makeCa } from './a-ca.ts';
import { startSecured } from './secured.ts';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

describe('inbound/http-server', () => {
  const open: Server[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) await closeServer(server, 0);
  });

  async function started(listener: RequestListener, bodyMs = 5_000, tls?: ServerTls) {
    const server = createHttpServer(listener, bodyMs, tls);
    open.push(server);
    return { server, ...(await listen(server, { host: '127.0.0.1', port: 0 })) };
  }

  it('ASVS 3.4.3-3.4.6 says on every answer that nothing of it is to be run, framed or guessed at', async () => {
    const service = await startConstellation();
    try {
      const answers = [
        await service.rest(questionJson()),
        await service.rest('{'),
        await service.soap(questionV10()),
        await service.soap('<'),
        await fetch(`${service.url}/halsa`),
        await fetch(`${service.url}/ssbtek?wsdl`),
        await fetch(`${service.url}/finns/inte`),
        await fetch(`${service.url}/v1/logg/finns-inte`),
        await fetch(`${service.url}/%`),
        await fetch(`${service.url}/v1/fragor`, { method: 'DELETE' }),
      ];
      for (const { headers, status } of answers) {
        for (const [name, value] of Object.entries(HEADERS)) expect(headers.get(name), `${status}`).to.equal(value);
        expect(headers.get('x-powered-by')).to.equal(null);
        expect(headers.get('strict-transport-security'), 'over plain HTTP').to.equal(null);
      }
    } finally {
      await service.stop();
    }
  });

  it('ASVS 3.4.1 tells browsers to keep to HTTPS, a stranger too, but never about this machine', async () => {
    const secured = await startSecured();
    const { headers } = await secured.call();
    await secured.stop();
    expect(headers['strict-transport-security']).to.equal('max-age=31536000; includeSubDomains');
    const ca = await makeCa();
    const own = await ca.server();
    const { url } = await started((_request, response) => response.end(), 5_000, { ...own, ca: ca.cert, local: true });
    const sent = request(url, { ca: ca.cert, agent: false }).end();
    const [answer] = await once(sent, 'response');
    expect(answer.resume().headers['strict-transport-security']).to.equal(undefined);
  });

  it('ends a connection whose headers never end, and refuses headers without measure', async () => {
    const { port } = await started((_request, response) => response.end(), 200);
    for (const [text, status] of [
      ['GET / HTTP/1.1\r\nHost: x\r\nX-A: ', '408'],
      [`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`, '431'],
    ] as const) {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('error', () => {});
      socket.write(text);
      await once(socket, 'close');
      expect(answer.split(' ')[1]).to.equal(status);
    }
  });

  it('takes a header as long as a forwarded certificate with its chain', async () => {
    const { url } = await started((_request, response) => response.end());
    const { status } = await fetch(url, { headers: { 'x-ssl-client-cert': 'a'.repeat(20_000) } });
    expect(status).to.equal(200);
  });

  it('ASVS 12.1.1 speaks TLS 1.2 and later', async () => {
    const ca = await makeCa();
    const { url } = await started((_request, response) => response.end(), 5_000, await ca.server());
    const sent = request(url, { ca: ca.cert, agent: false, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }).end();
    const [error] = await once(sent, 'error').catch((one) => [one]);
    expect(String(error.code)).to.match(/SSL|TLS/);
  });

  it('stops at once when the answers under way are out, though their connections are kept alive', async () => {
    const ca = await makeCa();
    let finish = () => {};
    const { server, url } = await started(
      (_request, response) => {
        finish = () => response.end('klart');
      },
      5_000,
      await ca.server(),
    );
    const agent = new Agent({ keepAlive: true, ca: ca.cert });
    const sent = request(url, { agent }).end();
    await once(server, 'request');
    const order: string[] = [];
    const stopped = closeServer(server, 60_000).then(() => order.push('stopped'));
    finish();
    const [answer] = await once(sent, 'response');
    await once(answer.resume(), 'end');
    order.push('answered');
    await stopped;
    expect(order).to.deep.equal(['answered', 'stopped']);
    agent.destroy();
  });
});
