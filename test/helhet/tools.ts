// Foreign tools that the whole-service tests run: where they stand, whether they are there, and how they are fed.
import { spawn, spawnSync } from 'node:child_process';
import type { Context } from 'mocha';

/** Paths of the system's own packages: another Python or PHP on the PATH need not have the SOAP libraries. */
export const PYTHON = '/usr/bin/python3';
export const PHP = '/usr/bin/php';
export const XMLLINT = '/usr/bin/xmllint';

/** A command that succeeds where a tool is installed. */
export type Probe = readonly [command: string, ...args: string[]];

export const hasZeep: Probe = [PYTHON, '-c', 'import zeep'];
export const hasPhpSoap: Probe = [PHP, '-r', 'exit(extension_loaded("soap") ? 0 : 1);'];
export const hasXmllint: Probe = [XMLLINT, '--version'];

/** Whether the probe succeeds here. */
export function isInstalled([command, ...args]: Probe): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Skips the tests of `context`, with a notice, where a tool is not installed.
 * @throws instead of skipping where KRAV_ALLA=1
 */
export function requireTool(context: Context, name: string, probe: Probe): void {
  if (isInstalled(probe)) return;
  if (process.env.KRAV_ALLA === '1') throw new Error(`${name} is not installed, and KRAV_ALLA=1 demands it`);
  process.stderr.write(`      ${name} is not installed, its tests are skipped\n`);
  context.skip();
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to its end, without blocking this process: the service under test lives in it.
 * @param env beside this process's own
 */
export function run(
  command: string,
  args: readonly string[],
  stdin = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'pipe', env: { ...process.env, ...env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => {}); // a child that never reads says what is wrong by its status
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout: text(out), stderr: text(err) }));
    child.stdin.end(stdin);
  });
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
