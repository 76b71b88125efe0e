// The arguments of a run of the test bench, read into a target and what to run of its catalogue.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { holdsIdentity } from '../platform/identity.ts';
import { parseJson } from '../platform/json.ts';
import { breachText } from '../profiles/sverige/breach-texts.ts';
import { type Granser, STANDARDGRANSER, STORSTA_GRANSER } from '../testbench/granser.ts';
import { INSTALLNINGSFORM, lasInstallningar } from '../testbench/installningar.ts';
import type { Val } from '../testbench/korning.ts';
import { GRUPPER, type Grupp, type Mal, type Provkatalog } from '../testbench/prov.ts';
import { lasTestpersoner, simuleradeTestpersoner, type Testpersoner } from '../testbench/testpersoner.ts';
import type { Arguments, Options } from './arguments.ts';
import { CliError } from './command.ts';

export const OPTIONS = {
  all: 'flagga',
  url: 'text',
  'test-url': 'text',
  cert: 'text',
  key: 'text',
  ca: 'text',
  personer: 'text',
  installning: 'text',
  takt: 'text',
  samtidiga: 'text',
  matningar: 'text',
  tillganglighet: 'text',
  percentil: 'text',
  'svarstid-ms': 'text',
  antal: 'text',
  tid: 'text',
  grupp: 'text',
  fall: 'text',
  fientlig: 'flagga',
  rapport: 'text',
  signera: 'text',
  kontakt: 'text',
  ja: 'flagga',
  tyst: 'flagga',
} as const satisfies Options;

/** The option of each limit. */
const LIMITS = [
  ['takt', 'takt', 1],
  ['samtidiga', 'samtidiga', 1],
  ['matningar', 'matningar', 1],
  ['svarstid-ms', 'svarstidMs', 1],
  ['antal', 'antal', 1],
  ['tid', 'tidMs', 1000],
] as const;

/** @throws {CliError} */
export function malOf(given: Arguments, bastjanst: string): Mal {
  const { cert, key, ca } = { cert: fileOf(given, 'cert'), key: fileOf(given, 'key'), ca: fileOf(given, 'ca') };
  if ((cert === undefined) !== (key === undefined)) throw new CliError('--cert och --key anges tillsammans.');
  const testUrl = given.optional('test-url');
  const tls = { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) };
  refuseBroken(tls);
  return {
    ...{ bastjanst, url: given.required('url') },
    ...(testUrl && { testUrl }),
    ...(Object.keys(tls).length > 0 && { tls }),
    ...(given.optional('installning') && { installningar: settingsOf(given.required('installning')) }),
  };
}

/** What no handshake could be made with is told before anything is sent. @throws {CliError} */
function refuseBroken({ cert, key, ca }: NonNullable<Mal['tls']>): void {
  try {
    createSecureContext({ ...(cert && { cert }), ...(key && { key }) });
  } catch {
    throw new CliError('--cert, --key: filerna är inte ett certifikat och dess nyckel som PEM.');
  }
  try {
    if (ca) new X509Certificate(ca);
  } catch {
    throw new CliError('--ca: filen är inget certifikat som PEM.');
  }
}

/** All but the test persons. @param avtalat what holds where nothing else is given @throws {CliError} */
export function valOf(given: Arguments, avtalat: Partial<Granser> = {}): Omit<Val, 'personer'> {
  const valda = Object.fromEntries(
    LIMITS.flatMap(([option, name, unit]) => {
      if (given.optional(option) === undefined) return [];
      const most = Math.floor(STORSTA_GRANSER[name] / unit);
      return [[name, unit * given.whole(option, STANDARDGRANSER[name], 1, most)]];
    }),
  ) as Partial<Granser>;
  const granser = { ...avtalat, ...valda, ...procentOf(given, 'tillganglighet'), ...procentOf(given, 'percentil') };
  const grupper = list(given, 'grupp')?.map(gruppOf);
  const fall = list(given, 'fall')?.map((id) => id.toUpperCase());
  return { granser, fientlig: given.flag('fientlig'), ...(grupper && { grupper }), ...(fall && { fall }) };
}

/** A share in percent: 99,5. @throws {CliError} */
function procentOf(given: Arguments, option: 'tillganglighet' | 'percentil'): Partial<Granser> {
  const text = given.optional(option);
  if (text === undefined) return {};
  const procent = /^\d{1,3}([,.]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (procent > 0 && procent <= STORSTA_GRANSER[option]) return { [option]: procent };
  throw new CliError(`--${option} ska vara procent, högst 100, till exempel 99,5.`);
}

/** Those of the file; without one the simulators', whom nobody but a simulator knows. @throws {CliError | TestpersonerError} */
export function personerOf(given: Arguments, bastjanst: string, isSimulator: boolean): Testpersoner {
  const file = given.optional('personer');
  if (file === undefined) {
    if (isSimulator) return simuleradeTestpersoner(bastjanst);
    throw new CliError('--personer saknas: en JSON-fil med testmiljöns testpersoner, {"kand": "ÅÅÅÅMMDDNNNN", …}.');
  }
  const parsed = parseJson(readFileOf('--personer', file));
  if ('flaw' in parsed) throw new CliError(`--personer: ${breachText({ path: '', rule: parsed.flaw })}`);
  return lasTestpersoner(parsed.value);
}

/** A file's text. @throws {CliError} */
export function fileOf(given: Arguments, option: string): string | undefined {
  const path = given.optional(option);
  return path === undefined ? undefined : readFileOf(`--${option}`, path).toString('utf8');
}

/** @param what the option, for the refusal; empty for a word @throws {CliError} */
export function readFileOf(what: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new CliError(
      what === '' ? 'Filen finns inte, eller går inte att läsa.' : `${what}: filen går inte att läsa.`,
    );
  }
}

/** Who can be asked about what the reports say. @throws {CliError} */
export function kontaktOf(given: Arguments): string {
  const kontakt = given.optional('kontakt') ?? '';
  if (holdsIdentity(kontakt))
    throw new CliError('--kontakt får inte innehålla ett personnummer: den står i rapporterna.');
  return kontakt;
}

/** @param kataloger those that are run @throws {CliError} for ids that none of them has */
export function refuseUnknownFall({ fall = [] }: Pick<Val, 'fall'>, kataloger: readonly Provkatalog[]): void {
  const known = new Set(kataloger.flatMap((katalog) => katalog.fall.map(({ id }) => id)));
  const unknown = fall.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const [only, ...more] = kataloger;
  const named = unknown.filter((id) => ID.test(id));
  throw new CliError(
    `--fall: det finns inget sådant fall${named.length > 0 ? ` (${named.join(', ')})` : ''}. ` +
      `Se provbank lista${only && more.length === 0 ? ` ${only.bastjanst}` : ''}.`,
  );
}

/** As the catalogues write them: nothing else is repeated. */
const ID = /^[A-ZÅÄÖ]{2,12}(?:-[A-ZÅÄÖ]{2,12}){1,3}-\d{3}$/;

function list(given: Arguments, option: string): string[] | undefined {
  return given
    .optional(option)
    ?.split(',')
    .map((one) => one.trim().normalize('NFC'))
    .filter((one) => one !== '');
}

function gruppOf(word: string): Grupp {
  const grupp = GRUPPER.find((one) => one === word.toLowerCase());
  if (!grupp) throw new CliError(`--grupp ska vara en eller flera av ${GRUPPER.join(', ')}, med komma mellan.`);
  return grupp;
}

function settingsOf(text: string): Readonly<Record<string, string>> {
  const settings = lasInstallningar(text);
  if (!settings) throw new CliError(`--installning ska vara ${INSTALLNINGSFORM}`);
  return settings;
}
