// The command line as a process: its help by every word for it, and a reader that has seen enough.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['src/cli.ts', ...args], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  return { child, err: () => err };
}

async function run(...args: readonly string[]) {
  const { child } = start(...args);
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  const [code] = await once(child, 'close');
  return { code, out };
}

describe('cli as a process', function () {
  this.timeout(20_000);

  it('a pipe that closes ends it quietly', async () => {
    const { child, err } = start('provbank', 'lista', '--json');
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    expect([code, err()]).to.deep.equal([0, '']);
  });

  for (const name of ['provbank', 'nyckel', 'logg']) {
    it(`${name} hjalp is ${name} --hjalp`, async () => {
      const [word, option] = [await run(name, 'hjalp'), await run(name, '--hjalp')];
      expect(word).to.deep.equal(option);
      expect([word.code, word.out.includes(`  ${name} `)]).to.deep.equal([0, true]);
    });
  }
});
