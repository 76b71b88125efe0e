// Who is refused too often is not even looked at for a while: guessing certificates and tokens must not be cheap.

import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Caller } from '../composite/ports.ts';
import { MINUTE_MS } from '../platform/durations.ts';
import type { Authenticate } from './authenticate.ts';
import { CallerFault } from './authenticate-fault.ts';

export interface LockoutOptions {
  /** Refused authentications in a minute from one address. */
  readonly attempts: number;
  /** Milliseconds. */
  readonly clock: { monotonic(): number };
  /** Whose address is not its client's: a trusted proxy is never locked out, or all behind it would be. */
  readonly isProxy: (request: IncomingMessage) => boolean;
  /** Addresses remembered at most. Default 10,000. */
  readonly most?: number;
}

/** Refusals within a minute that ends at `until`; where they are as many as `attempts`, the lock lasts until then. */
interface Refusals {
  refused: number;
  until: number;
}

/** Authenticates by `authenticate`. After too many refusals the address is refused for a minute, with Retry-After. */
export function withLockout(
  authenticate: Authenticate,
  options: LockoutOptions,
): (request: IncomingMessage) => Promise<Caller> {
  const { attempts, clock, isProxy, most = 10_000 } = options;
  const records = new Map<string, Refusals>();

  function refuseLocked(network: string): void {
    const record = records.get(network);
    if (!record) return;
    const left = record.until - clock.monotonic();
    if (left <= 0) records.delete(network);
    else if (record.refused >= attempts) {
      throw new CallerFault('locked-out', { headers: { 'Retry-After': String(Math.ceil(left / 1000)) } });
    }
  }

  function remember(network: string): void {
    const until = clock.monotonic() + MINUTE_MS;
    const record = records.get(network) ?? { refused: 0, until };
    record.refused += 1;
    if (record.refused >= attempts) record.until = until;
    const [oldest] = records.keys();
    if (!records.has(network) && records.size >= most && oldest !== undefined) records.delete(oldest);
    records.set(network, record);
  }

  return async (request) => {
    if (isProxy(request)) return authenticate(request);
    const network = networkOf(request.socket.remoteAddress ?? '');
    refuseLocked(network);
    try {
      return await authenticate(request);
    } catch (error) {
      if (error instanceof CallerFault && error.code === 'not-authenticated') remember(network);
      throw error;
    }
  };
}

/** An IPv4 address, or the /64 of an IPv6 address: whoever has one of its addresses has them all. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const [head, tail] = [before, after ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(zeros).fill('0'), ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
