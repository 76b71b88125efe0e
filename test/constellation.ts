// Starts the whole service with its simulators in this process, by the same builders as `npm start`, on free ports.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createApp } from '../src/app.ts';
import type { Overrides } from '../src/assembly/build.ts';
import { type Simulators, startSimulators } from '../src/bastjanster/simulate.ts';
import { toConfig } from '../src/platform/config.ts';
import { toSecrets } from '../src/platform/secrets.ts';
import { modules } from '../src/profiles/sverige/index.ts';
import type { QueryRecord } from '../src/querylog/record.ts';
import { openLogReader } from './log-reader.ts';

export interface ConstellationOptions {
  /** Environment variables beside the defaults of these tests (shortened deadlines, strict schemas). */
  readonly env?: Readonly<Record<string, string>>;
  readonly overrides?: Overrides;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of the answer's header. */
  readonly id: string;
}

export interface Constellation {
  readonly url: string;
  readonly dataDir: string;
  readonly simulators: Simulators;
  /** Posts to the SOAP face. */
  soap(body: string | Uint8Array, headers?: Record<string, string>): Promise<HttpAnswer>;
  /** Posts to the REST face. */
  rest(body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>;
  /** The row of a question, read from the database itself. */
  logged(id: string): Promise<QueryRecord | undefined>;
  /** Lines of the service's own log so far. */
  logLines(): readonly string[];
  stop(): Promise<void>;
}

const DEFAULTS = {
  PORT: '0',
  SCHEMALAGE: 'strikt',
  TIDSGRANS_TOTAL_MS: '4000',
  TIDSGRANS_BASTJANST_MS: '3000',
  STOPP_VANTA_MS: '0',
};

export async function startConstellation({
  env = {},
  overrides = {},
}: ConstellationOptions = {}): Promise<Constellation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-'));
  const lines: string[] = [];
  const logStream = new PassThrough();
  logStream.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  const simulators = await startSimulators({ ports: 0, control: 0 });
  const ids = modules.map(({ source }) => source);
  const all: Record<string, string> = { ...DEFAULTS, DATA_DIR: dataDir, ...env };
  const config = toConfig(all, { bastjanster: ids });
  const app = createApp({ ...config, bastjanstUrls: { ...simulators.urls, ...config.bastjanstUrls } }, toSecrets(all), {
    logStream,
    ...overrides,
  });
  const { url } = await app.start();

  async function post(path: string, body: string | Uint8Array, headers: Record<string, string>): Promise<HttpAnswer> {
    const response = await fetch(url + path, { method: 'POST', body: body as string, headers });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      id: response.headers.get('x-sammansatt-id') ?? '',
    };
  }

  return {
    url,
    dataDir,
    simulators,
    soap: (body, headers) =>
      post('/ssbtek', body, { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', ...headers }),
    rest: (body, headers) =>
      post('/v1/fragor', typeof body === 'string' ? body : JSON.stringify(body), {
        'content-type': 'application/json',
        ...headers,
      }),
    async logged(id) {
      const { reader, close } = await openLogReader(dataDir);
      try {
        return await reader.read(id);
      } finally {
        await close();
      }
    },
    logLines: () => lines,
    async stop() {
      await app.stop();
      await simulators.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
