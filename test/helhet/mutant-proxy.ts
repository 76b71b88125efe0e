// Stands between the bench and the service and breaks one thing: a mutant of the composite, made of the real one.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Passing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What a mutant does; what it does not name it lets through as it is. */
export interface Mutation {
  readonly question?: (text: string) => string;
  /** @param question as the caller sent it */
  readonly answer?: (answer: Passing, question: string) => Passing;
}

export interface MutantProxy {
  readonly url: string;
  /** From the next question on. */
  mutate(mutation: Mutation): void;
  stop(): Promise<void>;
}

/** @param tls speaks HTTPS with those options; plain HTTP where it is missing */
export async function startMutantProxy(target: string, tls?: ServerOptions): Promise<MutantProxy> {
  let current: Mutation = {};
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    pass(target, current, incoming, outgoing).catch(() => outgoing.destroy());
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mutate(mutation) {
      current = mutation;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function pass(
  target: string,
  { question = String, answer = (same) => same }: Mutation,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const asked = (await incoming.toArray()).join('');
  const { 'content-length': _, ...headers } = incoming.headers;
  const body = question(asked);
  const sent = request(target, { path: incoming.url, method: incoming.method ?? 'GET', headers });
  const came = new Promise<IncomingMessage>((resolve, reject) => sent.on('response', resolve).on('error', reject));
  sent.end(incoming.method === 'POST' ? body : undefined);
  const response = await came;
  const text = Buffer.concat(await response.toArray()).toString('utf8');
  const passing = { status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, text };
  const { status, headers: own, text: changed } = answer(passing, asked);
  outgoing.writeHead(status, { ...own, 'content-length': String(Buffer.byteLength(changed)) }).end(changed);
}
