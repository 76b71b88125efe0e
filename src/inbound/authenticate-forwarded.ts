// The client certificate that a proxy forwards in a header: believed from a trusted peer alone, and then verified by us.
import { createHash, type X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { CertificateError, type ClientCertificate, readCertificates, type Trust } from '../platform/certificate.ts';
import type { ProxyConfig } from '../platform/config-callers.ts';
import { CallerFault } from './authenticate-fault.ts';

/** Headers of Envoy (and Istio), and of nginx' `$ssl_client_escaped_cert`. */
const HEADERS = ['x-forwarded-client-cert', 'x-ssl-client-cert'] as const;

export interface Forwarded {
  /** Whether the request comes from a trusted proxy. @param fingerprint of the peer's own certificate, where it was verified */
  isProxy(request: IncomingMessage, fingerprint: string | undefined): boolean;
  /** Whether that address is a trusted proxy's. */
  isProxyAddress(address: string): boolean;
  /**
   * The certificate of the proxy's client; undefined where the proxy got none.
   * @throws {CallerFault} `certificate-…`
   */
  certificate(request: IncomingMessage): ClientCertificate | undefined;
}

export interface ForwardedDeps {
  readonly proxy: ProxyConfig | undefined;
  readonly trust: Trust | undefined;
  readonly clock: { now(): number };
}

/** @throws {CallerFault} `forwarded-certificate`, where somebody who is no trusted proxy sends such a header */
export function refuseForwarded({ headers }: IncomingMessage): void {
  if (HEADERS.some((name) => headers[name] !== undefined)) throw new CallerFault('forwarded-certificate');
}

export function createForwarded({ proxy, trust, clock }: ForwardedDeps): Forwarded {
  const peers = new BlockList();
  for (const { address, bits } of proxy?.addresses ?? []) peers.addSubnet(address, bits, family(address));
  const fingerprints = new Set(proxy?.fingerprints);
  const verified = createCache();

  const isProxyAddress = (address: string) => isIP(address) !== 0 && peers.check(address, family(address));

  return {
    isProxy({ socket }, fingerprint) {
      if (fingerprint !== undefined && fingerprints.has(fingerprint)) return true;
      return isProxyAddress(socket.remoteAddress ?? '');
    },
    isProxyAddress,
    certificate({ headers }) {
      const name = proxy?.header.toLowerCase() ?? '';
      const text = String(headers[name] ?? '').trim();
      if (text === '' || !trust) return undefined;
      const known = verified.get(text);
      if (known) return inForce(known, clock.now());
      const certificate = refused(() =>
        trust.verify(name === HEADERS[0] ? fromEnvoy(text) : fromNginx(text), clock.now()),
      );
      verified.set(text, certificate);
      return certificate;
    },
  };
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** @throws {CallerFault} `certificate-expired` */
export function inForce(certificate: ClientCertificate, now: number): ClientCertificate {
  if (now < certificate.from || now > certificate.to) throw new CallerFault('certificate-expired');
  return certificate;
}

function refused<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof CertificateError ? new CallerFault(`certificate-${error.kind}`) : error;
  }
}

function fromNginx(text: string): X509Certificate[] {
  return decoded(text);
}

/**
 * One element of `Key=value;…`, where a value may be quoted. Several elements mean that the proxy let through what its client
 * said (its forward_client_cert_details must be SANITIZE_SET).
 */
function fromEnvoy(text: string): X509Certificate[] {
  const fields = new Map<string, string>();
  let rest = text;
  while (rest !== '') {
    const [whole, key, quoted, plain] = /^\s*(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^",;]*))(?:;|$)/.exec(rest) ?? [];
    if (whole === undefined || key === undefined) throw new CertificateError('unreadable');
    fields.set(key.toLowerCase(), quoted ?? plain ?? '');
    rest = rest.slice(whole.length);
  }
  const [own, chain] = [fields.get('cert'), fields.get('chain')];
  const certificates = [...(own ? decoded(own) : []), ...(chain ? decoded(chain) : [])];
  return certificates.filter((one, at) => certificates.findIndex((other) => other.raw.equals(one.raw)) === at);
}

function decoded(text: string): X509Certificate[] {
  try {
    return readCertificates(decodeURIComponent(text));
  } catch {
    throw new CertificateError('unreadable');
  }
}

const MOST_KEPT = 1_000;

/** Verifying costs a signature or two, and a proxy forwards the same certificate with every request. */
function createCache() {
  const kept = new Map<string, ClientCertificate>();
  const keyOf = (text: string) => createHash('sha256').update(text).digest('base64');
  return {
    get: (text: string) => kept.get(keyOf(text)),
    set(text: string, certificate: ClientCertificate): void {
      const [oldest] = kept.keys();
      if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(keyOf(text), certificate);
    },
  };
}
