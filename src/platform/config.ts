// Configuration: read from the environment once, checked as a whole, frozen. The only file that reads process.env.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileSchema } from './schema.ts';

/** Environment variables by name, as the process has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What may be said aloud of how the service runs; {@link Secrets} holds the rest. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** True where the service listens beyond loopback: then HTTPS, client certificates and a register are demanded. */
  readonly exposed: boolean;
  /** File that lists organisations, certificates and rights; absent in trial mode. */
  readonly anslutningFile: string | undefined;
  readonly checkDigits: boolean;
  readonly schemaMode: 'strikt' | 'tolerant';
  /** Addresses of bastjänster that are not simulated, by id. */
  readonly bastjanstUrls: Readonly<Record<string, string>>;
  /** Schema modes that differ from {@link schemaMode}, by id. */
  readonly bastjanstSchemaModes: Readonly<Record<string, 'strikt' | 'tolerant'>>;
  /** Test services, by id; see {@link testParameters} for those pinged by a question. */
  readonly bastjanstTestUrls: Readonly<Record<string, string>>;
  /** What a ping by question needs (AF: organisationsnummer, namn, person; FK: aktorsid), by id. */
  readonly testParameters: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly limits: {
    readonly totalMs: number;
    readonly bastjanstMs: number;
    readonly concurrentPerBastjanst: number;
    readonly queuedPerBastjanst: number;
    readonly maxQuestionBytes: number;
    readonly maxAnswerBytes: number;
    /** How long a stop waits for questions that were accepted. */
    readonly stopMs: number;
  };
  /** First port of the simulators' block: control, then one for each bastjänst in order. 0: any free ones. */
  readonly simulatorPort: number;
}

export interface Secrets {
  readonly databaseUrl: string | undefined;
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string } | undefined;
  /** Client certificate that the service shows to bastjänster. */
  readonly clientTls: { readonly cert?: string; readonly key?: string; readonly ca?: string } | undefined;
}

/** The configuration cannot be used. `problems` names every variable that is missing or wrong, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Konfigurationen kan inte användas:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** The ids whose variables are read, e.g. `BASTJANST_AF_URL`. */
export interface ConfigScope {
  readonly bastjanster: readonly string[];
}

/** The environment of this process. */
export function readEnv(): Env {
  return process.env;
}

const number = { type: 'string', pattern: '^[0-9]{1,9}$' };
const mode = { enum: ['strikt', 'tolerant'] };
const url = { type: 'string', pattern: '^https?://[^\\s?#]+$' };
const expectations: Record<string, string> = {
  '^[0-9]{1,9}$': 'ett heltal',
  '^https?://[^\\s?#]+$': 'en adress som börjar med http:// eller https://, utan frågedel',
};

/** @throws {ConfigError} naming every flaw */
export function toConfig(env: Env, { bastjanster }: ConfigScope): Config {
  const read = (name: string) => env[name] || undefined;
  const problems = [...valueProblems(env, bastjanster), ...modeProblems(env)];
  if (problems.length > 0) throw new ConfigError(problems);
  const count = (name: string, fallback: number) => Number(read(name) ?? fallback);
  const byId = (suffix: string) =>
    present(Object.fromEntries(bastjanster.map((id) => [id, read(`BASTJANST_${id}_${suffix}`)])));
  return deepFreeze({
    host: read('HOST') ?? '127.0.0.1',
    port: count('PORT', 8080),
    dataDir: resolve(read('DATA_DIR') ?? 'data'),
    logLevel: (read('LOG_LEVEL') ?? 'info') as Config['logLevel'],
    exposed: isExposed(env),
    anslutningFile: read('ANSLUTNING_FIL'),
    checkDigits: read('KONTROLLSIFFRA') !== 'av',
    schemaMode: (read('SCHEMALAGE') ?? 'tolerant') as Config['schemaMode'],
    bastjanstUrls: byId('URL'),
    bastjanstSchemaModes: byId('SCHEMALAGE') as Config['bastjanstSchemaModes'],
    bastjanstTestUrls: byId('TEST_URL'),
    testParameters: {
      AF: present({
        organisationsnummer: read('AF_TEST_ORGANISATIONSNUMMER'),
        namn: read('AF_TEST_NAMN'),
        person: read('AF_TEST_PERSON'),
      }),
      FK: present({ aktorsid: read('FK_TEST_AKTORSID') }),
    },
    limits: {
      totalMs: count('TIDSGRANS_TOTAL_MS', 25_000),
      bastjanstMs: count('TIDSGRANS_BASTJANST_MS', 20_000),
      concurrentPerBastjanst: count('SAMTIDIGA_PER_BASTJANST', 50),
      queuedPerBastjanst: count('KO_PER_BASTJANST', 200),
      maxQuestionBytes: count('MAX_FRAGA_BYTE', 262_144),
      maxAnswerBytes: count('MAX_SVAR_BYTE', 5_242_880),
      stopMs: count('STOPP_MS', 26_000),
    },
    simulatorPort: count('SIMULATOR_PORT', 8100),
  });
}

/** Reads files named by the environment. @throws {ConfigError} */
export function toSecrets(env: Env): Secrets {
  const problems: string[] = [];
  const file = (name: string) => {
    const path = env[name];
    if (!path) return undefined;
    try {
      return readFileSync(path, 'utf8');
    } catch {
      problems.push(`${name}: filen går inte att läsa`);
      return undefined;
    }
  };
  const [cert, key, ca] = [file('TLS_CERT'), file('TLS_KEY'), file('TLS_CA')];
  const client = present({ cert: file('KLIENT_CERT'), key: file('KLIENT_KEY'), ca: file('BASTJANST_CA') });
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    databaseUrl: env.DATABASE_URL || undefined,
    tls: cert && key && ca ? { cert, key, ca } : undefined,
    clientTls: Object.keys(client).length > 0 ? client : undefined,
  });
}

function valueProblems(env: Env, bastjanster: readonly string[]): string[] {
  const properties: Record<string, object> = {
    ...Object.fromEntries(
      [
        'PORT',
        'SIMULATOR_PORT',
        'TIDSGRANS_TOTAL_MS',
        'TIDSGRANS_BASTJANST_MS',
        'SAMTIDIGA_PER_BASTJANST',
        'KO_PER_BASTJANST',
        'MAX_FRAGA_BYTE',
        'MAX_SVAR_BYTE',
        'STOPP_MS',
      ].map((name) => [name, number]),
    ),
    LOG_LEVEL: { enum: ['error', 'warn', 'info', 'debug'] },
    KONTROLLSIFFRA: { enum: ['pa', 'av'] },
    SCHEMALAGE: mode,
    DATABASE_URL: { type: 'string', pattern: '^postgres(ql)?://' },
  };
  for (const id of bastjanster) {
    properties[`BASTJANST_${id}_URL`] = url;
    properties[`BASTJANST_${id}_TEST_URL`] = url;
    properties[`BASTJANST_${id}_SCHEMALAGE`] = mode;
  }
  const given = Object.entries(env).filter(([name, value]) => properties[name] && value);
  return given.flatMap(([name, value]) => {
    const [breach] = compileSchema(properties[name] ?? {}).validate(value);
    return breach ? [`${name}: väntat är ${expectations[breach.expected ?? ''] ?? breach.expected}`] : [];
  });
}

function modeProblems(env: Env): string[] {
  if (env.NODE_ENV === 'production') {
    return [
      'NODE_ENV=production: loggen över tillfrågade personer är ännu inte krypterad, så tjänsten får inte köras i produktion',
    ];
  }
  if (!isExposed(env)) return [];
  const needed = ['TLS_CERT', 'TLS_KEY', 'TLS_CA', 'ANSLUTNING_FIL'];
  return needed
    .filter((name) => !env[name])
    .map(
      (name) =>
        `${name} saknas: HOST=${env.HOST} är inte loopback, och då krävs HTTPS med klientcertifikat och en fil över anslutningar`,
    );
}

function isExposed(env: Env): boolean {
  return !/^(127(\.\d{1,3}){3}|localhost|::1)$/.test(env.HOST || '127.0.0.1');
}

function present(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
