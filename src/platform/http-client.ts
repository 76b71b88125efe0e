// The HTTP client of the whole service: axios, on an adapter of our own over undici's Pool (traps in src/README.md).
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import axios, { type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { Pool } from 'undici';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute; no personal data in it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Answers above this many bytes are cut off, also after decompression. */
  readonly maxBytes: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How a call failed below HTTP. `code` is Node's or undici's error code, never a text of the other side. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: 'unreachable' | 'connect-timeout' | 'broken' | 'tls' | 'too-large' | 'bad-encoding';
  readonly code: string;

  constructor(kind: HttpFailure['kind'], code: string) {
    super(`${kind} (${code})`);
    this.kind = kind;
    this.code = code;
  }
}

export interface HttpClientOptions {
  /** Connections kept to one origin. */
  readonly connections: number;
  readonly connectTimeoutMs: number;
  /** Client certificate and trusted CAs as PEM. */
  readonly tls?: { readonly cert?: string; readonly key?: string; readonly ca?: string };
  /** `http`: axios's own adapter, which nock can catch; for tests of odd wire faults. */
  readonly adapter?: 'undici' | 'http';
}

export interface HttpClient {
  /**
   * Sends one request and reads the whole answer; redirects are never followed.
   * @throws {HttpFailure}, or the signal's reason when it aborts; the socket is then closed
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  close(): Promise<void>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const pools = new Map<string, Pool>();
  const client = axios.create({
    adapter: options.adapter === 'http' ? 'http' : undiciAdapter(pools, options),
    proxy: false,
    maxRedirects: 0,
    decompress: false,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    transformRequest: [],
    transformResponse: [],
  });

  async function send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { method, url, headers, body, maxBytes } = request;
    try {
      const response = await client.request({ method, url, headers, data: body, maxContentLength: maxBytes, signal });
      return await decoded(response, maxBytes);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error instanceof HttpFailure ? error : toFailure(error);
    }
  }

  return {
    send,
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}

function undiciAdapter(pools: Map<string, Pool>, options: HttpClientOptions): AxiosAdapter {
  return async (config) => {
    const url = new URL(config.url ?? '');
    const pool = poolFor(url.origin, pools, options);
    const { statusCode, headers, body } = await pool.request({
      path: url.pathname + url.search,
      method: (config.method ?? 'get').toUpperCase() as 'GET' | 'POST',
      headers: config.headers as unknown as Record<string, string>,
      body: config.data ?? null,
      signal: config.signal as AbortSignal,
    });
    const data = await readLimited(body, config.maxContentLength ?? Number.POSITIVE_INFINITY);
    return axiosResponse(config, statusCode, headers, data);
  };
}

function poolFor(origin: string, pools: Map<string, Pool>, { connections, connectTimeoutMs, tls }: HttpClientOptions) {
  let pool = pools.get(origin);
  if (!pool) {
    pool = new Pool(origin, {
      connections,
      pipelining: 1,
      // Deadlines are ours: undici's own timers do not end a dripping body.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: connectTimeoutMs, ...tls },
    });
    pools.set(origin, pool);
  }
  return pool;
}

type Body = AsyncIterable<Uint8Array> & { destroy(error?: Error): unknown };

async function readLimited(body: Body, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new HttpFailure('too-large', 'ANSWER_TOO_LARGE');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0]
    ? Buffer.from(chunks[0].buffer, chunks[0].byteOffset, size)
    : Buffer.concat(chunks);
}

function axiosResponse(
  config: InternalAxiosRequestConfig,
  status: number,
  headers: object,
  data: Buffer,
): AxiosResponse {
  return { config, status, statusText: '', headers: headers as Record<string, string>, data };
}

const inflate = promisify(gunzip);

async function decoded({ status, headers, data }: AxiosResponse, maxBytes: number): Promise<HttpResponse> {
  const plain = headers as Record<string, string>;
  const encoding = plain['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return { status, headers: plain, body: data };
  if (encoding !== 'gzip') throw new HttpFailure('bad-encoding', 'UNKNOWN_CONTENT_ENCODING');
  try {
    return { status, headers: plain, body: await inflate(data, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw new HttpFailure('too-large', 'ANSWER_TOO_LARGE');
    throw new HttpFailure('bad-encoding', 'BROKEN_GZIP');
  }
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

function toFailure(error: unknown): HttpFailure {
  const code = codeOf(error);
  if (UNREACHABLE.has(code)) return new HttpFailure('unreachable', code);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return new HttpFailure('connect-timeout', code);
  if (TLS.test(code)) return new HttpFailure('tls', code);
  return new HttpFailure('broken', code);
}

/** The code of an error or of what caused it (undici and axios wrap; several addresses make an AggregateError). */
function codeOf(error: unknown): string {
  const { code, cause, errors } = (error ?? {}) as { code?: unknown; cause?: unknown; errors?: unknown[] };
  if (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) && code !== 'ERR_NETWORK') return code;
  const inner = cause ?? errors?.[0];
  return inner === undefined ? 'UNKNOWN' : codeOf(inner);
}
