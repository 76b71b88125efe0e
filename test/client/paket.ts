// The package as somebody else has it: packed, unpacked into a folder of theirs, beside the libraries that it needs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

const LIBRARIES = ['jose', 'undici', 'undici-types', '@types/node'];
const TSC = join(PROJECT_ROOT, 'node_modules/typescript/bin/tsc');

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Framling {
  /** Every file of the package. */
  readonly files: readonly string[];
  /** Writes a file into the stranger's folder. @returns its path */
  write(name: string, text: string): string;
  /** Runs a program of the package. */
  program(path: string, ...args: string[]): Promise<Finished>;
  /** Runs an example of it. */
  exempel(name: string, ...args: string[]): Promise<Finished>;
  /** What the compiler says of a program of theirs; empty where it says nothing. */
  compile(program: string): Promise<string>;
  remove(): void;
}

/** Builds and packs it as `npm pack` does. @throws where that fails */
export async function packaged(): Promise<Framling> {
  const folder = mkdtempSync(join(tmpdir(), 'sammansatt-framling-'));
  const own = join(folder, 'node_modules/sammansatt');
  mkdirSync(own, { recursive: true });
  await succeeded(run('npm', ['pack', '--silent', '--pack-destination', folder], PROJECT_ROOT));
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  await succeeded(run('tar', ['-xzf', join(folder, archive), '-C', own, '--strip-components=1'], folder));
  for (const name of LIBRARIES) {
    const at = join(folder, 'node_modules', name);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(PROJECT_ROOT, 'node_modules', name), at);
  }
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const program = (path: string, ...args: string[]) => run(process.execPath, [join(own, path), ...args], folder);
  const config = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: ['node'] };
  write('package.json', JSON.stringify({ type: 'module' }));
  write('tsconfig.json', JSON.stringify({ compilerOptions: config, include: ['*.ts'] }));
  return {
    files: readdirSync(own, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name).slice(own.length + 1)),
    write,
    program,
    exempel: (name, ...args) => program(`src/client/exempel/${name}`, ...args),
    async compile(program) {
      write('program.ts', program);
      const { stdout, stderr } = await run(process.execPath, [TSC, '-p', folder], folder);
      return stdout + stderr;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function run(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout, stderr };
}

async function succeeded(running: Promise<Finished>): Promise<void> {
  const { status, stdout, stderr } = await running;
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
}
