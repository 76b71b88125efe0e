// The second try: only where a connection broke before an answer began, only in time, and only so often.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { type RetryLimits, withRetry } from '../../../src/bastjanster/guard/retry.ts';
import { createHttpClient, type HttpClient, HttpFailure } from '../../../src/platform/http-client.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nja';

const BODY = '<fråga/>';

/** What the server does with each request in turn; the last goes for all that follow. */
type Act = (socket: Socket) => void;

const answer: Act = (socket) => socket.write(OK);
const reset: Act = (socket) => socket.resetAndDestroy();
const close: Act = (socket) => socket.end();
const breakInHead: Act = (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Le', () => socket.destroy());
const breakInBody: Act = (socket) =>
  socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nja', () => socket.destroy());
const garbage: Act = (socket) => socket.end('skräp\r\n\r\n');

describe('bastjanster/guard/retry', () => {
  const never = new AbortController().signal;
  let server: Server;
  let client: HttpClient;
  let requests: number;
  let acts: Act[];
  let url: string;
  const sockets = new Set<Socket>();

  beforeEach(async () => {
    requests = 0;
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      let read = '';
      // Head and body may come apart: a request is there when its body is.
      socket.on('data', (chunk) => {
        read += chunk;
        if (!read.includes(BODY)) return;
        read = '';
        acts[Math.min(requests++, acts.length - 1)]?.(socket);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    await client.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  function clientOf(limits: RetryLimits = { percent: 10, burst: 5 }): HttpClient {
    client = withRetry(createHttpClient({ connections: 5, connectTimeoutMs: 1000 }), limits);
    return client;
  }

  function send(signal = never): Promise<number | string> {
    return client.send({ method: 'POST', url, headers: {}, body: BODY, maxBytes: 1000 }, signal).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof HttpFailure ? error.kind : 'given up'),
    );
  }

  for (const [title, act] of [
    ['reset', reset],
    ['closed without a word', close],
  ] as const) {
    it(`a connection that is ${title} is tried once more, and answered`, async () => {
      acts = [act, answer];
      clientOf();
      expect([await send(), requests]).to.deep.equal([200, 2]);
    });
  }

  it('A10 a kept connection that the source closed meanwhile costs no question', async () => {
    acts = [answer, reset, answer];
    clientOf();
    expect([await send(), await send(), requests]).to.deep.equal([200, 200, 3]);
  });

  it('is tried no more than once', async () => {
    acts = [reset];
    clientOf();
    expect([await send(), requests]).to.deep.equal(['broken', 2]);
  });

  for (const [title, act] of [
    ['an answer that breaks in its body', breakInBody],
    ['an answer that breaks in its head', breakInHead],
    ['garbage', garbage],
  ] as const) {
    it(`${title} is not asked for again`, async () => {
      acts = [act, answer];
      clientOf();
      expect([await send(), requests]).to.deep.equal(['broken', 1]);
    });
  }

  it('a source that is not there is not tried again', async () => {
    clientOf();
    await new Promise((resolve) => server.close(resolve));
    expect(await send()).to.equal('unreachable');
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  it('nobody is asked again after the deadline', async () => {
    const deadline = new AbortController();
    acts = [
      (socket) => {
        deadline.abort(new Error('time is up'));
        reset(socket);
      },
      answer,
    ];
    clientOf();
    expect([await send(deadline.signal), requests]).to.deep.equal(['given up', 1]);
  });

  it('a source in trouble gets a tenth more, not twice as much', async () => {
    acts = [reset];
    clientOf({ percent: 10, burst: 2 });
    for (let n = 0; n < 100; n++) await send();
    expect(requests - 100, 'second tries: two to begin with, and one for ten requests').to.be.within(11, 12);
  });
});
