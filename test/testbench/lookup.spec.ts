// A run finds its target by the look-up that it was allowed by, in questions and handshakes alike, and never by the system's.
import { mkdtempSync, rmSync } from 'node:fs';
import type { LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startSimulators } from '../../src/bastjanster/simulate.ts';
import { openTrialCa } from '../../src/platform/trial-ca.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { startTlsFront } from '../faults/tls-front.ts';
import { korProvade } from './provade.ts';

/** Knows one name, which the system does not. */
const lookup: LookupFunction = (name, { all }, callback) => {
  if (name !== 'prov.invalid') callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), '');
  else if (all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

const val = { personer: simuleradeTestpersoner('CSN'), fall: ['CSN-KON-001'] };

describe('testbench lookup', () => {
  it('questions go where it says', async () => {
    const { urls, stop } = await startSimulators({ ports: 0, only: ['CSN'] });
    try {
      const { port, pathname } = new URL(urls.CSN ?? '');
      const utfall = async (host: string) => {
        const mal = { bastjanst: 'CSN', url: `http://${host}:${port}${pathname}`, lookup };
        return (await korProvade(createProvbank({ kataloger }), mal, val)).fall[0]?.utfall.utfall;
      };
      expect(await utfall('prov.invalid')).to.equal('godkänd');
      expect(await utfall('localhost')).to.equal('underkänd');
    } finally {
      await stop();
    }
  });

  it('so do handshakes', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sammansatt-lookup-'));
    const { server } = await openTrialCa({ dir, organisationsnummer: '162120000142', now: Date.now() });
    const { urls, stop } = await startSimulators({ ports: 0, only: ['CSN'] });
    const front = await startTlsFront(server);
    front.passOnTo(urls.CSN ?? '');
    try {
      const mal = { bastjanst: 'CSN', url: `https://prov.invalid:${front.port}/csn`, lookup };
      expect(await createProvbank({ kataloger }).kor(mal, val)).to.have.property('certifikat');
    } finally {
      await front.stop();
      await stop();
      rmSync(dir, { recursive: true });
    }
  });
});
