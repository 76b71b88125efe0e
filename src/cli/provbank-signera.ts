// `provbank signera`: signs a självdeklaration that came from the pages, beside its report, with a key that never leaves its owner.
import { parseJson } from '../platform/json.ts';
import { underteckna } from '../testbench/rapport/sjalvdeklaration.ts';
import type { Arguments } from './arguments.ts';
import { CliError, type Io } from './command.ts';
import { fileOf, readFileOf } from './provbank-arguments.ts';

/** Writes the JWS to stdout. @throws {CliError | JwsError | SjalvdeklarationError} */
export async function signera(given: Arguments, { stdout }: Io): Promise<number> {
  const [, path] = given.words;
  const nyckel = fileOf(given, 'nyckel');
  const rapport = fileOf(given, 'protokoll');
  if (!path || nyckel === undefined || rapport === undefined) {
    throw new CliError(
      'Ange filen, provprotokollet och nyckeln: provbank signera sjalvdeklaration.json --protokoll rapport.json --nyckel nyckel.pem > sjalvdeklaration.jws',
    );
  }
  const parsed = parseJson(readFileOf('', path));
  stdout.write(`${await underteckna('value' in parsed ? parsed.value : undefined, rapport, nyckel)}\n`);
  return 0;
}
