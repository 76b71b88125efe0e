// PRO-003 measures a connection of its own, and is held to what every other call of the run is held to.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type Behaviour, type Simulators, startSimulators } from '../../../src/bastjanster/simulate.ts';
import type { Granser } from '../../../src/testbench/granser.ts';
import { kataloger } from '../../../src/testbench/kataloger.ts';
import { createProvbank } from '../../../src/testbench/korning.ts';
import { simuleradeTestpersoner } from '../../../src/testbench/testpersoner.ts';
import { korProvade } from '../provade.ts';

describe('the case of connections that are kept', () => {
  const bank = createProvbank({ kataloger });
  const personer = simuleradeTestpersoner('CSN');
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0, only: ['CSN'] });
  });
  after(() => simulators.stop());

  async function kor(behaviour: Behaviour | undefined, granser: Partial<Granser> = {}, fall = ['CSN-PRO-003']) {
    await simulators.behave('CSN', behaviour);
    const mal = { bastjanst: 'CSN', url: simulators.urls.CSN ?? '' };
    const protokoll = await korProvade(bank, mal, { personer, fall, granser: { takt: 50, ...granser } });
    return protokoll.fall.map(({ utfall }) => utfall);
  }

  it('sends its three requests the way of all others: they are recorded, and counted', async () => {
    // One for the question before the cases.
    const [forbindelse, nasta] = await kor(undefined, { antal: 4 }, ['CSN-PRO-003', 'CSN-PRO-006']);
    expect(forbindelse?.utfall).to.equal('godkänd');
    expect(forbindelse?.utbyten.map(({ metod }) => metod)).to.deep.equal(['POST', 'POST', 'POST']);
    expect(nasta?.utfall, 'no calls are left').to.equal('avbruten');
  });

  for (const [vad, behaviour, granser, fick] of [
    ['drips without end', { name: 'dribble' }, { svarMs: 300 }, /TIDSGRANS_BASTJANST/],
    ['never comes', { name: 'hang' }, { svarMs: 300 }, /TIDSGRANS_BASTJANST/],
    ['is larger than the bound', { name: 'too-large' }, { svarBytes: 100_000 }, /FOR_STORT_SVAR/],
    ['is a connection that breaks', { name: 'reset' }, {}, /FORBINDELSE_BRUTEN/],
  ] as const) {
    it(`fails a target whose answer ${vad}`, async () => {
      const [utfall] = await kor(behaviour, { tidMs: 5_000, ...granser });
      expect(utfall).to.include({ utfall: 'underkänd', vantat: 'ett HTTP-svar' });
      expect(utfall?.fick).to.match(fick);
      expect(utfall?.utbyten).to.have.length(1);
    });
  }

  it('warns where the connection is closed after an answer', async () => {
    const [utfall] = await kor({ name: 'half-close' });
    expect(utfall).to.include({ utfall: 'varning', text: 'Förbindelsen hölls inte öppen.' });
  });

  it('is broken off with the run, in the middle of a body, and its connection closed', async () => {
    const stopp = new AbortController();
    const closed: Promise<void>[] = [];
    const andlos = createServer(({ socket }, response) => {
      closed.push(new Promise((resolve) => socket.once('close', () => resolve())));
      response.write('<svar>', () => stopp.abort());
    });
    await once(andlos.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(andlos.address() as AddressInfo).port}/csn`;
    const val = { personer, fall: ['CSN-PRO-003'] };
    const { fall } = await korProvade(bank, { bastjanst: 'CSN', url }, val, { signal: stopp.signal });
    expect(fall.map(({ utfall }) => utfall.utfall)).to.deep.equal(['avbruten']);
    await Promise.all(closed);
    expect(closed).to.have.length(1);
    await new Promise((resolve) => andlos.close(resolve));
  });
});
