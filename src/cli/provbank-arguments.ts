// The arguments of a run of the test bench, read into a target and what to run of its catalogue.
import { readFileSync } from 'node:fs';
import { parseJson } from '../platform/json.ts';
import { type Granser, STANDARDGRANSER, STORSTA_GRANSER } from '../testbench/granser.ts';
import { lasInstallningar } from '../testbench/installningar.ts';
import type { Val } from '../testbench/korning.ts';
import { GRUPPER, type Grupp, type Mal } from '../testbench/prov.ts';
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
  ['antal', 'antal', 1],
  ['tid', 'tidMs', 1000],
] as const;

/** @throws {CliError} */
export function malOf(given: Arguments, bastjanst: string): Mal {
  const { cert, key, ca } = { cert: fileOf(given, 'cert'), key: fileOf(given, 'key'), ca: fileOf(given, 'ca') };
  if ((cert === undefined) !== (key === undefined)) throw new CliError('--cert och --key anges tillsammans.');
  const testUrl = given.optional('test-url');
  const tls = { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) };
  return {
    ...{ bastjanst, url: given.required('url') },
    ...(testUrl && { testUrl }),
    ...(Object.keys(tls).length > 0 && { tls }),
    ...(given.optional('installning') && { installningar: settingsOf(given.required('installning')) }),
  };
}

/** All but the test persons. @throws {CliError} */
export function valOf(given: Arguments): Omit<Val, 'personer'> {
  const granser = Object.fromEntries(
    LIMITS.flatMap(([option, name, unit]) => {
      if (given.optional(option) === undefined) return [];
      const most = Math.floor(STORSTA_GRANSER[name] / unit);
      return [[name, unit * given.whole(option, STANDARDGRANSER[name], 1, most)]];
    }),
  ) as Partial<Granser>;
  const grupper = list(given, 'grupp')?.map(gruppOf);
  const fall = list(given, 'fall')?.map((id) => id.toUpperCase());
  return { granser, fientlig: given.flag('fientlig'), ...(grupper && { grupper }), ...(fall && { fall }) };
}

/** Those of the file; without one the simulators', whom nobody but a simulator knows. @throws {CliError | TestpersonerError} */
export function personerOf(given: Arguments, bastjanst: string, isSimulator: boolean): Testpersoner {
  const file = given.optional('personer');
  if (file === undefined) {
    if (isSimulator) return simuleradeTestpersoner(bastjanst);
    throw new CliError('--personer saknas: en JSON-fil med testmiljöns testpersoner, {"kand": "ÅÅÅÅMMDDNNNN", …}.');
  }
  const parsed = parseJson(readFileOf('--personer', file));
  if ('flaw' in parsed) throw new CliError(`--personer: filen är ingen JSON-fil (${parsed.flaw}).`);
  return lasTestpersoner(parsed.value);
}

/** A file's text. @throws {CliError} */
export function fileOf(given: Arguments, option: string): string | undefined {
  const path = given.optional(option);
  return path === undefined ? undefined : readFileOf(`--${option}`, path).toString('utf8');
}

/** @param what names it in the refusal @throws {CliError} */
export function readFileOf(what: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new CliError(`${what}: filen går inte att läsa.`);
  }
}

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
  if (!settings) throw new CliError('--installning ska vara namn=värde,namn=värde.');
  return settings;
}
