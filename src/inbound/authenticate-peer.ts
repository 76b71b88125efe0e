// The certificate that the other end of a TLS connection has shown the key of: read once a connection.
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type CertificateFlaw, type ClientCertificate, describeCertificate } from '../platform/certificate.ts';

export interface Peer {
  readonly certificate: ClientCertificate;
  /** Why no trusted CA stands behind it, as OpenSSL found in the handshake; undefined where one does. */
  readonly flaw: CertificateFlaw | undefined;
}

const peers = new WeakMap<Socket, Peer>();

/** Undefined where the connection is not TLS, or no certificate was shown. */
export function peerOf(socket: Socket): Peer | undefined {
  const known = peers.get(socket);
  if (known) return known;
  const { authorized, authorizationError, getPeerX509Certificate } = socket as Partial<TLSSocket>;
  const certificate = getPeerX509Certificate?.call(socket);
  if (!certificate) return undefined;
  const flaw = authorized ? undefined : flawOf(String(authorizationError));
  const peer = { certificate: describeCertificate(certificate), flaw };
  peers.set(socket, peer);
  return peer;
}

/** By OpenSSL's code, e.g. `CERT_HAS_EXPIRED`. */
function flawOf(code: string): CertificateFlaw {
  if (/EXPIRED|NOT_YET_VALID/.test(code)) return 'expired';
  return /PURPOSE/.test(code) ? 'purpose' : 'untrusted';
}
