// The HTTP client of the whole service: undici's Pool on the hot path, or axios where a test wants its own adapter caught.
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createAxiosTransport } from './http-axios.ts';
import { HttpFailure, toFailure } from './http-failure.ts';
import { createPoolTransport, type TlsFiles } from './http-pool.ts';
import type { HttpRequest, HttpResponse } from './http-transport.ts';

export { HttpFailure } from './http-failure.ts';
export type { HttpRequest, HttpResponse } from './http-transport.ts';

export interface HttpClientOptions {
  /** Connections kept to one origin. */
  readonly connections: number;
  readonly connectTimeoutMs: number;
  /** Client certificate and trusted CAs as PEM. */
  readonly tls?: TlsFiles;
  /** How hosts are looked up; default the system's. */
  readonly lookup?: LookupFunction;
  /** `axios`: over node:http, which nock can catch. */
  readonly transport?: 'pool' | 'axios';
}

export interface HttpClient {
  /**
   * Sends one request and reads the whole answer, decompressed.
   * @throws {HttpFailure}, or the signal's reason when it aborts; the socket is then closed
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  close(): Promise<void>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const transport = options.transport === 'axios' ? createAxiosTransport() : createPoolTransport(options);
  return {
    async send(request, signal) {
      try {
        const response = await transport.send(request, signal);
        return request.statusOnly ? response : await decoded(response, request.maxBytes);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw error instanceof HttpFailure ? error : toFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

const inflate = promisify(gunzip);

async function decoded(response: HttpResponse, maxBytes: number): Promise<HttpResponse> {
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return response;
  if (encoding !== 'gzip') throw new HttpFailure('bad-encoding', 'UNKNOWN_CONTENT_ENCODING');
  try {
    return { ...response, body: await inflate(response.body, { maxOutputLength: maxBytes }) };
  } catch (error) {
    const tooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? new HttpFailure('too-large', 'ANSWER_TOO_LARGE') : new HttpFailure('bad-encoding', 'BROKEN_GZIP');
  }
}
