// From which address a request comes: that of the connection, or the client that a trusted proxy says it forwards.
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Forwarded } from './authenticate-forwarded.ts';
import { peerOf } from './authenticate-peer.ts';
import { networkOf } from './limits-lockout.ts';

/** An IPv4 address, or the /64 of an IPv6 address: what attempts are counted by. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * X-Forwarded-For is read from a trusted peer alone, and from its end: the last address that is no trusted proxy's is the one
 * that a proxy of ours saw; whatever stands before it a client can have written itself.
 */
export function createClientAddress(forwarded: Pick<Forwarded, 'isProxy' | 'isProxyAddress'>): ClientAddress {
  return (request) => {
    const { socket, headers } = request;
    const own = socket.remoteAddress ?? '';
    if (!forwarded.isProxy(request, peerOf(socket)?.certificate.fingerprint)) return networkOf(own);
    const hops = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map(withoutPort)
      .reverse();
    const seen = hops.find((address) => isIP(address) === 0 || !forwarded.isProxyAddress(address));
    return networkOf(seen !== undefined && isIP(seen) !== 0 ? seen : own);
  };
}

/** Some proxies write `203.0.113.7:4711` and `[2001:db8::7]:4711`. */
function withoutPort(hop: string): string {
  const text = hop.trim();
  return /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}
