// Fault H5: kill -9 under load. Every answer that a client received has its row.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { openLogReader } from '../log-reader.ts';
import { questionV10 } from '../questions.ts';

const AT_ONCE = 16;
const ENOUGH = 150;

describe('kill -9 of the service under load', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-kill-'));
  after(() => rmSync(dataDir, { recursive: true, force: true }));

  it('H5 loses no row of a question that was answered', async () => {
    const { child, url } = await startService(dataDir);
    const exit = once(child, 'exit');
    const answered: string[] = [];
    await Promise.all(Array.from({ length: AT_ONCE }, () => askUntilDead(url, answered, child)));
    const [, signal] = await exit;
    expect(signal).to.equal('SIGKILL');
    expect(answered.length).to.be.at.least(ENOUGH);
    const { reader, close } = await openLogReader(dataDir);
    for (const id of answered) {
      const row = await reader.read(id);
      expect(row?.bastjanster, id).to.have.length(7);
      expect(row?.avslut, `${id} was answered, so it was completed`).to.not.equal(undefined);
    }
    await close();
  });
});

/** Asks again and again; once enough was answered, the service is killed in the middle of the rest. */
async function askUntilDead(url: string, answered: string[], child: ChildProcess): Promise<void> {
  try {
    for (;;) {
      const response = await fetch(`${url}/ssbtek`, {
        method: 'POST',
        body: questionV10(),
        headers: { 'content-type': 'text/xml' },
      });
      const text = await response.text();
      if (response.status === 200 && text.includes('</soap:Envelope>'))
        answered.push(response.headers.get('x-sammansatt-id') ?? '');
      if (answered.length >= ENOUGH) child.kill('SIGKILL');
    }
  } catch {
    // The service is dead.
  }
}

async function startService(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, PORT: '0', SIMULATOR_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: PROJECT_ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    const url = /SOAP {2}(http:\S+)\/ssbtek/.exec(text)?.[1];
    if (url) {
      child.stdout?.resume();
      return { child, url };
    }
  }
  throw new Error(`the service did not start: ${text}`);
}
