// Cases of TLS against a real front: each passes where the front is as it should be, and fails where one thing is not.
import type { TlsOptions } from 'node:tls';
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import type { Mal, Provprotokoll } from '../../src/testbench/prov.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { startTlsFront, type TlsFront } from '../faults/tls-front.ts';
import { makeCa, type TestCa } from '../inbound/a-ca.ts';
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
      expect(utfall(await kor(await kravande(options), await klient()))).to.include({ 'TNS-PRO-102': vantat });
    });
  }

  it('a certificate for another address is caught by PRO-102', async () => {
    const protokoll = await kor(await kravande({ to: 90 }), await klient(), ['TNS-PRO-102'], '127.0.0.2');
    expect(utfall(protokoll)).to.deep.equal({ 'TNS-PRO-102': 'underkänd' });
  });

  it('a certificate of a stranger is caught by PRO-102', async () => {
    const annan = await (await makeCa('Annan-CA')).server({ to: 90 });
    const protokoll = await kor({ ...(await kravande()), cert: annan.cert, key: annan.key }, await klient());
    expect(utfall(protokoll)).to.include({ 'TNS-PRO-102': 'underkänd' });
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
