// Step 1 of a query: who calls. Nobody unknown reaches a parser.
import type { IncomingMessage } from 'node:http';
import type { Register } from '../anslutning/register.ts';
import { RegisterUnavailableError } from '../anslutning/register-view.ts';
import type { Caller } from '../composite/ports.ts';
import type { ClientCertificate } from '../platform/certificate.ts';
import { CallerFault } from './authenticate-fault.ts';
import { type Forwarded, inForce, refuseForwarded } from './authenticate-forwarded.ts';
import { oneOrganisation } from './authenticate-organisation.ts';
import { peerOf } from './authenticate-peer.ts';
import type { TokenReader } from './authenticate-token.ts';

/** @throws {CallerFault} `not-authenticated`, `scope-missing`, `identity-unavailable`, `rate-limited` */
export type Authenticate = (request: IncomingMessage) => Caller | Promise<Caller>;

/** Trial mode on loopback: anybody may call, for any well-formed ingivare. */
export const anybody: Authenticate = () => ({});

export type CallerRegister = Pick<Register, 'byCertificate' | 'byOrganisationsnummer' | 'isKnown'>;

export interface AuthenticateDeps {
  readonly register: CallerRegister;
  readonly forwarded: Forwarded;
  /** Absent where no tokens are taken; what is in Authorization is then not looked at. */
  readonly token?: TokenReader;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** Told of the certificate of everybody who is let in with one, and when it ends; milliseconds since the epoch. */
  readonly onCertificate?: (organisation: string, fingerprint: string, to: number) => void;
}

/**
 * The organisation that a client certificate of a trusted CA names, or that a token names; both must name the same. A
 * certificate that an anslutning has pinned names that anslutning, and an anslutning that has pinned any is reached with those
 * alone. What is shown and not good refuses, whatever else is shown.
 */
export function createAuthenticate({
  register,
  forwarded,
  token,
  clock,
  onCertificate,
}: AuthenticateDeps): Authenticate {
  function certificateOf(request: IncomingMessage): ClientCertificate | undefined {
    const peer = peerOf(request.socket);
    if (forwarded.isProxy(request, peer?.certificate.fingerprint)) return forwarded.certificate(request);
    refuseForwarded(request);
    if (peer?.flaw) throw new CallerFault(`certificate-${peer.flaw}`);
    return peer && inForce(peer.certificate, clock.now());
  }

  function organisationOf(certificate: ClientCertificate | undefined, ofToken: string | undefined): string {
    if (!certificate && !ofToken) throw new CallerFault('certificate-missing');
    const pinning = certificate && register.byCertificate(certificate.fingerprint);
    const ofCertificate = pinning?.organisationsnummer ?? oneOrganisation(certificate?.organisations ?? []);
    if (ofToken && ofCertificate && ofToken !== ofCertificate) throw new CallerFault('organisation-contradicted');
    const organisation = ofToken ?? ofCertificate;
    if (!organisation) throw new CallerFault('organisation-missing');
    if (!register.isKnown(organisation)) throw new CallerFault('organisation-unknown');
    const pinned = register.byOrganisationsnummer(organisation)?.certifikat ?? [];
    if (!pinning && pinned.length > 0) throw new CallerFault('certificate-not-pinned');
    return organisation;
  }

  return async (request) => {
    try {
      const certificate = certificateOf(request);
      const organisationsnummer = organisationOf(certificate, await token?.(request, certificate));
      if (certificate) onCertificate?.(organisationsnummer, certificate.fingerprint, certificate.to);
      return { organisationsnummer };
    } catch (error) {
      throw error instanceof RegisterUnavailableError ? new CallerFault('register-unavailable') : error;
    }
  };
}
