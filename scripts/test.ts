// Runs the tests: type check, lint and everything but `helhet`; or, with the argument `helhet`, the whole-service tests.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const mocha = (env: Record<string, string>, ...args: string[]) =>
  run('mocha', process.execPath, [join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'), ...args], env);

const helhet = process.argv[2] === 'helhet';
const rest = process.argv.slice(helhet ? 3 : 2);

if (helhet) {
  const both = ['platform/sql', 'querylog', 'anslutning', 'bastjanster/drift', 'web/anslutning', 'web/inloggning'];
  const specs = ['test/helhet/**/*.spec.ts', ...both.map((folder) => `test/${folder}/**/*.spec.ts`)];
  mocha({ HELHET: '1' }, '--config', 'test/helhet/.mocharc.json', ...(rest.length > 0 ? rest : specs));
} else if (rest.length > 0) {
  mocha({}, ...rest);
} else {
  run('typkontroll', bin('tsc'), ['--noEmit']);
  run('lint', bin('biome'), ['check', '--error-on-warnings']);
  mocha({}, '--ignore', 'test/helhet/**', 'test/**/*.spec.ts');
}

function run(title: string, command: string, args: readonly string[], env: Record<string, string> = {}): void {
  console.error(`── ${title}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}
