// Who is connected, with which certificates and rights; read from a file until the register has a database.
import { readFileSync } from 'node:fs';
import { compileSchema } from '../platform/schema.ts';

/** One organisation that may call, or that others may call for. */
export interface Anslutning {
  /** 12 digits, 16-prefixed. */
  readonly organisationsnummer: string;
  readonly namn: string;
  /** SHA-256 fingerprints of client certificates, hex in lower case without colons. */
  readonly certifikat: readonly string[];
  /** Ids of the bastjänster that questions for this organisation may include. */
  readonly bastjanster: readonly string[];
  /** Organisationsnummer of personuppgiftsbiträden that may call for it. */
  readonly bitraden: readonly string[];
}

export interface Register {
  /** Every id of a bastjänst that somebody may ask, to be checked against those that exist. */
  readonly bastjanster: ReadonlySet<string>;
  byOrganisationsnummer(organisationsnummer: string): Anslutning | undefined;
  byCertificate(fingerprint: string): Anslutning | undefined;
}

/** The file cannot be used; the message names the place and the rule. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError';
}

const schema = compileSchema({
  type: 'array',
  items: {
    type: 'object',
    required: ['organisationsnummer', 'namn', 'certifikat', 'bastjanster'],
    additionalProperties: false,
    properties: {
      organisationsnummer: { type: 'string', pattern: '^[0-9]{4}[2-9][0-9]{7}$' },
      namn: { type: 'string', minLength: 1 },
      certifikat: { type: 'array', items: { type: 'string', pattern: '^([0-9a-fA-F]{2}:?){32}$' } },
      bastjanster: { type: 'array', items: { type: 'string', minLength: 1 } },
      bitraden: { type: 'array', items: { type: 'string', pattern: '^[0-9]{4}[2-9][0-9]{7}$' } },
    },
  },
});

/** @throws {RegisterError} */
export function readRegister(file: string): Register {
  return createRegister(parse(file));
}

/** @throws {RegisterError} if an organisation or a certificate stands there twice */
export function createRegister(anslutningar: readonly Anslutning[]): Register {
  refuseTwice(
    'organisationsnummer',
    anslutningar.map(({ organisationsnummer }) => organisationsnummer),
  );
  refuseTwice(
    'certifikat',
    anslutningar.flatMap(({ certifikat }) => certifikat.map(normal)),
  );
  const byNumber = new Map(anslutningar.map((one) => [one.organisationsnummer, one]));
  const byFingerprint = new Map(
    anslutningar.flatMap((one) => one.certifikat.map((hex) => [normal(hex), one] as const)),
  );
  return {
    bastjanster: new Set(anslutningar.flatMap(({ bastjanster }) => bastjanster)),
    byOrganisationsnummer: (number) => byNumber.get(number),
    byCertificate: (fingerprint) => byFingerprint.get(normal(fingerprint)),
  };
}

function parse(file: string): Anslutning[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new RegisterError(`${file} går inte att läsa som JSON`);
  }
  const [breach] = schema.validate(value);
  if (breach) throw new RegisterError(`${file}: ${breach.path} bryter mot ${breach.rule} (${breach.expected ?? ''})`);
  return (value as (Omit<Anslutning, 'bitraden'> & { bitraden?: string[] })[]).map((one) => ({ bitraden: [], ...one }));
}

function refuseTwice(field: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new RegisterError(`anslutningar: ${field} ${twice} står på mer än en plats`);
}

function normal(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
