// A proxy between the bench and a simulator that changes what goes by: how a mutant gets its one contract break.
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Genom {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the body; UTF-8 where nothing is said. */
  readonly kodning?: BufferEncoding;
}

/** What it does with a question and an answer; what is left out goes by as it is. */
export interface Andring {
  /** The question's body, as the simulator gets it. */
  readonly fraga?: (body: string) => string | Promise<string>;
  /** The answer, as the bench gets it. @param fraga the question as the bench sent it, with its headers */
  readonly svar?: (svar: Genom, fraga: string, huvuden: IncomingHttpHeaders) => Genom;
}

export interface MutantProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** Listens on a free port in front of `target`. */
export async function startMutantProxy(target: string, { fraga, svar }: Andring): Promise<MutantProxy> {
  const mal = new URL(target);
  const server = createServer(async (incoming, outgoing) => {
    const body = await textOf(incoming);
    const { host: _host, 'content-length': _length, ...headers } = incoming.headers;
    const sent = incoming.method === 'POST' && body !== '' && fraga ? await fraga(body) : body;
    const onward = httpRequest({
      host: mal.hostname,
      port: mal.port,
      path: incoming.url,
      method: incoming.method,
      headers: { ...headers, 'content-length': Buffer.byteLength(sent) },
      agent: false,
    });
    onward.once('error', () => outgoing.destroy());
    onward.once('response', async (reply) => {
      const came: Genom = {
        status: reply.statusCode ?? 0,
        headers: { 'content-type': reply.headers['content-type'] ?? '' },
        body: await textOf(reply),
      };
      const changed = svar && incoming.method === 'POST' ? svar(came, body, incoming.headers) : came;
      const bytes = Buffer.from(changed.body, changed.kodning);
      outgoing.writeHead(changed.status, { ...changed.headers, 'content-length': bytes.length }).end(bytes);
    });
    onward.end(sent);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${mal.pathname === '/' ? '' : mal.pathname}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
