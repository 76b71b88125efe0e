// Reads whom a question is about: asked for on a terminal, else the first line of stdin; never among the arguments.
import { CliError, type Io } from './command.ts';
import { isTerminal } from './terminal.ts';

const LONGEST = 1_000;

/** @returns 12 digits @throws {CliError} where there are none; the line is not repeated */
export async function readPerson({ stdin, stderr }: Io): Promise<string> {
  if (isTerminal(stdin)) stderr.write('Personnummer (ÅÅÅÅMMDDNNNN): ');
  const line = await firstLine(stdin);
  const [, date, number] = /^(\d{8})[-\s]?(\d{4})$/.exec(line.trim()) ?? [];
  if (date && number) return date + number;
  throw new CliError(
    'Ange person- eller samordningsnumret med tolv siffror, ÅÅÅÅMMDDNNNN, när det efterfrågas eller som första raden på stdin.',
  );
}

async function firstLine(stdin: Io['stdin']): Promise<string> {
  let text = '';
  for await (const chunk of stdin) {
    text += chunk.toString();
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  return text.split(/\r?\n/)[0] ?? '';
}
