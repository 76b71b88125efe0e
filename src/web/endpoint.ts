// What one use of the administrative API is, and the router over all of them.
import express, { type Request, type Response, type Router } from 'express';
import { RequestFault } from '../composite/fault.ts';
import type { Exchange } from '../inbound/exchange.ts';
import { parseJson } from '../platform/json.ts';
import type { JsonSchema } from '../platform/schema.ts';
import type { Aktor } from '../querylog/granskning/aktor.ts';
import { breachesText } from './breach-text.ts';
import { asProblem, ProblemError, sendProblem } from './problem.ts';

/** What a use is handed; `A` is who uses it. */
export interface Input<A = Aktor> {
  readonly aktor: A;
  /** Valid by the endpoint's schema; undefined where it has none. */
  readonly body: unknown;
  /** The path's variables. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Which of these media types the caller would rather have; the first where it does not say. */
  prefers(...types: readonly [string, ...string[]]): string;
  /** Aborts when the caller hangs up. */
  readonly left: AbortSignal;
}

/** An answer: JSON, a text of another media type, or nothing (204). */
export type Reply =
  | { readonly status?: number; readonly json: unknown }
  | { readonly type: string; readonly text: string }
  | { readonly status: 204 };

export interface Endpoint<A = Aktor> {
  readonly method: 'get' | 'post';
  /** In express' form, `/v1/gallring/protokoll/:nummer`. */
  readonly path: string;
  /** Of the JSON body; a `post` without one takes no body. */
  readonly schema?: JsonSchema;
  /** Bytes of its body at most, where it takes more than the others. */
  readonly maxBytes?: number;
  handle(input: Input<A>): Promise<Reply>;
}

export interface ApiDeps<A = Aktor> {
  readonly endpoints: readonly Endpoint<A>[];
  /** Who uses it. @throws {ProblemError} */
  readonly identify: (request: Request) => A | Promise<A>;
  /** Makes what opens an exchange, for bodies of so many bytes at most: `createExchanges` with that `maxBytes`. */
  readonly exchanges: (maxBytes: number) => (request: Request, response: Response) => Exchange;
  /** Of a body, where its endpoint says nothing. */
  readonly maxBytes: number;
  /** Told of what nobody expected, with the endpoint (never the address that was called). */
  readonly onBug: (error: unknown, where: string) => void;
}

export function createApi<A = Aktor>({ endpoints, identify, exchanges, maxBytes, onBug }: ApiDeps<A>): Router {
  const router = express.Router();
  const roots = rootsOf(endpoints.map(({ path }) => path));

  for (const endpoint of endpoints) {
    const open = exchanges(endpoint.maxBytes ?? maxBytes);
    router[endpoint.method](endpoint.path, (request, response) =>
      answer(endpoint, request, response, open(request, response)),
    );
  }
  for (const [path, those] of Map.groupBy(endpoints, (endpoint) => endpoint.path)) {
    const allow = those.map(({ method }) => (method === 'get' ? 'GET, HEAD' : 'POST')).join(', ');
    router.all(path, (_request, response) => {
      sendProblem(response.set('Allow', allow), asProblem(new RequestFault('method-not-allowed')));
    });
  }
  router.use(roots, (_request, response) => sendProblem(response, asProblem(new RequestFault('not-found'))));

  async function answer(
    endpoint: Endpoint<A>,
    request: Request,
    response: Response,
    exchange: Exchange,
  ): Promise<void> {
    try {
      const reply = await endpoint.handle(await receive(endpoint, request, exchange));
      if (!response.destroyed) send(response, reply);
    } catch (error) {
      if (exchange.left.aborted && error === exchange.left.reason) return;
      const problem = asProblem(error);
      if (problem.status === 500) onBug(error, `${endpoint.method} ${endpoint.path}`);
      sendProblem(response, problem);
    }
  }

  /** Nobody unknown has a byte of body read. */
  async function receive({ schema }: Endpoint<A>, request: Request, exchange: Exchange): Promise<Input<A>> {
    await exchange.caller();
    return {
      aktor: await identify(request),
      params: request.params as Record<string, string>,
      query: new URL(request.originalUrl, 'http://anrop').searchParams,
      prefers: (...types) => request.accepts([...types]) || types[0],
      left: exchange.left,
      body: schema && (await bodyOf(request, schema, exchange)),
    };
  }

  // A variable of the path that is no UTF-8 is refused by the router itself.
  router.use((error: unknown, request: Request, response: Response, next: express.NextFunction) => {
    if (roots.some((root) => request.path.startsWith(root))) sendProblem(response, asProblem(error));
    else next(error);
  });
  return router;
}

/** `/v1/logg` and the like: under these, whatever is unknown is answered as a problem of this API. */
function rootsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.split('/').slice(0, 3).join('/')))];
}

/** @throws {ProblemError} naming the place and the rule, never the value @throws {RequestFault} */
async function bodyOf(request: Request, schema: JsonSchema, exchange: Exchange): Promise<unknown> {
  if (!request.is(['application/json', '+json'])) throw new RequestFault('unsupported-media-type');
  const json = parseJson(await exchange.body());
  if ('flaw' in json) throw new RequestFault('malformed', [{ path: '/', rule: json.flaw }]);
  const breaches = schema.validate(json.value);
  if (breaches.length > 0) throw new ProblemError('schema-invalid', 400, breachesText(breaches));
  return json.value;
}

function send(response: Response, reply: Reply): void {
  response.set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff');
  if ('json' in reply)
    response
      .status(reply.status ?? 200)
      .type('application/json')
      .end(JSON.stringify(reply.json));
  else if ('text' in reply) response.status(200).set(PAGE_HEADERS).type(reply.type).end(reply.text);
  else response.status(reply.status).end();
}

/** What is handed out for reading fetches nothing, runs nothing and is framed by nobody. */
const PAGE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};
