// Certificates for trial on this machine: a CA, a server and one client, made where they are missing or have run out.
import { DAY_MS, HOUR_MS } from './durations.ts';
import './reflect-metadata.ts';
import { randomBytes, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { TRIAL_CA_NAME } from './certificate.ts';

/** PEM texts of a server, and of the CA whose clients it lets in. */
export interface TrialServer {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** What a client on this machine is started with. */
export interface TrialClientFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

export interface TrialCa {
  readonly server: TrialServer;
  readonly client: TrialClientFiles;
}

export interface TrialCaOptions {
  /** Made if it is missing. */
  readonly dir: string;
  /** Of the client: 12 digits. */
  readonly organisationsnummer: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const YEAR_MS = 365 * 86_400_000;
const [SERVER_AUTH, CLIENT_AUTH] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'] as const;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const FILES = ['ca.crt', 'server.crt', 'server.key', 'klient.crt', 'klient.key'] as const;

/**
 * The certificates in `dir`; they hold for a year, and with less than a day left all are made anew. The CA's key is kept nowhere,
 * so nobody can issue more. For loopback alone: whoever reads the directory is the client.
 * @throws Node's error where the directory cannot be written to
 */
export async function openTrialCa({ dir, organisationsnummer, now }: TrialCaOptions): Promise<TrialCa> {
  const path = (name: (typeof FILES)[number]) => join(dir, name);
  if (!isUsable(dir, organisationsnummer, now)) write(dir, await issueAll(organisationsnummer, now));
  const read = (name: (typeof FILES)[number]) => readFileSync(path(name), 'utf8');
  return {
    server: { cert: read('server.crt'), key: read('server.key'), ca: read('ca.crt') },
    client: { ca: path('ca.crt'), cert: path('klient.crt'), key: path('klient.key') },
  };
}

function isUsable(dir: string, organisationsnummer: string, now: number): boolean {
  try {
    const read = (name: (typeof FILES)[number]) => new X509Certificate(readFileSync(join(dir, name)));
    const [ca, server, client] = [read('ca.crt'), read('server.crt'), read('klient.crt')];
    for (const name of ['server.key', 'klient.key']) readFileSync(join(dir, name));
    return (
      [ca, server, client].every((one) => one.verify(ca.publicKey) && one.validToDate.getTime() > now + DAY_MS) &&
      client.subject.split('\n').includes(`serialNumber=${organisationsnummer}`)
    );
  } catch {
    return false;
  }
}

type Texts = Readonly<Record<(typeof FILES)[number], string>>;

/** Each file appears whole; the keys for this user alone. */
function write(dir: string, texts: Texts): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  for (const name of FILES) {
    const path = join(dir, name);
    writeFileSync(`${path}.ny`, texts[name], { mode: 0o600 });
    renameSync(`${path}.ny`, path);
  }
}

async function issueAll(organisationsnummer: string, now: number): Promise<Texts> {
  const ca = await makeCa(now);
  const server = await issue(ca, 'CN=localhost', SERVER_AUTH, [new SubjectAlternativeNameExtension([...LOOPBACK])]);
  const client = await issue(ca, `CN=Provklient, 2.5.4.5=${organisationsnummer}`, CLIENT_AUTH);
  return {
    'ca.crt': ca.certificate.toString('pem'),
    'server.crt': server.cert,
    'server.key': server.key,
    'klient.crt': client.cert,
    'klient.key': client.key,
  };
}

/** A client certificate that nobody stands behind, for an hour: to see whether it is let in. PEM texts. */
export async function issueUntrusted(now: number): Promise<{ readonly cert: string; readonly key: string }> {
  const keys = await generate();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    notBefore: new Date(now - HOUR_MS),
    notAfter: new Date(now + HOUR_MS),
    serialNumber: newSerial(),
    signingAlgorithm: ALGORITHM,
    name: 'CN=Okänd klient',
    keys,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([CLIENT_AUTH]),
    ],
  });
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

async function pemOf(key: Awaited<ReturnType<typeof generate>>['privateKey']): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

type Ca = Awaited<ReturnType<typeof makeCa>>;

async function makeCa(now: number) {
  const validity = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + YEAR_MS) };
  const keys = await generate();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: newSerial(),
    signingAlgorithm: ALGORITHM,
    name: `CN=${TRIAL_CA_NAME}`,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return { certificate, keys, validity };
}

async function issue(ca: Ca, subject: string, purpose: string, more: readonly SubjectAlternativeNameExtension[] = []) {
  const keys = await generate();
  const certificate = await X509CertificateGenerator.create({
    ...ca.validity,
    serialNumber: newSerial(),
    signingAlgorithm: ALGORITHM,
    subject,
    issuer: ca.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: ca.keys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([purpose]),
      ...more,
    ],
  });
  return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** Positive, as RFC 5280 4.1.2.2 demands. */
function newSerial(): string {
  return `01${randomBytes(15).toString('hex')}`;
}

const LOOPBACK = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
] as const;

function generate() {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}
