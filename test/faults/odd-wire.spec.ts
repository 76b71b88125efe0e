// Odd faults of the wire that no simulator makes: nock catches axios' transport and answers in the source's place.
import { expect } from 'chai';
import { type Constellation, startConstellation } from '../constellation.ts';
import { partsOf, questionV10 } from '../questions.ts';

describe('faults A and B: odd wires', () => {
  let service: Constellation;
  let nock: typeof import('nock').default;
  before(async () => {
    // It stands between Node and the network as soon as it is loaded: not before these tests, and not after them.
    nock = (await import('nock')).default;
    service = await startConstellation({
      env: { BASTJANST_CSN_URL: 'http://csn.example/csn' },
      overrides: { httpTransport: 'axios' },
    });
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
  });
  after(async () => {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
    await service.stop();
  });

  for (const [code, part] of [
    ['ECONNRESET', 'SSBT FORBINDELSE_BRUTEN'],
    ['EHOSTUNREACH', 'SSBT EJ_NABAR'],
    ['CERT_HAS_EXPIRED', 'SSBT TLS_FEL'],
    ['EPROTO', 'SSBT TLS_FEL'],
  ] as const) {
    it(`${code}: ${part}`, async () => {
      nock('http://csn.example')
        .post('/csn')
        .replyWithError(Object.assign(new Error('x'), { code }));
      expect(partsOf((await service.soap(questionV10({ ask: ['CSN'] }))).text)).to.deep.equal({ CSN: part });
    });
  }

  it('an unknown Content-Encoding: an invalid answer', async () => {
    nock('http://csn.example').post('/csn').reply(200, 'x', { 'content-encoding': 'br' });
    expect(partsOf((await service.soap(questionV10({ ask: ['CSN'] }))).text)).to.deep.equal({
      CSN: 'BT OGILTIGT_SVAR',
    });
  });
});
