// Builds dist/client, what the package hands out: JavaScript and declarations, since Node strips no types inside node_modules.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';

const DIST = join(PROJECT_ROOT, 'dist/client');

rmSync(DIST, { recursive: true, force: true });
const compiler = join(PROJECT_ROOT, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(PROJECT_ROOT, 'src/client')], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;

// The compiler rewrites the imports of the code alone; not every compiler that reads declarations takes those of sources.
for (const name of readdirSync(DIST).filter((one) => one.endsWith('.d.ts'))) {
  const text = readFileSync(join(DIST, name), 'utf8');
  writeFileSync(join(DIST, name), text.replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
}
