// TLS in front of a simulator: what a source's load balancer does, well or badly.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';

export interface TlsFront {
  readonly port: number;
  /** Where what it hears is passed on to. */
  passOnTo(url: string): void;
  stop(): Promise<void>;
}

/** Listens on `host`; who is let in is the options' matter. */
export async function startTlsFront(options: TlsOptions, host = '127.0.0.1'): Promise<TlsFront> {
  const open = new Set<TLSSocket>();
  let target: URL | undefined;
  const server = createServer(options, (socket) => {
    open.add(socket);
    const inner = connect(Number(target?.port), target?.hostname);
    for (const one of [socket, inner]) one.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      inner.destroy();
    });
    socket.pipe(inner).pipe(socket);
  });
  server.on('tlsClientError', () => {});
  server.listen(0, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    passOnTo(url) {
      target = new URL(url);
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
