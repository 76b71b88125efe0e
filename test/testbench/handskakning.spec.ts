// Handshakes and what modules ask beside their questions are calls like others: in turn, counted, ended with the run, kept masked.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { startTlsFront } from '../faults/tls-front.ts';
import { makeCa } from '../inbound/a-ca.ts';

const SERIENUMMER = '2.5.4.5';

describe('what a run does beside its questions', () => {
  const bank = createProvbank({ kataloger });
  const personer = simuleradeTestpersoner('TNS');

  it('keeps nobody’s number of the certificate that it is shown', async () => {
    const { personnummer } = persons.allaSvarar;
    const ca = await makeCa();
    const front = await startTlsFront(await ca.server({ to: 90, subject: [[SERIENUMMER, personnummer]] }));
    front.passOnTo('http://127.0.0.1:1');
    try {
      const mal = { bastjanst: 'TNS', url: `https://127.0.0.1:${front.port}/tns`, tls: { ca: ca.cert } };
      const { certifikat } = await bank.kor(mal, { personer, fall: ['TNS-PRO-104'] });
      expect(certifikat?.subjekt).to.include('localhost').and.include('●').and.not.include(personnummer);
    } finally {
      await front.stop();
    }
  });

  it('counts the handshake that it begins with among the calls that it tells of', () => {
    const plan = (scheme: string) => {
      const mal = { bastjanst: 'TNS', url: `${scheme}://127.0.0.1:1/tns` };
      return bank.plan(mal, { personer, fall: ['TNS-KON-001'] }).anrop;
    };
    expect(plan('https') - plan('http')).to.equal(1);
  });

  it('ends a handshake that is not answered as soon as the run is stopped', async () => {
    const stop = new AbortController();
    const closed: Promise<unknown>[] = [];
    // Takes a connection and says nothing.
    const mute = createTcp((socket) => {
      socket.on('error', () => {});
      closed.push(once(socket.resume(), 'close'));
      stop.abort();
    });
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    const mal = { bastjanst: 'TNS', url: `https://127.0.0.1:${(mute.address() as AddressInfo).port}/tns` };
    const protokoll = await bank.kor(mal, { personer, fall: ['TNS-KON-001'] }, { signal: stop.signal });
    expect(protokoll.certifikatfel, 'its own time would be TIMEOUT').to.equal('ABORTED');
    expect(protokoll.sammanfattning.avbruten).to.equal(1);
    await Promise.all(closed);
    mute.close();
  });

  it('ends what a module asks beside its question as well', async () => {
    const stop = new AbortController();
    const closed: Promise<unknown>[] = [];
    const methods = new Set<string | undefined>();
    // Försäkringskassan is asked for what may be had, by a call with a time of its own; neither call is answered.
    const mute = createServer(({ method, socket }) => {
      methods.add(method);
      closed.push(once(socket, 'close'));
      if (methods.size === 2) stop.abort();
    });
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const mal = { bastjanst: 'FK', url, installningar: { aktorsid: 'provkommun' } };
    const val = { personer: simuleradeTestpersoner('FK'), fall: ['FK-KON-001'] };
    await bank.kor(mal, val, { signal: stop.signal });
    await Promise.all(closed);
    expect([...methods].sort()).to.deep.equal(['GET', 'POST']);
    await new Promise((resolve) => mute.close(resolve));
  });
});
