// The soak's sources in a process of their own: each answer after a delay of its own, and connections that break.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { simulatorIds, startSimulators } from '../../src/bastjanster/simulate.ts';
import { misbehaviourFor, persons } from '../../src/bastjanster/simulation/population.ts';

// The first question to a source about a person goes on to the project's own simulator, whose answer is then kept: with the
// simulators' own work on each question there would be little left of two cores for the service.

interface Kept {
  readonly type: string;
  readonly body: Buffer;
}

/** Messages to the parent: where they listen; and, when asked, that connections which nobody uses are closed. */
export type SourcesReply = { readonly urls: Readonly<Record<string, string>> } | { readonly closed: true };

const [least = 50, most = 5_000] = process.argv.slice(2).map(Number);
const everybody = Object.values(persons);
const simulators = await startSimulators({ ports: 0 });
const servers: Server[] = [];
const urls: Record<string, string> = {};

for (const id of simulatorIds) {
  const kept = new Map<string, Promise<Kept>>();
  const server = createServer((request, response) => {
    respond(id, kept, request, response).catch(() => response.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { pathname } = new URL(simulators.urls[id] ?? '');
  urls[id] = `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname === '/' ? '' : pathname}`;
  servers.push(server);
}

process.on('message', () => {
  for (const server of servers) server.closeIdleConnections();
  send({ closed: true });
});
process.on('disconnect', () => process.exit(0));
send({ urls });

async function respond(
  id: string,
  kept: Map<string, Promise<Kept>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const question = await text(request);
  const person = everybody.find(({ personnummer }) => question.includes(personnummer.slice(2)));
  if (!person) throw new Error('a question about nobody');
  await sleep(delay());
  if (misbehaviourFor(person.personnummer, id)?.name === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const learnt = kept.get(person.key) ?? learn(id, request, question);
  kept.set(person.key, learnt);
  const { type, body } = await learnt;
  response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
}

/** Evenly spread over the orders of magnitude: most answers come soon, and some late. @returns milliseconds */
function delay(): number {
  return least * (most / least) ** Math.random();
}

async function learn(id: string, { url, headers }: IncomingMessage, question: string): Promise<Kept> {
  const simulator = new URL(url ?? '', simulators.urls[id]);
  const type = headers['content-type'] ?? '';
  const answer = await fetch(simulator, { method: 'POST', body: question, headers: { 'content-type': type } });
  if (answer.status !== 200) throw new Error(`${id} answered ${answer.status}`);
  return { type: answer.headers.get('content-type') ?? '', body: Buffer.from(await answer.arrayBuffer()) };
}

function send(reply: SourcesReply): void {
  process.send?.(reply);
}
