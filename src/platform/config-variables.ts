// The environment variables that have a form: one table of what each may be, in words for the one who set it wrong.

import { PROXY_HEADERS } from './config-callers.ts';
import { HOUR_MS } from './durations.ts';
import { compileSchema } from './schema.ts';

interface Variable {
  /** JSON Schema of the value; a text of digits is checked as the number that it is. */
  readonly schema: object;
  /** What is expected, in Swedish. */
  readonly expected: string;
}

function count(minimum: number, maximum: number): Variable {
  return { schema: { type: 'integer', minimum, maximum }, expected: `ett heltal ${minimum}–${maximum}` };
}

function oneOf(...values: readonly string[]): Variable {
  return { schema: { enum: values }, expected: values.join(', ') };
}

function url(pattern: string, expected: string): Variable {
  return { schema: { type: 'string', pattern }, expected };
}

const port = count(0, 65_535);
const schemaMode = oneOf('strikt', 'tolerant');
const postgres = url('^postgres(ql)?://', 'en adress som börjar med postgres://');
const address = url('^https?://[^\\s?#]+$', 'en adress som börjar med http:// eller https://, utan frågedel');

const variables: Readonly<Record<string, Variable>> = {
  PORT: port,
  METRICS_PORT: port,
  TLS_PORT: port,
  SIMULATOR_PORT: count(0, 65_527),
  TIDSGRANS_TOTAL_MS: count(1, HOUR_MS),
  TIDSGRANS_BASTJANST_MS: count(1, HOUR_MS),
  ANSLUTNINGSTID_MS: count(1, HOUR_MS),
  STOPP_VANTA_MS: count(0, HOUR_MS),
  STOPP_MS: count(0, HOUR_MS),
  SAMTIDIGA_FRAGOR: count(1, 100_000),
  SAMTIDIGA_PER_BASTJANST: count(1, 10_000),
  KO_PER_BASTJANST: count(0, 100_000),
  KONTROLLPUNKT_SEKUNDER: count(1, 86_400),
  GALLRING_TIMMAR: count(0, 8_760),
  EPOST_FRAN: url('^[^\\s@<>]+@[^\\s@<>]+$', 'en e-postadress'),
  LARM_EPOST: url(
    '^\\s*[^\\s@<>,]+@[^\\s@<>,]+(\\s*,\\s*[^\\s@<>,]+@[^\\s@<>,]+)*\\s*$',
    'e-postadresser, med komma mellan',
  ),
  LARM_UPPREPA_TIMMAR: count(1, 168),
  LARM_WEBHOOK_URL: url('^https?://\\S+$', 'en adress som börjar med http:// eller https://'),
  SMTP_URL: url('^smtps?://', 'en adress som börjar med smtp:// eller smtps://'),
  FRAGOR_PER_SEKUND: count(1, 100_000),
  FRAGOR_I_FOLJD: count(1, 1_000_000),
  SAMTIDIGA_PER_ORGANISATION: count(1, 100_000),
  NEKADE_PER_MINUT: count(1, 1_000_000),
  JWKS_URL: address,
  TOKEN_SCOPE: url('^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$', 'ett scope, utan blanksteg och citattecken'),
  TOKEN_BUNDEN: oneOf('ja', 'nej'),
  PROXY_CERT_HUVUD: oneOf(...PROXY_HEADERS),
  MAX_FRAGA_BYTE: count(1024, 100_000_000),
  MAX_SVAR_BYTE: count(1024, 100_000_000),
  LOG_LEVEL: oneOf('error', 'warn', 'info', 'debug'),
  KONTROLLSIFFRA: oneOf('pa', 'av'),
  BASTJANST_UTAN_TLS: oneOf('ja', 'nej'),
  SCHEMALAGE: schemaMode,
  DATABASE_URL: postgres,
  NYCKEL_DATABASE_URL: postgres,
  NYCKEL_KOPIA_DAGAR: count(1, 400),
  OIDC_UTFARDARE: address,
  WEBB_URL: address,
  PROV_INLOGGNING: oneOf('ja', 'nej'),
  PING_SEKUNDER: count(0, 3_600),
  PROVFRAGA: oneOf('pa', 'av'),
  PROVFRAGA_ORGANISATION: {
    schema: { type: 'integer', minimum: 160_000_000_000, maximum: 169_999_999_999 },
    expected: 'ett organisationsnummer med 12 siffror',
  },
  OTLP_URL: address,
  UPPDRAG: oneOf('ja', 'nej'),
};

/** One line for each variable whose value is not what it must be; never the value. */
export function valueProblems(env: Readonly<Record<string, string | undefined>>, ids: readonly string[]): string[] {
  const perBastjanst = ids.flatMap((id) => [
    [`BASTJANST_${id}_URL`, address] as const,
    [`BASTJANST_${id}_TEST_URL`, address] as const,
    [`BASTJANST_${id}_SCHEMALAGE`, schemaMode] as const,
  ]);
  return [...Object.entries(variables), ...perBastjanst].flatMap(([name, { schema, expected }]) => {
    const value = env[name];
    if (!value) return [];
    const valid = compileSchema(schema).validate(/^\d{1,15}$/.test(value) ? Number(value) : value).length === 0;
    return valid ? [] : [`${name}: väntat är ${expected}`];
  });
}
