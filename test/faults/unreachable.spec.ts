// Faults A2 and A3: a host that does not exist, and one that does not answer the call to connect.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Constellation } from '../constellation.ts';
import { partsOf, questionV10 } from '../questions.ts';
import { everybody, expectComplete, expectNoPerson, faultConstellation } from './describe-fault.ts';

describe('faults A: no way to the source', () => {
  it('A2 unknown host: its error, the others are delivered', async () => {
    const service = await faultConstellation({ BASTJANST_CSN_URL: 'http://finns-inte.invalid/csn' });
    await expectUnreachable(service);
    await service.stop();
  });

  it('A3 connect timeout: its error within the time for connecting, the others are delivered', async () => {
    await using silent = await startSilentHost();
    const service = await faultConstellation({
      BASTJANST_CSN_URL: `${silent.url}/csn`,
      ANSLUTNINGSTID_MS: '200',
      TIDSGRANS_BASTJANST_MS: '10000',
      TIDSGRANS_TOTAL_MS: '12000',
    });
    await expectUnreachable(service);
    await service.stop();
  });
});

async function expectUnreachable(service: Constellation): Promise<void> {
  const answer = await service.soap(questionV10());
  expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT EJ_NABAR' });
  await expectComplete(service, answer);
  expectNoPerson(service, answer, ['CSN']);
}

/** A listener that is stopped and whose queue of connections is full: the kernel leaves further calls unanswered. */
async function startSilentHost() {
  const script =
    "const s=require('net').createServer();s.listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const port = Number(String(line));
  child.kill('SIGSTOP');
  const filling: Socket[] = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  await once(filling[0] as Socket, 'connect');
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of filling) socket.destroy();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
