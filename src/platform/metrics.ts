// The service's counters for Prometheus, on a listener of their own: never split by organisation, nothing of a person.
import { createServer, type Server } from 'node:http';
import { Counter, Registry } from 'prom-client';

export interface Metrics {
  /** One question: which face took it, and `answered` or the code of its refusal. */
  question(face: string, outcome: string): void;
  /** One agency's part: its quality, and the cause if it failed. */
  part(bastjanst: string, quality: string, cause: string): void;
  /** One that answers inside an agency. */
  responder(bastjanst: string, responder: string, quality: string): void;
  /** A warning that went with an answer. */
  warning(code: string): void;
  /** A caller who was not let in, by reason; never by who or from where. */
  refusedCaller(reason: string): void;
  /** The Prometheus text. */
  text(): Promise<string>;
}

// A responder's name comes from outside (an a-kassa names itself): what comes on top of these is counted together.
const MOST_RESPONDERS = 60;

export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const questions = counter('sammansatt_fragor_total', 'Frågor per ingång och utfall', ['ingang', 'utfall']);
  const parts = counter('sammansatt_delsvar_total', 'Delsvar per bastjänst, kvalitet och orsak', [
    'bastjanst',
    'kvalitet',
    'orsak',
  ]);
  const responders = counter('sammansatt_svarande_total', 'Svarande inuti en bastjänst', [
    'bastjanst',
    'svarande',
    'kvalitet',
  ]);
  const warnings = counter('sammansatt_varningar_total', 'Varningar som följt med svar', ['kod']);
  const refused = counter('sammansatt_nekade_anropare_total', 'Anropare som inte släppts in, per orsak', ['orsak']);
  const known = new Set<string>();

  function bounded(bastjanst: string, responder: string): string {
    const key = `${bastjanst} ${responder}`;
    if (known.size < MOST_RESPONDERS) known.add(key);
    return known.has(key) ? responder : 'ovriga';
  }

  return {
    question: (ingang, utfall) => questions.inc({ ingang, utfall }),
    part: (bastjanst, kvalitet, orsak) => parts.inc({ bastjanst, kvalitet, orsak }),
    responder: (bastjanst, responder, kvalitet) =>
      responders.inc({ bastjanst, svarande: bounded(bastjanst, responder), kvalitet }),
    warning: (kod) => warnings.inc({ kod }),
    refusedCaller: (orsak) => refused.inc({ orsak }),
    text: async () => (await Promise.all(registers.map((one) => one.metrics()))).join(''),
  };
}

/** Serves `/metrics`. @throws Node's error where the address cannot be had */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer(async (request, response) => {
    const found = request.method === 'GET' && request.url === '/metrics';
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(found ? await metrics.text() : '');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(void server.off('error', reject)));
  });
  return server;
}
