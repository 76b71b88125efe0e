// Runs the tests: type check, lint and everything but `helhet`; or, with the argument `helhet`, the whole-service tests.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { everyday, helhet, type TestRun } from './test-runs.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
/** Writes the outcome of a whole run into test/faults/README.md. */
const TABLE = ['--require', './test/faults/skriv-tabell.ts'];

const [first, ...others] = process.argv.slice(2);
const chosen = first === 'helhet' ? helhet : everyday;
const files = first === 'helhet' || first === undefined ? others : [first, ...others];

if (chosen === everyday && files.length === 0) {
  run('typkontroll', bin('tsc'), ['--noEmit']);
  run('lint', bin('biome'), ['check', '--error-on-warnings']);
}
mocha(chosen, files);

/** @param only instead of all test files of the run */
function mocha({ specs, ignore, env, options }: TestRun, only: readonly string[]): void {
  const whole = [...TABLE, ...(ignore ? ['--ignore', ignore] : []), ...specs];
  const script = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  run('mocha', process.execPath, [script, ...options, ...(only.length > 0 ? only : whole)], env);
}

function run(
  title: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): void {
  console.error(`── ${title}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}
