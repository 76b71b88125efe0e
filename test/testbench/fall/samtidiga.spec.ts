// Cases that ask at the same time prove nothing one by one, and cases that compare nothing do not say that they did.
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../../src/bastjanster/simulate.ts';
import { kataloger } from '../../../src/testbench/kataloger.ts';
import { createProvbank, type Val } from '../../../src/testbench/korning.ts';
import { sammansattKatalog } from '../../../src/testbench/sammansatt/katalog.ts';
import { simuleradeTestpersoner } from '../../../src/testbench/testpersoner.ts';
import { korProvade } from '../provade.ts';

describe('what a case says that it has seen', () => {
  const bank = createProvbank({ kataloger: [...kataloger, sammansattKatalog] });
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0, only: ['AF', 'SO'] });
  });
  after(() => simulators.stop());

  async function utfallAv(bastjanst: string, fall: string, val: Partial<Val> = {}) {
    const mal = { bastjanst, url: simulators.urls[bastjanst] ?? 'http://127.0.0.1:1' };
    const protokoll = await korProvade(bank, mal, {
      personer: simuleradeTestpersoner(bastjanst),
      fall: [fall],
      ...val,
    });
    return protokoll.fall[0]?.utfall;
  }

  for (const [bastjanst, fall] of [
    ['AF', 'AF-INT-004'],
    ['AF', 'AF-SER-002'],
    ['SAMMANSATT', 'SAM-FUN-014'],
    ['SAMMANSATT', 'SAM-SER-002'],
  ] as const) {
    it(`${fall} is skipped where one question goes at a time, and nothing is sent`, async () => {
      const utfall = await utfallAv(bastjanst, fall, { granser: { samtidiga: 1 } });
      expect(utfall).to.include({
        utfall: 'hoppad',
        skal: 'Minst två samtidiga frågor behövs: --samtidiga 2 eller mer.',
      });
      expect(utfall?.utbyten).to.deep.equal([]);
    });
  }

  it('of a period says that the answer is valid, and not that it keeps within it', async () => {
    expect((await utfallAv('AF', 'AF-FUN-007'))?.text).to.equal('Svaret är giltigt.');
  });

  it('of a ping without an address says what to give', async () => {
    const utfall = await utfallAv('SO', 'SO-PING-001');
    expect(utfall).to.include({ utfall: 'hoppad' });
    expect(utfall?.skal).to.include('--test-url');
  });
});
