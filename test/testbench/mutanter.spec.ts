// Mutants: a bench that passes everything proves nothing. Each break of a contract is caught by its case, and by nothing else being wrong.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { type MutantProxy, startMutantProxy } from './mutant-proxy.ts';
import { type Mutant, mutanter } from './mutanter.ts';
import { mutanttabell, SIDA } from './mutanttabell.ts';
import { korProvade } from './provade.ts';

describe('mutants of the simulators', () => {
  const bank = createProvbank({
    kataloger,
    onFel: (_, error) => {
      throw error;
    },
  });
  let simulators: Simulators;
  let proxy: MutantProxy | undefined;
  before(async () => {
    simulators = await startSimulators({ ports: 0 });
  });
  afterEach(async () => {
    await proxy?.stop();
    proxy = undefined;
  });
  after(() => simulators.stop());

  async function utfallAv({ bastjanst, fall, granser = {} }: Mutant, url: string) {
    const personer = simuleradeTestpersoner(bastjanst);
    const mal = { bastjanst, url, installningar: { aktorsid: 'provkommun' } };
    const val = { personer, fall: [fall], fientlig: true, granser: { takt: 50, matningar: 5, ...granser } };
    const protokoll = await korProvade(bank, mal, val);
    expect(protokoll.fall, `cases named ${fall}`).to.have.length(1);
    return protokoll.fall[0]?.utfall;
  }

  for (const mutant of mutanter) {
    const { bastjanst, brott, fall, gor, utfall = 'underkänd' } = mutant;
    it(`${fall} catches ${bastjanst}: ${brott}`, async () => {
      const url = simulators.urls[bastjanst] ?? '';
      const { granser: _, ...omuterad } = mutant;
      expect((await utfallAv(omuterad, url))?.utfall, 'the simulator as it is').to.equal('godkänd');
      if ('name' in gor) await simulators.behave(bastjanst, gor);
      else proxy = await startMutantProxy(url, gor);
      try {
        const domslut = await utfallAv(mutant, proxy?.url ?? url);
        expect(domslut?.utfall, JSON.stringify({ ...domslut, utbyten: undefined })).to.equal(utfall);
      } finally {
        await simulators.behave(bastjanst, undefined);
      }
    });
  }

  it('are at least fifteen, of every bastjänst and every group of cases', () => {
    expect(mutanter.length).to.be.at.least(15);
    const fall = new Map(kataloger.flatMap((katalog) => katalog.fall.map((ett) => [ett.id, ett])));
    expect(new Set(mutanter.map(({ bastjanst }) => bastjanst)).size).to.equal(kataloger.length);
    expect([...new Set(mutanter.map((en) => fall.get(en.fall)?.grupp))]).to.have.members([
      'kontrakt',
      'funktion',
      'negativ',
      'protokoll',
      'integritet',
      'servicenivå',
      'ping',
    ]);
  });

  it('stand in test/testbench/README.md as they are', () => {
    const says = 'test/testbench/README.md is not what the mutants say: node test/testbench/mutanttabell.ts';
    expect(readFileSync(SIDA, 'utf8') === mutanttabell(), says).to.equal(true);
  });
});
