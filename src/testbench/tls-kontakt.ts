// A TLS handshake with the target and nothing more: which version it agrees to, which certificate it shows, whom it lets in.
import type { LookupFunction } from 'node:net';
import { connect, type SecureVersion, type TLSSocket } from 'node:tls';
import type { TlsFiles } from '../platform/http-pool.ts';
import type { Malcertifikat } from './prov.ts';

export interface Handskakning {
  /** `undefined`: it came to no agreement. */
  readonly version?: string;
  /** Why the certificate is not trusted, or why there was no agreement: Node's or OpenSSL's code. */
  readonly fel?: string;
  readonly certifikat?: Malcertifikat;
}

export interface HandskakningsVal {
  readonly url: string;
  readonly tls?: TlsFiles;
  /** As the target has it. */
  readonly lookup?: LookupFunction;
  /** The only version offered; all of Node's where it is missing. */
  readonly version?: SecureVersion;
  readonly timeoutMs: number;
}

/**
 * Shakes hands, waits until a demand for a client certificate must have been told (TLS 1.3 tells it after the handshake), and leaves.
 */
export function skakaHand({ url, tls, lookup, version, timeoutMs }: HandskakningsVal): Promise<Handskakning> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const arNamn = /[a-z]/i.test(host) && !host.includes(':');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      rejectUnauthorized: false,
      ...(arNamn ? { servername: host } : {}),
      ...(version
        ? { minVersion: version, maxVersion: version, ...(version < 'TLSv1.2' ? { ciphers: 'ALL@SECLEVEL=0' } : {}) }
        : {}),
      ...(lookup ? { lookup } : {}),
      ...tls,
    });
    let kant: Handskakning = {};
    const slut = (fel?: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(fel ? { ...(kant.certifikat ? { certifikat: kant.certifikat } : {}), fel } : kant);
    };
    const timer = setTimeout(slut, timeoutMs, 'TIMEOUT');
    socket.once('error', (error: NodeJS.ErrnoException) => slut(kodAv(error)));
    socket.once('close', () => slut(kant.version ? undefined : 'CLOSED'));
    socket.once('secureConnect', () => {
      kant = beskriv(socket);
      // A server that demands a certificate under TLS 1.3 answers the first bytes with an alert.
      socket.write('OPTIONS * HTTP/1.1\r\nHost: sammansatt\r\nConnection: close\r\n\r\n');
      socket.once('data', () => slut());
      socket.once('end', () => slut('CLOSED'));
    });
  });
}

function beskriv(socket: TLSSocket): Handskakning {
  const fel = socket.authorizationError as unknown;
  const certifikat = socket.getPeerX509Certificate();
  return {
    version: socket.getProtocol() ?? '',
    ...(fel ? { fel: typeof fel === 'string' ? fel : kodAv(fel) } : {}),
    ...(certifikat
      ? {
          certifikat: {
            subjekt: enRad(certifikat.subject),
            utfardare: enRad(certifikat.issuer),
            giltigtTill: certifikat.validToDate.toISOString(),
            fingeravtryck: certifikat.fingerprint256.replaceAll(':', '').toLowerCase(),
          },
        }
      : {}),
  };
}

function enRad(namn: string): string {
  return namn.split('\n').join(', ').slice(0, 200);
}

function kodAv(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'TLS';
}
