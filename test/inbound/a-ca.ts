// Certificate authorities and certificates of every kind that a test wants, made on the spot.
import '../../src/platform/reflect-metadata.ts';
import { X509Certificate as NodeCertificate, randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

export { KeyUsageFlags };

export const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
export const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
export const SERIAL_NUMBER = '2.5.4.5';
export const ORGANIZATION_IDENTIFIER = '2.5.4.97';

const DAY_MS = 86_400_000;
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export interface Issued {
  /** PEM texts. */
  readonly cert: string;
  readonly key: string;
  /** SHA-256, hex in lower case. */
  readonly fingerprint: string;
  readonly node: NodeCertificate;
}

export interface IssueOptions {
  /** Attributes of the subject beside CN, by OID; an attribute may stand there more than once. */
  readonly subject?: readonly (readonly [string, string])[];
  /** Extended key usage; `undefined`: the certificate does not say. */
  readonly purpose?: string | undefined;
  /** Days from today. */
  readonly from?: number;
  readonly to?: number;
  readonly keyUsage?: number;
  /** Whether it claims to be a CA, and how long a chain may hang below it. */
  readonly isCa?: boolean;
  readonly pathLength?: number;
  /** OIDs of critical extensions that nobody knows. */
  readonly critical?: readonly string[];
  readonly algorithm?: RsaHashedKeyGenParams | typeof EC;
}

type RsaHashedKeyGenParams = {
  name: string;
  hash: string;
  modulusLength: number;
  publicExponent: Uint8Array<ArrayBuffer>;
};

export const weakRsa: RsaHashedKeyGenParams = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 1024,
  publicExponent: new Uint8Array([1, 0, 1]),
};

export interface TestCa extends Issued {
  /** A client certificate, where nothing else is said. */
  issue(options?: IssueOptions): Promise<Issued>;
  /** A CA below this one. */
  subordinate(options?: IssueOptions & { readonly name?: string }): Promise<TestCa>;
  /** For `localhost` and 127.0.0.1. */
  server(options?: IssueOptions): Promise<Issued>;
}

const CA_USAGE = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;

/** A self-signed CA. */
export async function makeCa(name = 'Test-CA', options: IssueOptions = {}): Promise<TestCa> {
  const keys = await generate(options);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...usual(options),
    name: `CN=${name}`,
    keys,
    extensions: extensions({ isCa: true, keyUsage: CA_USAGE, ...options }),
  });
  return toCa(certificate, keys);
}

type Keys = Awaited<ReturnType<typeof generate>>;

async function toCa(certificate: X509Certificate, keys: Keys): Promise<TestCa> {
  const issueFor = async (subject: string, options: IssueOptions, more: readonly Extension[] = []) => {
    const own = await generate(options);
    const made = await X509CertificateGenerator.create({
      ...usual(options),
      subject: [subject, ...(options.subject ?? []).map(([oid, value]) => `${oid}=${value}`)].join(', '),
      issuer: certificate.subject,
      publicKey: own.publicKey,
      signingKey: keys.privateKey,
      extensions: [...extensions(options), ...more],
    });
    return { made, own };
  };
  const names = new SubjectAlternativeNameExtension([
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
  ]);
  return {
    ...(await toIssued(certificate, keys)),
    async issue(options = {}) {
      const { made, own } = await issueFor('CN=Klient', { purpose: CLIENT_AUTH, ...options });
      return toIssued(made, own);
    },
    async subordinate({ name = 'Mellan-CA', ...options } = {}) {
      const demands = { isCa: true, keyUsage: CA_USAGE, purpose: undefined, ...options };
      const { made, own } = await issueFor(`CN=${name}`, demands);
      return toCa(made, own);
    },
    async server(options = {}) {
      const { made, own } = await issueFor('CN=localhost', { purpose: SERVER_AUTH, ...options }, [names]);
      return toIssued(made, own);
    },
  };
}

function usual({ from = -1, to = 30 }: IssueOptions) {
  return {
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    notBefore: new Date(Date.now() + from * DAY_MS),
    notAfter: new Date(Date.now() + to * DAY_MS),
    signingAlgorithm: EC,
  };
}

function extensions({ purpose, keyUsage, isCa = false, pathLength, critical = [] }: IssueOptions): Extension[] {
  return [
    new BasicConstraintsExtension(isCa, pathLength, true),
    new KeyUsagesExtension(keyUsage ?? KeyUsageFlags.digitalSignature, true),
    ...(purpose === undefined ? [] : [new ExtendedKeyUsageExtension([purpose])]),
    ...critical.map((oid) => new Extension(oid, true, new Uint8Array([5, 0]))),
  ];
}

function generate({ algorithm = EC }: IssueOptions) {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function toIssued(certificate: X509Certificate, keys: Keys): Promise<Issued> {
  const cert = certificate.toString('pem');
  const node = new NodeCertificate(cert);
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { cert, key, node, fingerprint: node.fingerprint256.replaceAll(':', '').toLowerCase() };
}
