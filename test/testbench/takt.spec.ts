// The bench's own pacing is nothing that a target can be failed for: a wait for a turn is no time of an answer.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { startSimulator } from '../../src/assembly/simulator.ts';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { BastjanstFault } from '../../src/composite/fault.ts';
import { createHttpClient } from '../../src/platform/http-client.ts';
import { STANDARDGRANSER } from '../../src/testbench/granser.ts';
import { createInspelning } from '../../src/testbench/inspelning.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import { sammansattKatalog } from '../../src/testbench/sammansatt/katalog.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { korProvade } from './provade.ts';

const bank = createProvbank({ kataloger: [...kataloger, sammansattKatalog] });
const utfallen = (protokoll: Awaited<ReturnType<typeof korProvade>>) =>
  protokoll.fall.map(({ fall, utfall }) => `${fall.id} ${utfall.utfall}`);

describe('the pace of a run', function () {
  this.timeout(30_000);
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0, only: ['SKV_DELAR'] });
  });
  after(() => simulators.stop());

  it('fails no question in parts, and none of those asked at once, however long they wait for their turn', async () => {
    const mal = { bastjanst: 'SKV_DELAR', url: simulators.urls.SKV_DELAR ?? '' };
    // A question is five calls: at eight a second its last waits longer than an answer may take.
    const granser = { takt: 8, samtidiga: 3, svarMs: 400, uppvarmning: 0, matningar: 1 };
    const val = {
      personer: simuleradeTestpersoner('SKV_DELAR'),
      fall: ['SKV_DELAR-SER-001', 'SKV_DELAR-SER-002'],
      granser,
    };
    expect(utfallen(await korProvade(bank, mal, val))).to.deep.equal([
      'SKV_DELAR-SER-001 godkänd',
      'SKV_DELAR-SER-002 godkänd',
    ]);
  });

  it('nor any of the composite', async () => {
    const simulator = await startSimulator({ port: 0, tlsPort: 0, controlPort: 0 });
    try {
      const mal = { bastjanst: 'SAMMANSATT', url: simulator.url };
      // Eight questions in each of two versions, and then four at once: the last waits for four seconds.
      const granser = { takt: 4, samtidiga: 4, svarMs: 1_500 };
      const val = { personer: simuleradeTestpersoner('SAMMANSATT'), fall: ['SAM-FUN-014', 'SAM-SER-002'], granser };
      expect(utfallen(await korProvade(bank, mal, val))).to.deep.equal(['SAM-FUN-014 godkänd', 'SAM-SER-002 godkänd']);
    } finally {
      await simulator.stop();
    }
  });

  it('an answer that does not come is still a timeout, told of as one', async () => {
    await simulators.behave('SKV_DELAR', 'hang');
    const http = createHttpClient({ connections: 1, connectTimeoutMs: 1_000 });
    const inspelning = createInspelning({ http, granser: { ...STANDARDGRANSER, svarMs: 100 } });
    const request = {
      method: 'POST',
      url: `${simulators.urls.SKV_DELAR}/folkbokforing`,
      headers: {},
      maxBytes: 100,
    } as const;
    try {
      const error = await rejection(inspelning.http.send({ ...request, body: '{}' }, new AbortController().signal));
      expect(error).to.be.instanceOf(BastjanstFault).and.to.have.property('cause', 'timeout');
      expect(inspelning.ta()[0]).to.include({ brott: 'tidsgräns' });
    } finally {
      await http.close();
      await simulators.behave('SKV_DELAR', undefined);
    }
  });

  it('lets as many go at once as were gathered, and no more', async () => {
    const server = createServer((_, response) => response.end());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const http = createHttpClient({ connections: 10, connectTimeoutMs: 1_000 });
    const { http: ut } = createInspelning({ http, granser: { ...STANDARDGRANSER, takt: 4, samtidiga: 1 } });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { signal } = new AbortController();
    const request = { method: 'GET', url, headers: {}, maxBytes: 1 } as const;
    const came: string[] = [];
    await ut.samla(4, signal);
    const all = Array.from({ length: 5 }, (_, n) =>
      ut.send(request, signal).then(() => came.push(n < 4 ? 'gathered' : 'next')),
    );
    await Promise.all(all.slice(0, 4));
    came.push('all of them');
    await all[4];
    expect(came).to.deep.equal([...Array(4).fill('gathered'), 'all of them', 'next']);
    await http.close();
    server.close();
  });
});
