// Client certificates: what one says of its holder, and whether a trusted CA stands behind it.
import { X509Certificate } from 'node:crypto';
import { extensionsOf } from './certificate-extensions.ts';

/** Of the subject, as written; an attribute may stand there more than once. */
export interface ClientCertificate {
  /** SHA-256 of the DER, hex in lower case. */
  readonly fingerprint: string;
  /** Values of serialNumber (2.5.4.5) and organizationIdentifier (2.5.4.97). */
  readonly organisations: readonly string[];
  /** When it and all of its chain are valid; milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** Why a certificate is not believed. */
export type CertificateFlaw = 'unreadable' | 'untrusted' | 'expired' | 'purpose';

export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly kind: CertificateFlaw;

  constructor(kind: CertificateFlaw) {
    super(`Klientcertifikatet kan inte användas: ${kind}`);
    this.kind = kind;
  }
}

/** What a certificate says, whoever issued it. */
export function describeCertificate(certificate: X509Certificate): ClientCertificate {
  // Node's types leave out that an attribute may stand there more than once.
  const subject = certificate.toLegacyObject().subject as unknown as Record<string, string | string[] | undefined>;
  const values = ['serialNumber', 'organizationIdentifier'].flatMap((name) => subject[name] ?? []);
  return {
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    organisations: values,
    from: certificate.validFromDate.getTime(),
    to: certificate.validToDate.getTime(),
  };
}

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM text, in order; blanks may stand between them and nothing else, unless `comments`.
 * @throws {CertificateError} `unreadable`
 */
export function readCertificates(pem: string, { comments = false } = {}): X509Certificate[] {
  const blocks = pem.match(PEM) ?? [];
  if (blocks.length === 0 || (!comments && pem.replaceAll(PEM, '').trim() !== '')) {
    throw new CertificateError('unreadable');
  }
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw new CertificateError('unreadable');
  }
}

export interface Trust {
  /**
   * The first certificate, as it and its chain hold at the time `now` (milliseconds since the epoch).
   * @param chain the client's own, then what it sent of those above
   * @throws {CertificateError}
   */
  verify(chain: readonly X509Certificate[], now: number): ClientCertificate;
}

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const LONGEST_CHAIN = 5;
const WEAKEST_RSA = 2048;

/**
 * Trust in the self-signed CAs of a PEM bundle, by way of the others in it and of those that a client sends; by the rules of
 * RFC 5280 6.1 as OpenSSL applies them to a client in a handshake: signatures, validity, CA and path length, key usage,
 * clientAuth, and no critical extension that we do not heed. Revocation lists are not read.
 * @throws {CertificateError} `unreadable`, or `untrusted` where none is self-signed
 */
export function createTrust(bundle: string): Trust {
  const known = readCertificates(bundle, { comments: true });
  const anchors = known.filter((one) => isSignedBy(one, one));
  if (anchors.length === 0) throw new CertificateError('untrusted');

  /** The way from a certificate to an anchor; undefined where there is none. */
  function pathOf(certificate: X509Certificate, sent: readonly X509Certificate[], below: number): Path | undefined {
    if (below > LONGEST_CHAIN) return undefined;
    for (const issuer of [...anchors, ...known, ...sent]) {
      if (!isCa(issuer, below) || !isSignedBy(certificate, issuer)) continue;
      const above = anchors.includes(issuer) ? [issuer] : pathOf(issuer, sent, below + 1);
      if (above) return [certificate, ...above];
    }
    return undefined;
  }

  return {
    verify([certificate, ...sent], now) {
      if (!certificate || sent.length > LONGEST_CHAIN) throw new CertificateError('unreadable');
      const path = pathOf(certificate, sent, 0);
      if (!path?.every(isSound)) throw new CertificateError('untrusted');
      const purposes = certificate.keyUsage as readonly string[] | undefined;
      if (
        certificate.ca ||
        (purposes && !purposes.includes(CLIENT_AUTH)) ||
        !extensionsOf(certificate).digitalSignature
      ) {
        throw new CertificateError('purpose');
      }
      const from = Math.max(...path.map(({ validFromDate }) => validFromDate.getTime()));
      const to = Math.min(...path.map(({ validToDate }) => validToDate.getTime()));
      if (now < from || now > to) throw new CertificateError('expired');
      return { ...describeCertificate(certificate), from, to };
    },
  };
}

type Path = readonly X509Certificate[];

/** @param below how many certificates of CAs stand between it and the client's */
function isCa(certificate: X509Certificate, below: number): boolean {
  return certificate.ca && below <= (extensionsOf(certificate).pathLength ?? LONGEST_CHAIN);
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** Of keys and signatures that still hold, and without demands that we do not know of. */
function isSound(certificate: X509Certificate): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const weakKey = asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < WEAKEST_RSA;
  // Nobody relies on what an anchor says of itself.
  const weakHash =
    !certificate.checkIssued(certificate) && /md5|sha1(?!\d)/i.test(certificate.signatureAlgorithm ?? '');
  return !weakKey && !weakHash && !extensionsOf(certificate).unheeded;
}

/** By this name the CA of trial mode is known, and refused elsewhere. */
export const TRIAL_CA_NAME = 'Sammansatt PROVLÄGE CA';

/** Whether a CA of trial mode is among these: whoever can read a directory of data is its client. @throws as {@link readCertificates} */
export function hasTrialCa(bundle: string): boolean {
  return readCertificates(bundle, { comments: true }).some(({ subject }) =>
    subject.split('\n').includes(`CN=${TRIAL_CA_NAME}`),
  );
}
