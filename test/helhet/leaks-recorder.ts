// Stands before every simulated source and keeps what the service sent it besides the body: the simulators forget unsafe headers.
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Recorder {
  /** Addresses to configure the service with, by source. */
  readonly urls: Readonly<Record<string, string>>;
  /** Request line and headers of every call so far, as they came. */
  heads(): readonly string[];
  stop(): Promise<void>;
}

/** @param targets addresses of the simulators, by source */
export async function startRecorder(targets: Readonly<Record<string, string>>): Promise<Recorder> {
  const heads: string[] = [];
  const servers: Server[] = [];
  const urls: Record<string, string> = {};
  for (const [id, target] of Object.entries(targets)) {
    const { origin } = new URL(target);
    const server = createServer((incoming, outgoing) => {
      heads.push([`${id} ${incoming.method} ${incoming.url}`, ...incoming.rawHeaders].join('\n'));
      forward(incoming, outgoing, origin);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    urls[id] = target.replace(origin, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  return {
    urls,
    heads: () => heads,
    async stop() {
      await Promise.all(
        servers.map((server) => {
          const closed = new Promise((resolve) => server.close(resolve));
          server.closeAllConnections();
          return closed;
        }),
      );
    },
  };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): void {
  const { method, url = '/', headers } = incoming;
  const onward = request(origin + url, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
    answer.on('error', () => outgoing.destroy());
  });
  onward.on('error', () => incoming.socket.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}
