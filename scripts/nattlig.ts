// What takes too long for `npm test`: npm run nattlig runs it all, one after another, and says what did not hold.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Part {
  readonly title: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '..');
const dir = mkdtempSync(join(tmpdir(), 'sammansatt-nattlig-'));
const soaked = join(dir, 'soak');

/** No part may hang the night. */
const MOST_MS = 15 * 60_000;

const PARTS: readonly Part[] = [
  { title: 'soak 60 s', script: 'test/last/soak.ts', args: ['--tid', '60s', '--katalog', soaked] },
  {
    title: 'kontroll av soakens logg',
    script: 'src/cli.ts',
    args: ['logg', 'kontrollera', '--aktor', 'nattlig', '--skal', 'nattlig kontroll'],
    env: { DATA_DIR: join(soaked, 'data') },
  },
  { title: 'fuzz, 12 000 fall', script: 'test/fuzz/run.ts', args: ['--fall', '12000'] },
  { title: 'överlast 20 s', script: 'test/last/overlast.ts', args: ['20'] },
  { title: 'vaktens minne, en miljon anrop', script: 'test/last/minne.ts', args: [] },
];

try {
  const results = PARTS.map(run);
  console.log('\n── sammanfattning');
  for (const { title, status, seconds } of results) {
    console.log(`${status === 0 ? 'håller' : `FEL (${status ?? 'avbruten'})`}  ${title}, ${seconds.toFixed(0)} s`);
  }
  process.exitCode = results.every(({ status }) => status === 0) ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}

function run({ title, script, args, env = {} }: Part) {
  console.log(`\n── ${title}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    timeout: MOST_MS,
  });
  return { title, status, seconds: (performance.now() - began) / 1000 };
}
