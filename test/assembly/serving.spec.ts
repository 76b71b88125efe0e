// How the whole service stops: what a balancer's probe sees, and what becomes of questions that come meanwhile.
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import { type Constellation, startConstellation } from '../constellation.ts';
import { everybody } from '../faults/describe-fault.ts';
import { faultOf, partsOf, questionV10 } from '../questions.ts';

interface Asked {
  readonly answer: IncomingMessage;
  readonly text: string;
  /** Whether it went over the connection of an earlier one. */
  readonly kept: boolean;
}

async function ask(url: string, agent: Agent | false): Promise<Asked> {
  const sent = request(`${url}/ssbtek`, { method: 'POST', agent, headers: { 'content-type': 'text/xml' } });
  sent.end(questionV10());
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const text = (await answer.toArray()).join('');
  return { answer, text, kept: sent.reusedSocket };
}

async function expectWhole(service: Constellation, { answer, text }: Asked): Promise<void> {
  expect(partsOf(text)).to.deep.equal(everybody('data'));
  expect(answer.headers.connection).to.equal('close');
  const row = await service.logged(String(answer.headers['x-sammansatt-id']));
  expect(row?.avslut?.outcomes).to.have.length(7);
}

describe('serving', () => {
  let agent: Agent;
  beforeEach(() => {
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
  });
  afterEach(() => agent.destroy());

  it('is not ready from the moment a stop begins, and answers for as long as a balancer needs to see that', async () => {
    const service = await startConstellation({ env: { STOPP_VANTA_MS: '2500' } });
    const { url } = service;
    expect((await ask(url, agent)).answer.headers.connection).to.equal('keep-alive');
    const order: string[] = [];
    const stopped = service.stop().then(() => order.push('stopped'));
    const probe = await fetch(`${url}/halsa`);
    expect([probe.status, await probe.json()]).to.deep.equal([503, { lever: true, redo: false }]);
    const onKept = await ask(url, agent);
    expect(onKept.kept).to.equal(true);
    await expectWhole(service, onKept);
    await expectWhole(service, await ask(url, false));
    order.push('answered');
    await stopped;
    expect(order).to.deep.equal(['answered', 'stopped']);
    const late = await ask(url, false).catch(({ code }) => code);
    expect(late).to.equal('ECONNREFUSED');
  });

  it('finishes what was accepted, says that it was the last, and ends', async () => {
    const service = await startConstellation();
    await service.simulators.behave('CSN', { name: 'slow', ms: 500 });
    const order: string[] = [];
    const asked = ask(service.url, agent);
    await service.simulators.waitFor('AF', () => true);
    const stopped = service.stop().then(() => order.push('stopped'));
    const { answer, text } = await asked;
    order.push('answered');
    expect(partsOf(text)).to.deep.equal(everybody('data'));
    expect(answer.headers.connection).to.equal('close');
    await stopped;
    expect(order).to.deep.equal(['answered', 'stopped']);
    const written = service.logLines().join('');
    expect(written.match(/"fraga-besvarad"/g)).to.have.length(1);
    expect(written).not.to.include('logg-avslut-forsoks-igen');
  });

  it('refuses what comes on an open connection after that: nobody is asked, nothing logged, it can be repeated', async () => {
    const service = await startConstellation();
    await service.simulators.behave('CSN', { name: 'slow', ms: 1_500 });
    const { port } = new URL(service.url);
    const socket = connect(Number(port), '127.0.0.1');
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.write('POST /ssbtek HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n');
    await once(socket, 'connect');
    const asked = ask(service.url, agent);
    const { id } = await service.simulators.waitFor('AF', () => true);
    const stopped = service.stop();
    const question = questionV10();
    socket.write(`Content-Length: ${Buffer.byteLength(question)}\r\n\r\n${question}`);
    await once(socket, 'close');
    expect(faultOf(said)).to.equal('STANGER');
    expect(said).to.match(/^connection: close\r$/im);
    const late = /^x-sammansatt-id: (.*)\r$/im.exec(said)?.[1] ?? '';
    expect(await service.logged(late)).to.equal(undefined);
    expect(service.simulators.events('AF').map((event) => event.id)).to.deep.equal([id]);
    expect(partsOf((await asked).text), 'the one that was accepted').to.deep.equal(everybody('data'));
    await stopped;
  });

  it('cuts off what is not answered within STOPP_MS', async () => {
    const service = await startConstellation({ env: { STOPP_MS: '300' } });
    await service.simulators.behave('CSN', 'hang');
    const asked = ask(service.url, agent).catch(({ code }) => code);
    await service.simulators.waitFor('AF', () => true);
    await service.stop();
    expect(await asked).to.equal('ECONNRESET');
  });
});
