// The HTTP server under the faces: plain on loopback, mutual TLS elsewhere; started, and stopped without cutting anyone off.
import { createServer as createHttp, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  /** CAs of client certificates; without it none is asked for. */
  readonly ca?: string;
  /** On this machine alone: then no browser is told to keep to HTTPS there, where others may listen without. */
  readonly local?: boolean;
}

// Slow uploads are ended by exchange.ts with an answer; Node's own limit stands behind it.
const BEHIND_OURS_MS = 5_000;

const LIMITS = {
  connectionsCheckingInterval: 1_000,
  // Longer than a proxy waits between two questions of a busy moment, so that it seldom meets a connection that we just closed.
  keepAliveTimeout: 30_000,
  // A forwarded certificate with its chain is 10 KB.
  maxHeaderSize: 32_768,
} as const;
const MOST_HEADERS = 100;
const MOST_CONNECTIONS = 10_000;
const HANDSHAKE_MS = 10_000;

/** @param bodyMs how long a whole request may take to arrive, and its answer to be read */
export function createHttpServer(listener: RequestListener, bodyMs: number, tls: ServerTls | undefined): Server {
  const timeouts = { requestTimeout: bodyMs + BEHIND_OURS_MS, headersTimeout: Math.min(10_000, bodyMs) };
  const secured: RequestListener = (request, response) => {
    setSecurityHeaders(response, tls !== undefined && !tls.local);
    endUnread(response, bodyMs);
    listener(request, response);
  };
  // Unknown certificates are refused by authenticate.ts, with an answer that says so, before any body is read.
  const mutual = { requestCert: tls?.ca !== undefined, rejectUnauthorized: false, minVersion: 'TLSv1.2' } as const;
  const server = tls
    ? createHttps({ ...LIMITS, ...timeouts, ...tls, ...mutual, handshakeTimeout: HANDSHAKE_MS }, secured)
    : createHttp({ ...LIMITS, ...timeouts }, secured);
  server.maxHeadersCount = MOST_HEADERS;
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

/** Whoever does not read an answer would else keep it in memory, and the place of a question, for as long as it likes. */
function endUnread(response: ServerResponse, ms: number): void {
  response.once('prefinish', () => {
    if (!response.socket?.writableLength) return;
    const timer = setTimeout(() => response.destroy(), ms);
    response.once('close', () => clearTimeout(timer));
  });
}

const YEAR_S = 31_536_000;

/** On every answer, before anything else is; a page for people replaces the policy with its own (OWASP ASVS 5.0 3.4). */
function setSecurityHeaders(response: ServerResponse, strict: boolean): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  if (strict) response.setHeader('Strict-Transport-Security', `max-age=${YEAR_S}; includeSubDomains`);
}

/** @throws Node's error where the address cannot be had */
export async function listen(
  server: Server,
  at: { host: string; port: number },
): Promise<{ url: string; port: number }> {
  const { host } = at;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, host, () => resolve(void server.off('error', reject)));
  });
  const { port } = server.address() as AddressInfo;
  const scheme = 'setSecureContext' in server ? 'https' : 'http';
  return { url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`, port };
}

/** Takes no new connections and waits for the answers under way, at most `stopMs`. */
export async function closeServer(server: Server, stopMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Those that answer now are idle a moment later, and may stay so for as long as they are kept alive.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const timer = setTimeout(() => server.closeAllConnections(), stopMs);
  await closed;
  clearTimeout(timer);
  clearInterval(sweep);
}
