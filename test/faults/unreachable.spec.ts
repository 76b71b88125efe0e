// Faults A2 and A3: a host that does not exist, and one that does not answer the call to connect.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import { partsOf, questionV10 } from '../questions.ts';
import { everybody, faultConstellation } from './describe-fault.ts';

describe('faults A: no way to the source', () => {
  it('A2 unknown host: its error, the others are delivered', async () => {
    const service = await faultConstellation({ BASTJANST_CSN_URL: 'http://finns-inte.invalid/csn' });
    expect(partsOf((await service.soap(questionV10())).text)).to.deep.equal({
      ...everybody('data'),
      CSN: 'SSBT EJ_NABAR',
    });
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
    expect(partsOf((await service.soap(questionV10())).text)).to.deep.equal({
      ...everybody('data'),
      CSN: 'SSBT EJ_NABAR',
    });
    await service.stop();
  });
});

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
