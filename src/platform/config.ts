// Configuration: read from the environment once, checked as a whole, frozen. The only file that reads process.env.

import { join, resolve } from 'node:path';
import { plainBastjanstProblems, unknownBastjanstProblems } from './config-bastjanster.ts';
import {
  type CallerConfig,
  callerProblems,
  identifyingVariables,
  takesTokens,
  toCallerConfig,
} from './config-callers.ts';
import { handoutFolder, keyProblems } from './config-keys.ts';
import { type LarmConfig, larmProblems, toLarm } from './config-larm.ts';
import { type LoginConfig, loginProblems, toLogin } from './config-login.ts';
import { type MatningConfig, toMatningConfig } from './config-matning.ts';
import { type ProvbankConfig, provbankProblems, toProvbank } from './config-provbank.ts';
import { type ProvfragaConfig, toProvfraga } from './config-provfraga.ts';
import { toUppdrag, type UppdragConfig } from './config-uppdrag.ts';
import { valueProblems } from './config-variables.ts';
import { deepFreeze } from './deep-freeze.ts';
import { HOUR_MS } from './durations.ts';
import { PROJECT_ROOT } from './schema-files.ts';

/** HAProxy takes a server out after three failed probes, two seconds apart; by then what it had sent has come. */
const DRAIN_MS = 10_000;

/** Environment variables by name, as the process has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What may be said aloud of how the service runs; platform/secrets.ts has the rest. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where Prometheus finds `/metrics`, on the same host; nowhere where it is missing. */
  readonly metricsPort: number | undefined;
  readonly dataDir: string;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  /**
   * True where the service listens beyond loopback or runs in production: then HTTPS, client certificates, a register and
   * keys of its own are demanded, and nothing is simulated.
   */
  readonly exposed: boolean;
  /** Directory of the keys that protect the log; `keyDatabaseUrl` of the secrets wins over it. */
  readonly keyDir: string;
  /** File of the master keys, which wrap those keys. */
  readonly masterKeyFile: string;
  /** True in trial mode where no file is named: then it is made if it is missing. */
  readonly makeMasterKey: boolean;
  /** How many days a backup of the keys lives at most: so long a destroyed key can be brought back. */
  readonly keyBackupDays: number;
  /** Between two signed checkpoints of the log's chains. */
  readonly checkpointMs: number;
  /** Between two gallringar that start by themselves; 0: only by hand. */
  readonly gallringMs: number;
  /** Where the questions of a nämnd that leaves are handed out; outside trial mode only where it is given. */
  readonly handoutFolder: string | undefined;
  /** What the portal's pages say: `portal/` of this project, or a folder in its place. */
  readonly portalFolder: string;
  /** Sender of letters, and where they are left where no SMTP server is given. */
  readonly mail: { readonly from: string; readonly folder: string };
  /** True on loopback without TLS: nobody needs to show who calls. */
  readonly trial: boolean;
  /** File with anslutningar that are added at the start where the register lacks them. */
  readonly anslutningFile: string | undefined;
  /** How machines that call are known, and how much they may ask. */
  readonly callers: CallerConfig;
  /** False where identities need no right check digit: public samples have none. */
  readonly checkDigits: boolean;
  /** File with modes of rules that differ from their own. */
  readonly rulesFile: string | undefined;
  readonly schemaMode: 'strikt' | 'tolerant';
  /** Addresses of bastjänster that are not simulated, by source: a bastjänst's id, or the key of its second interface. */
  readonly bastjanstUrls: Readonly<Record<string, string>>;
  /** Schema modes that differ from {@link schemaMode}, by source. */
  readonly bastjanstSchemaModes: Readonly<Record<string, 'strikt' | 'tolerant'>>;
  /** Test services, by source; see {@link testParameters} for those pinged by a question. */
  readonly bastjanstTestUrls: Readonly<Record<string, string>>;
  /** What a ping by question needs (AF: organisationsnummer, namn, person; FK: aktorsid), by id. */
  readonly testParameters: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly limits: {
    readonly totalMs: number;
    readonly bastjanstMs: number;
    /** To open a connection to a bastjänst. */
    readonly connectMs: number;
    /** Questions under way at once; undefined: twice what one bastjänst takes in. */
    readonly questions: number | undefined;
    readonly concurrentPerBastjanst: number;
    readonly queuedPerBastjanst: number;
    readonly maxQuestionBytes: number;
    readonly maxAnswerBytes: number;
    /** How long a stop says that it is not ready, and takes questions still, so that a balancer goes elsewhere first. */
    readonly drainMs: number;
    /** How long a stop waits after that for questions that were accepted. */
    readonly stopMs: number;
  };
  /** First port of the simulators' block: control, then one for each source in order. 0: any free ones. */
  readonly simulatorPort: number;
  /** How people log in; undefined where they cannot. */
  readonly login: LoginConfig | undefined;
  readonly matning: MatningConfig;
  readonly provfraga: ProvfragaConfig;
  readonly uppdrag: UppdragConfig;
  /** Who is told of alerts, beside a webhook of the secrets. */
  readonly larm: LarmConfig;
  /** Where the test bench may send. */
  readonly provbank: ProvbankConfig;
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

/** The sources whose variables are read, e.g. `BASTJANST_AF_URL`. */
export interface ConfigScope {
  readonly bastjanster: readonly string[];
}

/** The environment of this process. */
export function readEnv(): Env {
  return process.env;
}

const DATA_DIR = 'data';

/** @throws {ConfigError} naming every flaw */
export function toConfig(env: Env, { bastjanster }: ConfigScope): Config {
  const read = (name: string) => env[name] || undefined;
  const problems = [
    ...valueProblems(env, bastjanster),
    ...modeProblems(env, bastjanster),
    ...provbankProblems(env, bastjanster),
    ...unknownBastjanstProblems(env, bastjanster),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  const count = (name: string, fallback: number) => Number(read(name) ?? fallback);
  const dataDir = resolve(read('DATA_DIR') ?? DATA_DIR);
  const byId = (suffix: string) =>
    present(Object.fromEntries(bastjanster.map((id) => [id, read(`BASTJANST_${id}_${suffix}`)])));
  return deepFreeze({
    host: read('HOST') ?? '127.0.0.1',
    port: count('PORT', 8080),
    metricsPort: read('METRICS_PORT') === undefined ? undefined : count('METRICS_PORT', 0),
    dataDir,
    logLevel: (read('LOG_LEVEL') ?? 'info') as Config['logLevel'],
    exposed: demands(env) !== undefined,
    keyDir: resolve(read('NYCKEL_DIR') ?? join(dataDir, 'nycklar')),
    masterKeyFile: resolve(read('HUVUDNYCKEL_FIL') ?? join(dataDir, 'huvudnyckel.txt')),
    makeMasterKey: demands(env) === undefined && read('HUVUDNYCKEL_FIL') === undefined,
    keyBackupDays: count('NYCKEL_KOPIA_DAGAR', 30),
    checkpointMs: 1000 * count('KONTROLLPUNKT_SEKUNDER', 300),
    gallringMs: HOUR_MS * count('GALLRING_TIMMAR', 24),
    handoutFolder: handoutFolder(env, DATA_DIR, demands(env)),
    portalFolder: resolve(read('PORTAL_INNEHALL') ?? join(PROJECT_ROOT, 'portal')),
    mail: {
      from: read('EPOST_FRAN') ?? 'sammansatt@localhost',
      folder: resolve(read('EPOST_KATALOG') ?? join(read('DATA_DIR') ?? 'data', 'utskick')),
    },
    trial: isTrial(env),
    anslutningFile: read('ANSLUTNING_FIL'),
    callers: toCallerConfig(env, isTrial(env)),
    checkDigits: read('KONTROLLSIFFRA') !== 'av',
    rulesFile: read('REGLER_FIL'),
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
      connectMs: count('ANSLUTNINGSTID_MS', 5_000),
      questions: read('SAMTIDIGA_FRAGOR') === undefined ? undefined : count('SAMTIDIGA_FRAGOR', 0),
      concurrentPerBastjanst: count('SAMTIDIGA_PER_BASTJANST', 50),
      queuedPerBastjanst: count('KO_PER_BASTJANST', 200),
      maxQuestionBytes: count('MAX_FRAGA_BYTE', 262_144),
      maxAnswerBytes: count('MAX_SVAR_BYTE', 5_242_880),
      drainMs: count('STOPP_VANTA_MS', isTrial(env) ? 0 : DRAIN_MS),
      stopMs: count('STOPP_MS', 26_000),
    },
    simulatorPort: count('SIMULATOR_PORT', 8100),
    login: toLogin(env, demandsLogin(env)),
    matning: toMatningConfig(env),
    provfraga: toProvfraga(env, isTrial(env)),
    uppdrag: toUppdrag(env),
    larm: toLarm(env),
    provbank: toProvbank(env),
  });
}

function modeProblems(env: Env, ids: readonly string[]): string[] {
  const why = demands(env);
  return [
    ...tlsProblems(env, why),
    ...callerProblems(env, why),
    ...keyProblems(env, DATA_DIR, why),
    ...loginProblems(env, demandsLogin(env)),
    ...larmProblems(env, why),
    ...(why ? plainBastjanstProblems(env, ids) : []),
  ];
}

/** Half of it would ask for certificates that nobody can show. */
function tlsProblems(env: Env, demanded: string | undefined): string[] {
  const needed = ['TLS_CERT', 'TLS_KEY', ...(takesTokens(env) ? [] : ['TLS_CA'])];
  const given = [...needed, 'TLS_CA'].filter((name) => env[name]);
  given.push(...identifyingVariables(env));
  if (needed.every((name) => env[name]) || (given.length === 0 && !demanded)) return [];
  const why = demanded
    ? `${demanded}, och då krävs HTTPS med klientcertifikat`
    : `${[...new Set(given)].join(', ')} är satt, och HTTPS som vet vem som anropar behöver även ${needed.join(', ')}`;
  return needed.filter((name) => !env[name]).map((name) => `${name} saknas: ${why}`);
}

/** Why this is no trial: a clause for a message; undefined in trial mode. */
function demands(env: Env): string | undefined {
  const isLoopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/.test(env.HOST || '127.0.0.1');
  if (!isLoopback) return `HOST=${env.HOST} är inte loopback`;
  return env.NODE_ENV === 'production' ? 'NODE_ENV=production är satt' : undefined;
}

function isTrial(env: Env): boolean {
  return demands(env) === undefined && !env.TLS_CERT;
}

/** Why nobody may be whom they like on the pages: the same, and certificates that decide who may ask. */
function demandsLogin(env: Env): string | undefined {
  return demands(env) ?? (env.TLS_CERT ? 'TLS_CERT är satt' : undefined);
}

function present(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
