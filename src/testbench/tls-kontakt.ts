// A TLS handshake with the target and nothing more: which version it agrees to, and which certificate it shows.
import type { LookupFunction } from 'node:net';
import { connect, type SecureVersion, type TLSSocket } from 'node:tls';
import type { TlsFiles } from '../platform/http-pool.ts';
import type { Malcertifikat } from './prov.ts';

export interface Handskakning {
  /** `undefined`: it came to no agreement. */
  readonly version?: string;
  /** Why the certificate is not trusted, or why there was no agreement: Node's or OpenSSL's code, or `TIMEOUT`, `CLOSED`, `ABORTED`. */
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
  /** Ends it, as its time does. */
  readonly signal?: AbortSignal;
}

/** Shakes hands, and leaves. What comes of it says nothing of whom the target answers: TLS 1.3 tells that after the handshake. */
export function skakaHand({ url, tls, lookup, version, timeoutMs, signal }: HandskakningsVal): Promise<Handskakning> {
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
    const slut = (handskakning: Handskakning) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', avbryt);
      socket.destroy();
      resolve(handskakning);
    };
    const avbryt = () => slut({ fel: 'ABORTED' });
    const timer = setTimeout(() => slut({ fel: 'TIMEOUT' }), timeoutMs);
    signal?.addEventListener('abort', avbryt, { once: true });
    if (signal?.aborted) avbryt();
    socket.on('error', (error: NodeJS.ErrnoException) => slut({ fel: kodAv(error) }));
    socket.once('close', () => slut({ fel: 'CLOSED' }));
    socket.once('secureConnect', () => slut(beskriv(socket)));
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
