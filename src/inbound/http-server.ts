// The HTTP server under the faces: plain on loopback, mutual TLS elsewhere; started, and stopped without cutting anyone off.
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  /** CA of client certificates. */
  readonly ca: string;
}

// Slow uploads are ended by exchange.ts with an answer; Node's own limit stands behind it.
const BEHIND_OURS_MS = 5_000;

/** @param bodyMs how long a whole request may take to arrive */
export function createHttpServer(listener: RequestListener, bodyMs: number, tls: ServerTls | undefined): Server {
  const timeouts = {
    requestTimeout: bodyMs + BEHIND_OURS_MS,
    headersTimeout: Math.min(10_000, bodyMs),
    connectionsCheckingInterval: 1_000,
  };
  if (!tls) return createHttp(timeouts, listener);
  // Unknown certificates are refused by authenticate.ts, with an answer that says so, before any body is read.
  const mutual = { ...tls, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' } as const;
  return createHttps({ ...timeouts, ...mutual }, listener);
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
  const timer = setTimeout(() => server.closeAllConnections(), stopMs);
  await closed;
  clearTimeout(timer);
}
