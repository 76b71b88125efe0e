// A start in trial mode as a newcomer makes it: what it prints is sent as it stands, also over TLS.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';

const run = promisify(execFile);

describe('main', function () {
  this.timeout(30_000);
  const children: ChildProcess[] = [];
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'sammansatt-start-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  function start(env: Record<string, string>): { process: ChildProcess; words: () => string } {
    const all = { ...process.env, PORT: '0', SIMULATOR_PORT: '0', DATA_DIR: home, LOG_LEVEL: 'error', ...env };
    let words = '';
    const child = spawn(process.execPath, ['src/main.ts'], {
      cwd: PROJECT_ROOT,
      env: all,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        words += chunk;
      });
    }
    return { process: child, words: () => words };
  }

  it('prints curl lines that are answered: plain, and over TLS with the certificates of trial', async function () {
    const { process: started, words } = start({});
    await listening({ process: started, words });
    const lines = words().replaceAll('\\\n', ' ').split('\n');
    const curls = lines.map((line) => line.trim()).filter((line) => line.startsWith('curl '));
    expect(curls).to.have.length(3);
    if (!(await hasCurl())) this.skip();
    for (const line of curls) {
      const { stdout } = await run('sh', ['-c', `${line} -w '\\n%{http_code}'`]);
      expect(stdout.split('\n').at(-1), line).to.equal('200');
    }
    const [, , tls = ''] = curls;
    const bare = tls.replace(/--cert '.*?' --key '.*?'/, '');
    expect((await run('sh', ['-c', bare])).stdout, 'without the certificate').to.include('EJ_IDENTIFIERAD');
  });

  it('refuses a second process on the same SQLite, and says what to do; one that was killed leaves the way free', async function () {
    this.timeout(60_000);
    const first = start({ TLS_PORT: '0' });
    await listening(first);
    expect(first.words()).to.include(
      `SQLite i ${home}: en enda tjänsteprocess, flera kräver PostgreSQL (DATABASE_URL)`,
    );
    const second = start({ TLS_PORT: '0' });
    const [code] = await once(second.process, 'close');
    expect(code).to.equal(2);
    expect(second.words()).to.match(/DATA_DIR används redan av en annan tjänsteprocess.*DATABASE_URL/);
    first.process.kill('SIGKILL');
    await once(first.process, 'close');
    await listening(start({ TLS_PORT: '0' }));
  });

  it('makes no certificates in production, and says why it does not listen with them', async () => {
    const { process: started, words } = start({ NODE_ENV: 'production', TLS_PORT: '0' });
    const [code] = await once(started, 'close');
    expect(code).to.equal(2);
    expect(words()).to.include('TLS_PORT gäller bara provläge');
    expect(existsSync(join(home, 'prov-ca'))).to.equal(false);
  });
});

async function listening({
  process: { stdout },
  words,
}: {
  process: ChildProcess;
  words: () => string;
}): Promise<void> {
  while (!words().includes('Samma fråga över TLS')) await once(stdout ?? process, 'data');
}

async function hasCurl(): Promise<boolean> {
  return run('curl', ['--version']).then(
    () => true,
    () => false,
  );
}
