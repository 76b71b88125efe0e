// One simulated agency on a port of its own: decides how to behave, lets it happen, and records how the call ended.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Behaviour, kindOf } from './behaviours.ts';
import { createEventLog, type EventLog, type Outcome } from './events.ts';
import { misbehaviourFor } from './population.ts';
import { type Captured, capture, type ReadRequest, type Responder } from './responder.ts';
import { httpAnswers, type Wire, wireActs } from './wire.ts';

export interface SimulatorServer {
  readonly url: string;
  readonly events: EventLog;
  /** The behaviour set by command; it goes before that of a test person. */
  command(): Behaviour | undefined;
  /** Sets or lifts the command. Resolves when the listening socket is as it should be. */
  behave(behaviour: Behaviour | undefined): Promise<void>;
  stop(): Promise<void>;
}

export interface SimulatorServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Milliseconds before every answer. */
  readonly latencyMs: number;
  responder(origin: string): Promise<Responder>;
  /** How it is to behave in one question, by the caller's id of it; a command goes before, a test person's behaviour after. */
  readonly behaviourOf?: (questionId: string) => Behaviour | undefined;
}

const MAX_QUESTION = 5_000_000;
const NORMAL: Behaviour = { name: 'normal' };

export async function createSimulatorServer(options: SimulatorServerOptions): Promise<SimulatorServer> {
  const { host, latencyMs } = options;
  const events = createEventLog();
  let command: Behaviour | undefined;
  let closing = false;
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  await listen(server, options.port, host);
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host}:${port}`;
  const responder = await options.responder(origin);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = concluding(request, response);
    const read = Object.assign(request, { body: await readBody(request) });
    const asked = request.method === 'POST' ? responder.asked(read.body) : '';
    const ofQuestion = options.behaviourOf?.(String(request.headers['x-sammansatt-id']));
    const behaviour = command ?? ofQuestion ?? misbehaviourFor(asked, responder.id) ?? NORMAL;
    const delay = latencyMs + (behaviour.name === 'slow' ? (behaviour.ms ?? 3000) : 0);
    if (delay > 0) await sleep(delay);
    if (!request.socket.destroyed) await perform(behaviour, read, response, asked, call);
  }

  /** Records how a call ends, once. */
  function concluding({ headers, socket }: IncomingMessage, response: ServerResponse) {
    const call = { outcome: 'answered' as Outcome, done };
    let concluded = false;
    function done(outcome: Outcome = call.outcome) {
      if (!concluded && !closing) events.add(headers, outcome);
      concluded = true;
      socket.off('close', closed);
    }
    const closed = () => done('closed-by-caller');
    socket.on('close', closed);
    response.once('finish', () => done());
    return call;
  }

  async function perform(
    { name, ms }: Behaviour,
    request: ReadRequest,
    response: ServerResponse,
    asked: string,
    call: Call,
  ) {
    if (name === 'normal' || name === 'slow') return responder.handle(request, response, 'normal');
    call.outcome = 'misbehaved';
    const kind = kindOf(name);
    // A ping by GET has no content that could be spoiled.
    const spoilable = request.method === 'POST' || kind === 'wire' || kind === 'http';
    if (kind === 'content' || !spoilable) return responder.handle(request, response, spoilable ? name : 'normal');
    if (name === 'half-close') {
      response.once('finish', () => setImmediate(() => request.socket.end()));
      return responder.handle(request, response, 'normal');
    }
    const answer = await capture(responder, request, 'normal');
    const act = wireActs[name];
    if (act) return act({ socket: request.socket, response, answer, ms, done: () => call.done() } satisfies Wire);
    const changed = httpAnswers[name]?.(answer) ?? responder.reshape(name, answer, asked);
    return send(response, changed);
  }

  async function behave(behaviour: Behaviour | undefined): Promise<void> {
    const refused = command?.name === 'refuse';
    command = behaviour;
    if (behaviour?.name === 'refuse' && !refused) await shut();
    if (behaviour?.name !== 'refuse' && refused) await listen(server, port, host);
  }

  async function shut(): Promise<void> {
    closing = true;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    closing = false;
  }

  return {
    url: origin + responder.path,
    events,
    command: () => command,
    behave,
    stop: async () => {
      if (server.listening) await shut();
    },
  };
}

interface Call {
  outcome: Outcome;
  done(outcome?: Outcome): void;
}

function send(response: ServerResponse, { status, headers, body }: Captured): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** @throws if the question is larger than any real one, or its sender goes away */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_QUESTION) throw new Error('question too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
