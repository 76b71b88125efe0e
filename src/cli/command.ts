// What a command of the command line is, and how it says what was wrong with its call.

/** Where a command reads and writes; a personal number comes in by `stdin`, never among the arguments. */
export interface Io {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** One word of the command line, e.g. `gallra`. */
export interface Command {
  readonly name: string;
  /** One line each, as `hjalp` lists them: the call, and what it does. */
  readonly usage: readonly (readonly [call: string, does: string])[];
  /**
   * @returns the exit code: 0 done, 1 done and something is wrong (a broken chain), 2 the call was wrong
   * @throws {CliError} for a call that cannot be carried out
   */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** A wrong call; the message names the argument, the rule and what to do, never a value. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

const MOST_INPUT_BYTES = 20_000_000;

/** All of stdin as text. @throws {CliError} over 20 MB */
export async function readStdin({ stdin }: Io): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MOST_INPUT_BYTES) throw new CliError('Indata är större än 20 MB.');
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The one line of stdin that names a person or another criterion. @throws {CliError} where there is none, or several */
export async function readOneLine(io: Io, what: string): Promise<string> {
  const lines = (await readStdin(io)).split(/\r?\n/).map((line) => line.trim());
  const [line, ...more] = lines.filter((text) => text !== '');
  if (line === undefined || more.length > 0) {
    throw new CliError(`Skriv ${what} på en rad till stdin, till exempel: npx sammansatt … < fil`);
  }
  return line;
}

/** Sets text in columns, each as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
