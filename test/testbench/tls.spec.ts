// Cases of TLS against a real front: each passes where the front is as it should be, and fails where one thing is not.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { TLSSocket, TlsOptions } from 'node:tls';
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import type { Mal, Provprotokoll } from '../../src/testbench/prov.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { startTlsFront, type TlsFront } from '../faults/tls-front.ts';
import { makeCa, type TestCa } from '../inbound/a-ca.ts';
import { startHttpFront } from './an-http-front.ts';
import { korProvade } from './provade.ts';

const FALL = ['TNS-PRO-101', 'TNS-PRO-102', 'TNS-PRO-103', 'TNS-PRO-104'];

describe('the test bench over TLS', () => {
  const bank = createProvbank({ kataloger });
  let ca: TestCa;
  let simulators: Simulators;
  let front: TlsFront | undefined;
  before(async () => {
    ca = await makeCa();
    simulators = await startSimulators({ ports: 0, only: ['TNS'] });
  });
  afterEach(async () => {
    await front?.stop();
    front = undefined;
  });
  after(() => simulators.stop());

  const kravande = async (options: Parameters<TestCa['server']>[0] = {}): Promise<TlsOptions> => ({
    ...(await ca.server(options)),
    ca: ca.cert,
    requestCert: true,
    rejectUnauthorized: true,
  });

  async function kor(
    options: TlsOptions,
    visar: Mal['tls'] | undefined,
    fall: readonly string[] = FALL,
    host = '127.0.0.1',
  ): Promise<Provprotokoll> {
    front = await startTlsFront(options, host);
    front.passOnTo(simulators.urls.TNS ?? '');
    const mal = { bastjanst: 'TNS', url: `https://${host}:${front.port}/tns`, tls: { ca: ca.cert, ...visar } };
    return korProvade(bank, mal, { personer: simuleradeTestpersoner('TNS'), fall, granser: { takt: 50 } });
  }

  async function klient(): Promise<Mal['tls']> {
    const { cert, key } = await ca.issue();
    return { cert, key };
  }

  const utfall = ({ fall }: Provprotokoll) => Object.fromEntries(fall.map((ett) => [ett.fall.id, ett.utfall.utfall]));
  const godkanda = Object.fromEntries(FALL.map((id) => [id, 'godkänd']));

  it('passes a front as it should be, and writes down its certificate', async () => {
    const options = await kravande({ to: 90 });
    const protokoll = await kor(options, await klient());
    expect(utfall(protokoll)).to.deep.equal(godkanda);
    expect(protokoll.certifikat?.subjekt).to.include('localhost');
    expect(protokoll.certifikat?.fingeravtryck).to.equal((options as { fingerprint?: string }).fingerprint);
  });

  it('asks, keeps its connection and answers its questions over TLS as without', async () => {
    const protokoll = await kor(await kravande({ to: 90 }), await klient(), [
      'TNS-KON-001',
      'TNS-PRO-003',
      'TNS-INT-003',
    ]);
    expect(new Set(Object.values(utfall(protokoll)))).to.have.all.keys('godkänd');
  });

  it('TLS 1.1 is caught by PRO-101', async () => {
    const gammal = { ...(await kravande({ to: 90 })), minVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } as const;
    expect(utfall(await kor(gammal, await klient()))).to.deep.equal({ ...godkanda, 'TNS-PRO-101': 'underkänd' });
  });

  for (const [vad, options, vantat] of [
    ['a certificate that has ended', { from: -20, to: -1 }, 'underkänd'],
    ['a certificate that ends soon', { to: 10 }, 'varning'],
  ] as const) {
    it(`${vad} is caught by PRO-102: ${vantat}`, async () => {
      const protokoll = await kor(await kravande(options), await klient(), ['TNS-PRO-102']);
      expect(utfall(protokoll)).to.deep.equal({ 'TNS-PRO-102': vantat });
    });
  }

  it('a certificate for another address is caught by PRO-102', async () => {
    const protokoll = await kor(await kravande({ to: 90 }), await klient(), ['TNS-PRO-102'], '127.0.0.2');
    expect(utfall(protokoll)).to.deep.equal({ 'TNS-PRO-102': 'underkänd' });
  });

  it('a certificate of a stranger is caught by PRO-102', async () => {
    const annan = await (await makeCa('Annan-CA')).server({ to: 90 });
    const front = { ...(await kravande()), cert: annan.cert, key: annan.key };
    const protokoll = await kor(front, await klient(), ['TNS-PRO-102']);
    expect(utfall(protokoll)).to.deep.equal({ 'TNS-PRO-102': 'underkänd' });
  });

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`a front that lets everybody in is caught by PRO-103, over ${version}`, async () => {
      const oppen = { ...(await ca.server({ to: 90 })), minVersion: version, maxVersion: version };
      expect(utfall(await kor(oppen, await klient()))).to.include({ 'TNS-PRO-103': 'underkänd' });
    });

    it(`a front that demands a certificate passes PRO-103, over ${version}`, async () => {
      const stangd = { ...(await kravande({ to: 90 })), minVersion: version, maxVersion: version };
      expect(utfall(await kor(stangd, await klient()))).to.include({ 'TNS-PRO-103': 'godkänd' });
    });
  }

  const godkannd = (socket: TLSSocket) => socket.authorized;
  const visad = (socket: TLSSocket) => socket.getPeerX509Certificate() !== undefined;

  for (const [vad, slapper, vantat] of [
    ['answers 400 to whoever has no trusted certificate', (s: TLSSocket) => (godkannd(s) ? undefined : 400), 'godkänd'],
    ['answers 403 to whoever has no trusted certificate', (s: TLSSocket) => (godkannd(s) ? undefined : 403), 'godkänd'],
    ['lets in any certificate', (s: TLSSocket) => (visad(s) ? undefined : 400), 'underkänd'],
    ['lets in everybody', () => undefined, 'underkänd'],
    ['answers 403 to everybody', () => 403, 'underkänd'],
    ['answers 429 without a certificate', (s: TLSSocket) => (godkannd(s) ? undefined : 429), 'underkänd'],
  ] as const) {
    it(`PRO-103 is ${vantat} of a front that shakes hands with anybody and ${vad}`, async () => {
      const { cert, key } = await ca.server({ to: 90 });
      const http = await startHttpFront(simulators.urls.TNS ?? '', { cert, key, ca: ca.cert }, slapper);
      const mal = {
        bastjanst: 'TNS',
        url: `https://127.0.0.1:${http.port}/tns`,
        tls: { ca: ca.cert, ...(await klient()) },
      };
      const val = { personer: simuleradeTestpersoner('TNS'), fall: FALL, granser: { takt: 50 } };
      const protokoll = await korProvade(bank, mal, val);
      await http.stop();
      expect(utfall(protokoll)).to.deep.equal({ ...godkanda, 'TNS-PRO-103': vantat });
    });
  }

  for (const [hur, bryt] of [
    ['without a word', (socket: Socket) => socket.destroy()],
    ['by a reset', (socket: Socket) => socket.resetAndDestroy()],
  ] as const) {
    it(`older TLS that is ended ${hur} is a warning of PRO-101, and no rejection`, async () => {
      const inner = await startTlsFront(await kravande({ to: 90 }));
      inner.passOnTo(simulators.urls.TNS ?? '');
      let antal = 0;
      const yttre = createServer((socket) => {
        antal += 1;
        // The run's own handshake and the case's first go through; what offers older versions is cut off.
        if (antal > 2) return bryt(socket);
        const vidare = connect(inner.port, '127.0.0.1');
        for (const one of [socket, vidare]) one.on('error', () => {});
        socket.pipe(vidare).pipe(socket);
      });
      await once(yttre.listen(0, '127.0.0.1'), 'listening');
      const { port } = yttre.address() as AddressInfo;
      const mal = { bastjanst: 'TNS', url: `https://127.0.0.1:${port}/tns`, tls: { ca: ca.cert, ...(await klient()) } };
      const protokoll = await korProvade(bank, mal, { personer: {}, fall: ['TNS-PRO-101'], granser: { takt: 50 } });
      await new Promise((resolve) => yttre.close(resolve));
      await inner.stop();
      expect(utfall(protokoll)).to.deep.equal({ 'TNS-PRO-101': 'varning' });
    });
  }

  it('says why PRO-103 cannot be judged without a certificate to show', async () => {
    const [resultat] = (await kor(await ca.server({ to: 90 }), undefined, ['TNS-PRO-103'])).fall;
    expect(resultat?.utfall).to.include({ utfall: 'hoppad' });
  });

  it('http to another machine is caught by PRO-104, without a call', async () => {
    const mal = { bastjanst: 'TNS', url: 'http://bastjanst.example/tns' };
    const protokoll = await korProvade(bank, mal, { personer: {}, fall: ['TNS-PRO-104'] });
    expect(utfall(protokoll)).to.deep.equal({ 'TNS-PRO-104': 'underkänd' });
  });
});
