// Faults H that take a process of its own: no database at start, and a disk that is full.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { openLogReader } from '../log-reader.ts';
import { faultOf, questionV10 } from '../questions.ts';

const ROOM_BYTES = 2_000_000;

describe('faults H: the log, in a process of its own', function () {
  this.timeout(30_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-logg-'));
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));
  after(() => rmSync(dataDir, { recursive: true, force: true }));

  function start(env: Record<string, string>): ChildProcess {
    const all = { ...process.env, PORT: '0', SIMULATOR_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env };
    child = spawn(process.execPath, ['src/main.ts'], {
      cwd: PROJECT_ROOT,
      env: all,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return child;
  }

  it('H1 database down at start: the service says which and ends, its address not among the words', async () => {
    const started = start({ DATABASE_URL: 'postgres://logg:hemligt@127.0.0.1:1/sammansatt' });
    let words = '';
    started.stderr?.on('data', (chunk) => {
      words += chunk;
    });
    const [code] = await once(started, 'close');
    expect(code).to.equal(2);
    expect(words).to.match(/Databasen går inte att öppna \(ECONNREFUSED\).*DATABASE_URL/);
    expect(words).not.to.contain('hemligt');
  });

  it('H4 disk full: questions are refused and nobody is asked, until there is room again', async () => {
    const started = start({});
    const url = await addressOf(started);
    const ask = () => askOnce(url);
    expect((await ask()).status).to.equal(200);
    limitFiles(started, ROOM_BYTES);
    const answered: string[] = [];
    let answer = await ask();
    for (; answer.status === 200; answer = await ask()) answered.push(answer.id);
    expect(faultOf(answer.text)).to.equal('LOGG_EJ_TILLGANGLIG');
    let ready = await fetch(`${url}/halsa`);
    // The little that readiness writes may still find room once or twice.
    for (let tries = 0; ready.ok && tries < 100; tries++) ready = await fetch(`${url}/halsa`);
    expect(ready.status).to.equal(503);
    limitFiles(started, 'unlimited');
    const later = await ask();
    expect(later.status, 'after there is room').to.equal(200);
    const { reader, close } = await openLogReader(dataDir);
    for (const id of [...answered, later.id]) {
      // An end that found no room is written when there is some again.
      while (!(await reader.read(id))?.avslut) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await reader.read(answer.id), 'the refused question').to.equal(undefined);
    await close();
  });
});

/** No file of the process may grow beyond this: a write that would is refused, as on a full disk. */
function limitFiles({ pid }: ChildProcess, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
}

async function askOnce(url: string): Promise<{ status: number; text: string; id: string }> {
  const headers = { 'content-type': 'text/xml' };
  const response = await fetch(`${url}/ssbtek`, { method: 'POST', body: questionV10(), headers });
  return { status: response.status, text: await response.text(), id: response.headers.get('x-sammansatt-id') ?? '' };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += chunk;
    const url = /SOAP {2}(http:\S+)\/ssbtek/.exec(text)?.[1];
    if (url) {
      stdout?.resume();
      return url;
    }
  }
  throw new Error(`the service did not start: ${text}`);
}
