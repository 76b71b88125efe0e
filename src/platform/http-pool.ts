// undici's Pool as a transport, one for each origin, without a stream per answer: the hot path of every question.
import { subscribe } from 'node:diagnostics_channel';
import type { LookupFunction, Socket } from 'node:net';
import { type Dispatcher, Pool } from 'undici';
import { HttpFailure, toEarlyFailure, toFailure } from './http-failure.ts';
import type { HttpRequest, HttpResponse, Transport } from './http-transport.ts';

/** PEM texts. */
export interface TlsFiles {
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

export interface PoolOptions {
  readonly connections: number;
  readonly connectTimeoutMs: number;
  readonly tls?: TlsFiles;
  /** How hosts are looked up; default the system's. */
  readonly lookup?: LookupFunction;
}

export function createPoolTransport(options: PoolOptions): Transport {
  const pools = new Map<string, Pool>();

  function poolFor(origin: string): Pool {
    let pool = pools.get(origin);
    if (!pool) {
      pool = createPool(origin, options);
      pools.set(origin, pool);
    }
    return pool;
  }

  return {
    send(request, signal) {
      const { origin, path } = splitUrl(request.url);
      return dispatch(poolFor(origin), path, request, signal);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}

function createPool(origin: string, { connections, connectTimeoutMs, tls, lookup }: PoolOptions): Pool {
  return new Pool(origin, {
    connections,
    pipelining: 1,
    // Deadlines are ours: undici's own timers do not end a dripping body.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectTimeoutMs, ...tls, ...(lookup && { lookup }) },
  });
}

/** The connection of a request, and how much it had brought by then. */
interface Wire {
  socket?: Socket;
  readBefore: number;
}

/** The request that undici is writing: it names the connection in the same turn as it begins. */
let beginning: Wire | undefined;

subscribe('undici:client:sendHeaders', (message) => {
  if (!beginning) return;
  const { socket } = message as { socket: Socket };
  Object.assign(beginning, { socket, readBefore: socket.bytesRead });
  beginning = undefined;
});

/** What TLS said as a connection broke: undici tells of the end that follows, and hides that a client certificate was refused. */
const alerts = new WeakMap<Socket, HttpFailure>();

subscribe('undici:client:connected', (message) => {
  const { socket } = message as { socket: Socket };
  socket.once('error', (error) => {
    const failure = toFailure(error);
    if (failure.kind === 'tls') alerts.set(socket, failure);
  });
});

function dispatch(pool: Pool, path: string, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let headers: HttpResponse['headers'] = {};
    let controller: Dispatcher.DispatchController | undefined;
    const wire: Wire = { readBefore: 0 };
    const abort = () => {
      controller?.abort(signal.reason);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    const { method, headers: sent, body = null, maxBytes } = request;
    pool.dispatch(
      { path, method, headers: sent as Record<string, string>, body },
      {
        onRequestStart(started) {
          controller = started;
          beginning = wire;
          if (signal.aborted) started.abort(signal.reason);
        },
        onResponseStart(current, statusCode, received) {
          status = statusCode;
          headers = received as Record<string, string>;
          if (!request.statusOnly) return;
          signal.removeEventListener('abort', abort);
          resolve({ status, headers, body: new Uint8Array() });
          current.abort(new HttpFailure('broken', 'NOT_READ'));
        },
        onResponseData(current, chunk) {
          size += chunk.length;
          if (size > maxBytes) current.abort(new HttpFailure('too-large', 'ANSWER_TOO_LARGE'));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          signal.removeEventListener('abort', abort);
          resolve({ status, headers, body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
        },
        onResponseError(_controller, error) {
          signal.removeEventListener('abort', abort);
          const { socket, readBefore } = wire;
          const alert = socket && alerts.get(socket);
          reject(alert ?? (socket?.bytesRead === readBefore ? toEarlyFailure(error) : error));
        },
      },
    );
  });
}

/** `https://host:1/a?b` → origin and path; the base is known, so no URL object is made of each question's address. */
function splitUrl(url: string): { origin: string; path: string } {
  const begin = url.indexOf('/', url.indexOf('://') + 3);
  return begin === -1 ? { origin: url, path: '/' } : { origin: url.slice(0, begin), path: url.slice(begin) };
}
