// The administrative API of one test over HTTP, on a log of its own and a clock that the test sets.

import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createLogService, type LogServiceDeps, logMigrations } from '../../src/assembly/log-service.ts';
import { PersonId } from '../../src/composite/query.ts';
import { createExchanges } from '../../src/inbound/exchange.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { bastjanstNamn as myndigheter } from '../../src/profiles/sverige/modules.ts';
import { createApi } from '../../src/web/endpoint.ts';
import { createLoggEndpoints } from '../../src/web/logg-endpoints.ts';
import { createOpenApiFace } from '../../src/web/openapi-face.ts';
import { trialAktor } from '../../src/web/trial-aktor.ts';
import { aQuery } from '../querylog/a-query.ts';
import { OUTCOMES } from '../querylog/expectations.ts';
import { keyHome, keysIn } from '../querylog/open-log.ts';
import { expectDescribed, openApi } from './description.ts';

export const ARE = '162021004748';
export const KIRUNA = '162120002783';
export const SKAL = 'Tillsyn 2026:4';
export const DRIFT = { 'x-aktor': 'Drift Ek', 'x-roll': 'drift' };

export function namnd(organisationsnummer = ARE) {
  return { 'x-aktor': encodeURIComponent('Åsa Öberg'), 'x-roll': `namnd ${organisationsnummer}` };
}

export interface Fraga {
  readonly at: string;
  readonly namnd?: string;
  readonly person: string;
  readonly arende?: string;
  readonly handlaggare?: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the description's schemas have said what it is
  readonly json: any;
}

export interface CallOptions {
  readonly as?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestApiOptions extends Pick<LogServiceDeps, 'mottagare' | 'notify'> {
  /** What time it is at first. */
  readonly now?: string;
  readonly stopping?: () => boolean;
  readonly gallringWaitMs?: number;
}

export type TestApi = Awaited<ReturnType<typeof startApi>>;

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** Everything is migrated first; it closes with the test. */
export async function startApi(database: Database, options: TestApiOptions = {}) {
  const { now: first = '2026-11-22T12:00:00+01:00', stopping = () => false, gallringWaitMs, ...rest } = options;
  await migrate(database, logMigrations);
  let now = Date.parse(first);
  const clock = { now: () => now, monotonic: () => performance.now() };
  const keyring = await keysIn(keyHome());
  const service = createLogService({
    database,
    keyring,
    clock,
    keyBackupDays: 30,
    handoutFolder: join(tmpdir(), 'sammansatt-utlamnat'),
    ...rest,
  });
  const bugs: { readonly error: unknown; readonly where: string }[] = [];
  const services = { ...service, clock, myndigheter, ...(gallringWaitMs && { gallringWaitMs }) };
  const endpoints = createLoggEndpoints(services);
  const app = express();
  app.use(createOpenApiFace());
  app.use(
    createApi({
      endpoints,
      identify: trialAktor,
      exchanges: (maxBytes) => createExchanges({ authenticate: () => ({}), clock, maxBytes, bodyMs: 500, stopping }),
      maxBytes: 2000,
      onBug: (error, where) => bugs.push({ error, where }),
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await keyring.close();
  });

  /** A question asked and answered at its time; the clock stands as before afterwards. @returns its id */
  async function ask({
    at,
    namnd: whose = ARE,
    person,
    arende = 'EB-1',
    handlaggare = 'Örjan',
  }: Fraga): Promise<string> {
    const before = now;
    now = Date.parse(at);
    const query = aQuery(undefined, whose);
    const asked = { ...query, person: new PersonId(person), arende, ingivare: { ...query.ingivare, handlaggare } };
    await service.queryLog.begin(asked, []);
    await service.queryLog.complete(query.id, OUTCOMES, 20_007);
    now = before;
    return query.id;
  }

  /** Calls a use by a nämnd (`as`: somebody else); the answer is as the description says, and is not kept by anyone. */
  async function call(method: 'get' | 'post', path: string, { as = namnd(), body, headers }: CallOptions = {}) {
    const response = await fetch(url + path, {
      method: method.toUpperCase(),
      headers: { ...as, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const { status } = response;
    const template = templateOf(path);
    if (template) expectDescribed({ method, path: template, status, type, text });
    if (response.headers.get('cache-control') !== 'no-store') throw new Error(`${method} ${path} may be kept`);
    const answer: ApiAnswer = {
      status,
      headers: response.headers,
      text,
      json: type.endsWith('json') ? JSON.parse(text) : undefined,
    };
    return answer;
  }

  return {
    ...service,
    url,
    ask,
    call,
    post: (path: string, body?: unknown, as?: CallOptions['as']) => call('post', path, { body, ...(as && { as }) }),
    get: (path: string, as?: CallOptions['as']) => call('get', path, as && { as }),
    bugs,
    endpoints,
    setNow: (text: string) => {
      now = Date.parse(text);
    },
  };
}

/** The path as the description has it; undefined where it has none. */
function templateOf(path: string): string | undefined {
  const all = Object.keys(openApi.paths).sort((a, b) => a.split('{').length - b.split('{').length);
  return all.find((one) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
}
