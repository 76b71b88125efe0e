// The process of the sources: each answers with the same bytes every time, at the least possible cost.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simulatorIds, startSimulators } from '../../src/bastjanster/simulate.ts';
import { grow } from './grow.ts';

// The first question to a source goes on to the project's own simulator, whose answer is grown and then kept.

interface Kept {
  readonly type: string;
  readonly body: Buffer;
}

interface Source {
  readonly server: Server;
  /** Opened connections: tells whether a client keeps its connections. */
  connections: number;
  answer?: Promise<Kept>;
}

/** Messages to the bench: where they listen; and, when asked, sizes of the answers and connections opened so far. */
export type SourcesReply =
  | { readonly urls: Readonly<Record<string, string>> }
  | { readonly bytes: Readonly<Record<string, number>>; readonly connections: number };

const [person = ''] = process.argv.slice(2);
const simulators = await startSimulators({ ports: 0 });
const sources = new Map<string, Source>();
const urls: Record<string, string> = {};

for (const id of simulatorIds) {
  const server = createServer({ keepAliveTimeout: 60_000 });
  const source: Source = { server, connections: 0 };
  server.on('connection', () => source.connections++);
  server.on('request', (request, response) => void respond(id, source, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { pathname } = new URL(simulators.urls[id] ?? '');
  urls[id] = `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname === '/' ? '' : pathname}`;
  sources.set(id, source);
}

process.on('message', () => void report());
process.on('disconnect', () => process.exit(0));
send({ urls });

async function respond(id: string, source: Source, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const question = await read(request);
  // A build that asks about somebody else, or about nobody, must not be measured.
  if (!question.includes(person.slice(2))) return void response.writeHead(400).end();
  try {
    source.answer ??= learn(id, request, question);
    const { type, body } = await source.answer;
    response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
}

async function learn(id: string, { url, headers }: IncomingMessage, question: Buffer): Promise<Kept> {
  const type = headers['content-type'] ?? '';
  const simulator = new URL(url ?? '', simulators.urls[id]);
  const answer = await fetch(simulator, { method: 'POST', body: question as never, headers: { 'content-type': type } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${id} ${answer.status}: ${text.slice(0, 500)}`);
  return { type: answer.headers.get('content-type') ?? '', body: grow(id, text) };
}

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

async function report(): Promise<void> {
  const bytes: Record<string, number> = {};
  let connections = 0;
  for (const [id, source] of sources) {
    if (source.answer) bytes[id] = (await source.answer).body.length;
    connections += source.connections;
  }
  send({ bytes, connections });
}

function send(reply: SourcesReply): void {
  process.send?.(reply);
}
