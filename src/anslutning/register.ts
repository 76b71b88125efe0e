// Who is connected, with which certificates and rights, as the path of a question looks it up: in memory, at once.
import { type Anslutning, normalFingerprint } from './anslutning.ts';

export type { Anslutning } from './anslutning.ts';

/** Lookups cost no I/O. A register that cannot vouch for what it knows throws, and everybody is refused. */
export interface Register {
  /** Every id of a bastjänst that somebody may ask, to be checked against those that exist. */
  readonly bastjanster: ReadonlySet<string>;
  /** In whatever status. */
  byOrganisationsnummer(organisationsnummer: string): Anslutning | undefined;
  /** The one that has the certificate pinned, in whatever status. */
  byCertificate(fingerprint: string): Anslutning | undefined;
  /** Whether it has an anslutning, or is a biträde of one: only then need its certificate or token be looked at further. */
  isKnown(organisationsnummer: string): boolean;
  /** Last day of the handläggare's åtagande for that organisation, `YYYY-MM-DD`; undefined where there has been none. */
  atagandeTom(organisationsnummer: string, handlaggare: string): string | undefined;
}

/** Two anslutningar cannot both be told apart by one certificate. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError';
}

/**
 * A register of these anslutningar, none of which stands there twice.
 * @param atagandeTom as {@link Register.atagandeTom}
 * @throws {RegisterError} if a certificate is pinned for two
 */
export function createRegister(
  anslutningar: Iterable<Anslutning>,
  atagandeTom: Register['atagandeTom'] = () => undefined,
): Register {
  const byNumber = new Map<string, Anslutning>();
  const byFingerprint = new Map<string, Anslutning>();
  const known = new Set<string>();
  for (const one of anslutningar) {
    byNumber.set(one.organisationsnummer, one);
    for (const organisation of [one, ...one.bitraden]) known.add(organisation.organisationsnummer);
    for (const fingerprint of one.certifikat) pin(normalFingerprint(fingerprint), one);
  }

  function pin(fingerprint: string, anslutning: Anslutning): void {
    const other = byFingerprint.get(fingerprint);
    if (other) throw new RegisterError(`anslutningar: certifikat ${fingerprint} står på mer än en plats`);
    byFingerprint.set(fingerprint, anslutning);
  }

  return {
    bastjanster: new Set([...byNumber.values()].flatMap(({ bastjanster }) => bastjanster)),
    byOrganisationsnummer: (number) => byNumber.get(number),
    byCertificate: (fingerprint) => byFingerprint.get(normalFingerprint(fingerprint)),
    isKnown: (number) => known.has(number),
    atagandeTom,
  };
}
