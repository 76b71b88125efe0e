// Looks at the certificate that a server shows, and sends it nothing.
import { connect } from 'node:tls';

export interface TlsProbeOptions {
  /** `https://…`; only host and port are used. */
  readonly url: string;
  /** Client certificate as PEM, where the server demands one. */
  readonly tls?: { readonly cert?: string; readonly key?: string };
  /** Milliseconds, for all of it. */
  readonly timeoutMs: number;
}

/**
 * When the server's certificate ends, whoever issued it; milliseconds since the epoch. Whether it is trusted is told by the calls
 * themselves.
 * @returns undefined where the address is not https, nobody answers in time, or no certificate is shown
 */
export function probeCertificate({ url, tls, timeoutMs }: TlsProbeOptions): Promise<number | undefined> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:') return Promise.resolve(undefined);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isName = /[a-z]/i.test(host) && !host.includes(':');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      rejectUnauthorized: false,
      ...(isName ? { servername: host } : {}),
      ...(tls?.cert && tls.key ? { cert: tls.cert, key: tls.key } : {}),
    });
    const end = (at: number | undefined) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(at);
    };
    const timer = setTimeout(end, timeoutMs, undefined);
    socket.once('error', () => end(undefined));
    socket.once('secureConnect', () => end(socket.getPeerX509Certificate()?.validToDate.getTime()));
  });
}
