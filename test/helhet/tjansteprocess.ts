// The service as an operator runs it: a process of its own on a port that stays the same, stopped by a signal and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

export interface ServiceProcess {
  readonly port: number;
  /** Resolves when it listens. @throws if it ends before */
  start(): Promise<void>;
  /** @returns how it ended: exit code, or the signal that killed it */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string>;
}

export function serviceProcess(port: number, env: Readonly<Record<string, string>>): ServiceProcess {
  let child: ChildProcess | undefined;
  process.once('exit', () => child?.kill('SIGKILL'));

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['src/main.ts', '--utan-simulatorer'], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, LOG_LEVEL: 'error', TLS_PORT: '0', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let words = '';
    for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
      words += chunk;
      if (words.includes(`:${port}/ssbtek`)) return void child.stdout?.resume();
    }
    throw new Error(`the service did not start: ${words}`);
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return 'gone';
    const exit = once(child, 'exit');
    child.kill(signal);
    const [code, killed] = await exit;
    return code ?? killed;
  }

  return { port, start, end };
}
