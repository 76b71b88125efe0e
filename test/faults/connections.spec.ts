// Fault A10: connections that are kept, and that the source closes or half closes without a word while nobody asks.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Constellation } from '../constellation.ts';
import { AGENCIES, partsOf, questionV10 } from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

/** Fewer than a burst of second tries allows for. */
const QUESTIONS = 5;

describe('faults A: connections that are kept', () => {
  let service: Constellation;
  afterEach(() => service.stop());

  for (const agency of AGENCIES) {
    it(`A10 half closed after every answer, by ${agency}: no question is lost`, async () => {
      service = await faultConstellation();
      await service.simulators.behave(agency, 'half-close');
      for (let n = 0; n < QUESTIONS; n++) {
        const answer = await service.soap(questionV10());
        expect(partsOf(answer.text), `question ${n + 1}`).to.deep.equal(everybody('data'));
        await expectComplete(service, answer);
      }
    });
  }

  it('A10 half closed just as the next question is written: it is put once more, and answered', async () => {
    await using source = await startHalfClosing();
    service = await faultConstellation({ BASTJANST_CSN_URL: `${source.url}/csn` });
    source.passOnTo(service.simulators.urls.CSN ?? '');
    for (let n = 0; n < QUESTIONS; n++) {
      expect(partsOf((await service.soap(questionV10({ ask: ['CSN'] }))).text)).to.deep.equal({ CSN: 'data' });
    }
    expect(source.unanswered(), 'questions that met a connection half closed').to.equal(QUESTIONS - 1);
  });
});

/** A source in front of a simulator, that ends every connection without an answer when a second question comes on it. */
async function startHalfClosing() {
  const open = new Set<Socket>();
  let target = new URL('http://127.0.0.1');
  let unanswered = 0;
  const server = createServer((socket) => {
    open.add(socket);
    const inner = connect(Number(target.port), target.hostname);
    for (const one of [socket, inner]) one.on('error', () => {});
    let questions = 0;
    socket.on('data', (chunk) => {
      if (chunk.includes('POST ')) questions++;
      if (questions < 2) return void inner.write(chunk);
      if (chunk.includes('POST ')) unanswered++;
      socket.end();
    });
    inner.on('data', (chunk) => socket.write(chunk));
    socket.on('close', () => {
      open.delete(socket);
      inner.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passOnTo(url: string) {
      target = new URL(url);
    },
    unanswered: () => unanswered,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
