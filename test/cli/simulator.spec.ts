// The simulator as a process: started by its command, asked as a case system would, and gone without a trace.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { v11 } from '../helhet/versions.ts';
import { partsOf } from '../questions.ts';
import { askerOf } from '../testbench/simulator/asker.ts';

const FREE = ['--port', '0', '--tls-port', '0', '--styrning-port', '0'];

describe('the command simulator', function () {
  this.timeout(20_000);
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  function start(...args: readonly string[]): ChildProcess {
    child = spawn(process.execPath, [join(PROJECT_ROOT, 'src/cli.ts'), 'simulator', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return child;
  }

  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    it(`says where it answers, answers by scenario, and leaves nothing when it is told to end by ${signal}`, async () => {
      const process = start(...FREE);
      const said = await until(process, /simulator scenarier/);
      const [, url = ''] = /REST\s+(http:\S+)\/v1\/fragor/.exec(said) ?? [];
      const [, ca = ''] = /--cacert (\S+)/.exec(said) ?? [];
      const { text } = await askerOf(url).soap(v11, 'TNS=EJ_NABAR');
      expect(partsOf(text)).to.include({ TNS: 'SSBT EJ_NABAR', AF: 'data' });
      const dataDir = dirname(dirname(ca));
      expect(existsSync(join(dataDir, 'nycklar'))).to.equal(true);
      process.kill(signal);
      expect(await once(process, 'exit')).to.deep.equal([0, null]);
      expect(existsSync(dataDir)).to.equal(false);
    });
  }

  it('says which port is taken', async () => {
    const first = start(...FREE);
    const [, port = ''] = /REST\s+http:\/\/127\.0\.0\.1:(\d+)/.exec(await until(first, /simulator scenarier/)) ?? [];
    const second = start('--port', port, '--tls-port', '0', '--styrning-port', '0');
    expect(await until(second, /Hjälp/, second.stderr)).to.include(`Port ${port} är upptagen`);
    expect(await once(second, 'exit')).to.deep.equal([2, null]);
    first.kill('SIGKILL');
  });
});

/** All lines so far, once one matches. */
async function until(child: ChildProcess, last: RegExp, stream = child.stdout): Promise<string> {
  if (!stream) throw new Error('nothing to read');
  let text = '';
  for await (const line of createInterface({ input: stream })) {
    text += `${line}\n`;
    if (last.test(line)) return text;
  }
  throw new Error(`it ended after: ${text}`);
}
