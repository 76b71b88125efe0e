// Step 1 of a query: who calls. Nobody unknown reaches a parser.
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Register } from '../anslutning/register.ts';
import { RequestFault } from '../composite/fault.ts';
import type { Caller } from '../composite/ports.ts';

/** @throws {RequestFault} `not-authenticated` */
export type Authenticate = (request: IncomingMessage) => Caller;

/** Trial mode on loopback: anybody may call, for any well-formed ingivare. */
export const anybody: Authenticate = () => ({});

/** The organisation whose registered certificate the TLS handshake proved. */
export function byCertificate(register: Register): Authenticate {
  return ({ socket }) => {
    const { authorized, getPeerCertificate } = socket as Partial<TLSSocket>;
    const fingerprint = authorized ? getPeerCertificate?.call(socket).fingerprint256 : undefined;
    const anslutning = fingerprint === undefined ? undefined : register.byCertificate(fingerprint);
    if (!anslutning) throw new RequestFault('not-authenticated');
    return { organisationsnummer: anslutning.organisationsnummer };
  };
}
