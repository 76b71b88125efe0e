// Mutants: a bench that passes everything proves nothing. Each break of a contract is caught by its case, and by nothing else being wrong.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { testtjanst } from '../../src/testbench/egna-simulatorer.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank } from '../../src/testbench/korning.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { type MutantProxy, startMutantProxy } from './mutant-proxy.ts';
import { type Mutant, mutanter, UTAN_MUTANT } from './mutanter.ts';
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
    const testUrl = testtjanst(simulators.urls[bastjanst] ?? '');
    const mal = { bastjanst, url, testUrl, installningar: { aktorsid: 'provkommun' } };
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

  it('are there for every case: for one that contracts share of some bastjänst, for its own of each', () => {
    const falt = new Set(mutanter.flatMap(({ fall }) => [fall, nummer(fall)]));
    const alla = kataloger.flatMap(({ fall }) => fall.map(({ id }) => id));
    const utan = alla.filter((id) => !falt.has(id) && (isOwn(id) || !falt.has(nummer(id)))).map(nummer);
    expect([...new Set(utan)]).to.have.members(Object.keys(UTAN_MUTANT));
    expect(new Set(mutanter.map(({ bastjanst }) => bastjanst)).size).to.equal(kataloger.length);
  });

  it('stand in test/testbench/README.md as they are', () => {
    const says = 'test/testbench/README.md is not what the mutants say: node test/testbench/mutanttabell.ts';
    expect(readFileSync(SIDA, 'utf8') === mutanttabell(), says).to.equal(true);
  });
});

/** `SKV_DELAR-KON-001` → `KON-001`. */
function nummer(id: string): string {
  return id.split('-').slice(-2).join('-');
}

/** Cases from 201 on stand in the bastjänst's own catalogue, but for the last of the refusals. */
function isOwn(id: string): boolean {
  return /-2\d\d$/.test(id) && !id.endsWith('-299');
}
