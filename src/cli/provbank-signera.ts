// `provbank signera`: signs a självdeklaration that came from the pages, with a key that never leaves its owner.
import { parseJson } from '../platform/json.ts';
import { underteckna } from '../testbench/rapport/sjalvdeklaration.ts';
import type { Arguments } from './arguments.ts';
import { CliError, type Io } from './command.ts';
import { fileOf, readFileOf } from './provbank-arguments.ts';

/** Writes the JWS to stdout. @throws {CliError | JwsError | SjalvdeklarationError} */
export async function signera(given: Arguments, { stdout }: Io): Promise<number> {
  const [, path] = given.words;
  const nyckel = fileOf(given, 'nyckel');
  if (!path || nyckel === undefined) {
    throw new CliError(
      'Ange filen och nyckeln: provbank signera sjalvdeklaration.json --nyckel nyckel.pem > sjalvdeklaration.jws',
    );
  }
  const parsed = parseJson(readFileOf('filen', path));
  stdout.write(`${await underteckna('value' in parsed ? parsed.value : undefined, nyckel)}\n`);
  return 0;
}
