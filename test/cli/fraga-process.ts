// Runs `fraga` as a process of its own, by pipes or on a pseudo terminal.
import { spawn } from 'node:child_process';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

export interface FragaResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type Env = Readonly<Record<string, string>>;

const PROMPT = 'NNNN): ';

/** @param stdin all that comes by it; nothing, and it ends, where it is empty */
export function runFraga(args: readonly string[], stdin: string, env: Env): Promise<FragaResult> {
  const child = spawn(process.execPath, ['src/cli.ts', 'fraga', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (texts.out += chunk));
  child.stderr.on('data', (chunk) => (texts.err += chunk));
  child.stdin.on('error', () => {}).end(stdin);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...texts })));
}

/** The same where a person types the number once it is asked for; what a terminal shows comes out as one. */
export async function typeFraga(args: readonly string[], typed: string, env: Env): Promise<Omit<FragaResult, 'err'>> {
  const command = `stty cols 90; exec "${process.execPath}" src/cli.ts fraga ${args.join(' ')}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NO_COLOR: '', TERM: 'xterm', ...env },
  });
  let out = '';
  let hasTyped = false;
  child.stdout.on('data', (chunk) => {
    out += chunk;
    if (hasTyped || !out.includes(PROMPT)) return;
    hasTyped = true;
    child.stdin.write(`${typed}\n`);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out: out.replaceAll('\r\n', '\n') };
}
