// Reads a command's arguments into what they mean, or says which is wrong and how it should be.
import { parseArgs } from 'node:util';
import { holdsIdentity } from '../platform/identity.ts';
import { CliError } from './command.ts';

/** Options by name: `text` takes a value, `flagga` none. */
export type Options = Readonly<Record<string, 'text' | 'flagga'>>;

export interface Arguments {
  readonly words: readonly string[];
  /** The value of an option that must be there. @throws {CliError} */
  required(name: string): string;
  optional(name: string): string | undefined;
  flag(name: string): boolean;
  /** A whole number within bounds. @throws {CliError} */
  whole(name: string, fallback: number, least: number, most: number): number;
}

/**
 * @param mostWords how many words beside its options the command takes
 * @throws {CliError} for an option that is unknown, lacks its value or has two, and for a word that is one too many or somebody's number
 */
export function readArguments(args: readonly string[], options: Options, mostWords = 0): Arguments {
  const { values, positionals, tokens } = parse(args, options);
  refuseTwice(tokens, options);
  refuseWords(positionals, mostWords);
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : undefined);
  return {
    words: positionals,
    optional: text,
    flag: (name) => values[name] === true,
    required(name) {
      const value = text(name);
      if (!value) throw new CliError(`--${name} saknas.`);
      return value;
    },
    whole(name, fallback, least, most) {
      const value = text(name);
      if (value === undefined) return fallback;
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (!(number >= least && number <= most)) throw new CliError(`--${name} ska vara ett heltal ${least}–${most}.`);
      return number;
    },
  };
}

/** Of two values one would be left out without a word. */
function refuseTwice(tokens: ReturnType<typeof parse>['tokens'], options: Options): void {
  const named = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = named.find((name, at) => options[name] === 'text' && named.indexOf(name) !== at);
  if (twice !== undefined) throw new CliError(`--${twice} anges en gång, inte flera.`);
}

function refuseWords(words: readonly string[], most: number): void {
  refuseIdentities(words);
  if (words.length > most) throw new CliError('Det står ett ord för mycket i anropet, eller ett val utan -- framför.');
}

/** @throws {CliError} that does not repeat it */
export function refuseIdentities(args: readonly string[]): void {
  if (!args.some((arg) => holdsIdentity(arg))) return;
  throw new CliError(
    'Ett argument innehåller ett personnummer. Argument syns i kommandohistoriken och för andra på datorn: ta bort det ur ' +
      'historiken, och ange numret först när det efterfrågas.',
  );
}

function parse(args: readonly string[], options: Options) {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' } as const]),
  );
  try {
    return parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    const { code } = error as { code?: string };
    const known = Object.keys(options).map((name) => `--${name}`);
    const list = known.length > 0 ? ` De som finns: ${known.join(', ')}.` : '';
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new CliError(`Ett argument saknar sitt värde.${list}`);
    throw new CliError(`Ett argument är okänt.${list}`);
  }
}
