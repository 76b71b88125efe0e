// Tickets for questions that this process sends to its own faces: each lets one question in, for one organisation.
import { randomBytes } from 'node:crypto';
import { RequestFault } from '../composite/fault.ts';
import type { Authenticate } from './authenticate.ts';

/** The header that carries one; only a listener that nobody else reaches looks at it. */
export const BILJETT_HEADER = 'x-provfraga-biljett';

export interface Biljetter {
  /** A secret for one question of that organisation (12 digits). */
  utfarda(organisationsnummer: string): string;
  /** Takes back one that was not used. */
  aterta(biljett: string): void;
  /** @throws {RequestFault} `not-authenticated` for anything but an unused ticket */
  readonly authenticate: Authenticate;
}

export function createBiljetter(): Biljetter {
  const unused = new Map<string, string>();
  return {
    utfarda(organisationsnummer) {
      const biljett = randomBytes(32).toString('base64url');
      unused.set(biljett, organisationsnummer);
      return biljett;
    },
    aterta: (biljett) => void unused.delete(biljett),
    authenticate({ headers }) {
      const biljett = String(headers[BILJETT_HEADER] ?? '');
      const organisationsnummer = unused.get(biljett);
      if (!unused.delete(biljett) || !organisationsnummer) throw new RequestFault('not-authenticated');
      return { organisationsnummer };
    },
  };
}
