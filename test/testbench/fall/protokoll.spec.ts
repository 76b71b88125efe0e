// PRO-006: what a GET does to a target is the target's own doing, and ends within the run's limits.
import { expect } from 'chai';
import { type BehaviourName, type Simulators, startSimulators } from '../../../src/bastjanster/simulate.ts';
import type { Granser } from '../../../src/testbench/granser.ts';
import { kataloger } from '../../../src/testbench/kataloger.ts';
import { createProvbank } from '../../../src/testbench/korning.ts';
import { simuleradeTestpersoner } from '../../../src/testbench/testpersoner.ts';
import { korProvade } from '../provade.ts';

describe('the case of GET', () => {
  const bank = createProvbank({
    kataloger,
    onFel: (fall, error) => {
      throw new Error(`${fall} was taken for an error of the bench`, { cause: error });
    },
  });
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0, only: ['AF'] });
  });
  after(() => simulators.stop());

  async function utfallAv(name: BehaviourName, granser: Partial<Granser>) {
    await simulators.behave('AF', { name });
    const mal = { bastjanst: 'AF', url: simulators.urls.AF ?? '' };
    const val = { personer: simuleradeTestpersoner('AF'), fall: ['AF-PRO-006'], granser: { tidMs: 5_000, ...granser } };
    const { fall } = await korProvade(bank, mal, val);
    return fall[0]?.utfall;
  }

  for (const [name, granser, fick] of [
    ['hang', { svarMs: 300 }, /^TIDSGRANS_BASTJANST/],
    ['dribble', { svarMs: 300 }, /^TIDSGRANS_BASTJANST/],
    ['reset', {}, /^FORBINDELSE_BRUTEN/],
    ['close-before-headers', {}, /^FORBINDELSE_BRUTEN/],
    ['refuse', {}, /^EJ_NABAR/],
    ['too-large', { svarBytes: 100_000 }, /^FOR_STORT_SVAR/],
  ] as const) {
    it(`fails a target of which no whole answer comes: ${name}`, async () => {
      const utfall = await utfallAv(name, granser);
      expect(utfall).to.include({ utfall: 'underkänd', text: 'GET fick inget helt svar.', vantat: 'ett HTTP-svar' });
      expect(utfall?.fick).to.match(fick);
    });
  }

  for (const [name, utfall, fick] of [
    ['http-502-html', 'varning', 'HTTP 502'],
    ['empty-500', 'varning', 'HTTP 500'],
    ['redirect', 'underkänd', 'HTTP 302'],
  ] as const) {
    it(`${name} is ${utfall}`, async () => {
      expect(await utfallAv(name, {})).to.include({ utfall, fick });
    });
  }

  it('passes 404', async () => {
    expect(await utfallAv('http-404', {})).to.include({ utfall: 'godkänd', text: 'GET besvaras med HTTP 404.' });
  });
});
