// The control of the simulators for people and scripts: behaviour by command, events, test persons.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BastjanstId } from '../../composite/query.ts';
import { parseJsonText } from '../../platform/json.ts';
import { type Behaviour, behaviours, isBehaviourName, refusal } from './behaviours.ts';
import { misbehaviours, persons, renderPersons } from './population.ts';
import type { SimulatorServer } from './server.ts';

export interface ControlOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly servers: ReadonlyMap<BastjanstId, SimulatorServer>;
}

interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
}

/** A command that cannot be followed; the text is for the caller, in Swedish. */
class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(text: string, status = 400) {
    super(text);
    this.status = status;
  }
}

const MAX_COMMAND = 10_000;
const MAX_MS = 3_600_000;

/** Starts the control endpoint. */
export async function startControl({ host, port, servers }: ControlOptions) {
  const server = createServer(async (request, response) => {
    const { status, json, text } = await answer(request, servers).catch(asProblem);
    const type = text === undefined ? (status < 400 ? 'application/json' : 'application/problem+json') : 'text/plain';
    const body = status === 204 ? '' : (text ?? `${JSON.stringify(json, null, 2)}\n`);
    response.writeHead(status, status === 204 ? {} : { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${chosen}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, servers: ControlOptions['servers']): Promise<Reply> {
  const { pathname } = new URL(request.url ?? '/', 'http://control');
  const [, resource = '', id = '', ...rest] = pathname.split('/');
  const call = rest.length === 0 ? `${request.method} ${resource}${pathname.split('/').length > 2 ? '/ID' : ''}` : '';
  switch (call) {
    case 'GET ':
      return { status: 200, json: help(servers) };
    case 'GET testpersoner':
      return wantsText(request) ? { status: 200, text: renderPersons() } : { status: 200, json: listPersons() };
    case 'GET handelser/ID':
      return { status: 200, json: serverOf(id, servers).events.all() };
    case 'DELETE beteende/ID':
      await serverOf(id, servers).behave(undefined);
      return { status: 204 };
    case 'PUT beteende/ID': {
      const server = serverOf(id, servers);
      const behaviour = behaviourIn(await readText(request), id);
      await server.behave(behaviour);
      return {
        status: 200,
        json: { id, beteende: behaviour.name, ...(behaviour.ms === undefined ? {} : { ms: behaviour.ms }) },
      };
    }
    default:
      throw new Problem('Adressen finns inte. GET / beskriver styrningen.', 404);
  }
}

function help(servers: ControlOptions['servers']): object {
  const commands = [...servers].map(([id, server]) => [id, { adress: server.url, beteende: server.command() ?? null }]);
  return {
    beskrivning: 'Styr de simulerade bastjänsterna. Kommando går före testperson, testperson före det normala.',
    anrop: {
      'PUT /beteende/{ID}': 'Sätter ett beteende: {"beteende": "hang"} eller {"beteende": "slow", "ms": 5000}',
      'DELETE /beteende/{ID}': 'Återgår till det normala',
      'GET /handelser/{ID}': 'De senaste anropen och hur de slutade',
      'GET /testpersoner': 'Testpersonerna; med Accept: text/plain som tabell',
    },
    bastjanster: Object.fromEntries(commands),
    beteenden: Object.fromEntries(Object.entries(behaviours).map(([name, { text }]) => [name, text])),
    testpersoner: listPersons(),
  };
}

function listPersons(): object[] {
  const table: Readonly<Record<string, object>> = misbehaviours;
  return Object.values(persons).map(({ key, personnummer, beskrivning }) => {
    return { nyckel: key, personnummer, beskrivning, beteenden: table[key] ?? {} };
  });
}

function serverOf(id: string, servers: ControlOptions['servers']): SimulatorServer {
  const server = servers.get(id);
  if (!server)
    throw new Problem(
      `Det finns ingen simulerad bastjänst med det id:t. Välj bland ${[...servers.keys()].join(', ')}.`,
    );
  return server;
}

function behaviourIn(text: string, id: string): Behaviour {
  const json = parseJsonText(text);
  const value = 'flaw' in json ? undefined : json.value;
  if (typeof value !== 'object' || value === null) throw new Problem('Skriv JSON: {"beteende": "hang"}.');
  const { beteende, ms, ...rest } = value as Record<string, unknown>;
  if (!isBehaviourName(beteende))
    throw new Problem(`Okänt beteende. Välj bland ${Object.keys(behaviours).join(', ')}.`);
  if (Object.keys(rest).length > 0) throw new Problem('Okänt fält. Fälten är beteende och ms.');
  const inRange = ms === undefined || (Number.isInteger(ms) && (ms as number) >= 0 && (ms as number) <= MAX_MS);
  if (!inRange) throw new Problem(`ms är ett helt antal millisekunder, 0 till ${MAX_MS}.`);
  const reason = refusal(id, beteende);
  if (reason) throw new Problem(reason);
  return ms === undefined ? { name: beteende } : { name: beteende, ms: ms as number };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_COMMAND) throw new Problem('Kommandot är för långt.');
  }
  return text;
}

function wantsText({ headers }: IncomingMessage): boolean {
  return headers.accept?.startsWith('text/plain') ?? false;
}

function asProblem(error: unknown): Reply {
  if (!(error instanceof Problem)) return { status: 500, json: { title: 'Internt fel', status: 500 } };
  return { status: error.status, json: { title: error.message, status: error.status } };
}
