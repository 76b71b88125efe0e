// A front that shakes hands with anybody and tells over HTTP whom it lets in, as nginx with ssl_verify_client does.
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Status of the refusal, or undefined for whom it lets in. */
export type Slapper = (socket: TLSSocket) => number | undefined;

export interface HttpFront {
  readonly port: number;
  stop(): Promise<void>;
}

/** Listens on 127.0.0.1 and passes on to `target`; `OPTIONS *` it never answers, as many services do. */
export async function startHttpFront(target: string, tls: ServerOptions, slapper: Slapper): Promise<HttpFront> {
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: false }, (incoming, outgoing) => {
    if (incoming.method === 'OPTIONS') return;
    const status = slapper(incoming.socket as TLSSocket);
    if (status !== undefined) {
      incoming.resume();
      outgoing.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Nej</h1>');
      return;
    }
    const { method, headers } = incoming;
    const onward = httpRequest(target, { method: method ?? 'GET', headers, agent: false }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
