// What is passed by a target that faults whatever it is asked: nothing that judges faults; and what it costs one that answers: a question a run.
import { expect } from 'chai';
import type { BehaviourName, Simulators } from '../../../src/bastjanster/simulate.ts';
import { startSimulators } from '../../../src/bastjanster/simulate.ts';
import { kataloger } from '../../../src/testbench/kataloger.ts';
import { createProvbank } from '../../../src/testbench/korning.ts';
import type { Provprotokoll } from '../../../src/testbench/prov.ts';
import { simuleradeTestpersoner } from '../../../src/testbench/testpersoner.ts';
import { startMutantProxy } from '../mutant-proxy.ts';
import { FEL as AVVISNING } from '../mutanter-fragor.ts';
import { korProvade } from '../provade.ts';

const FEL: readonly BehaviourName[] = ['soap-fault', 'http-404', 'http-502-html', 'empty-500', 'empty-200', 'reset'];
const AVVISNINGAR = /-(NEG-\d+|KON-003|KON-004|PRO-001|INT-002|INT-005)$/;

describe('cases that judge a refusal', () => {
  const bank = createProvbank({ kataloger });
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0 });
  });
  after(() => simulators.stop());

  function kor(
    bastjanst: string,
    fall: readonly string[],
    url = simulators.urls[bastjanst] ?? '',
  ): Promise<Provprotokoll> {
    const mal = { bastjanst, url, installningar: { aktorsid: 'provkommun' } };
    const granser = { takt: 50, samtidiga: 50 };
    return korProvade(bank, mal, { personer: simuleradeTestpersoner(bastjanst), fall, fientlig: true, granser });
  }

  /** Each bastjänst by itself, and all at once, since each has a pace of its own. */
  it('are passed by no target that faults at everything', async function () {
    this.timeout(60_000);
    await Promise.all(kataloger.map(klararInget));
  });

  async function klararInget({ bastjanst, fall }: (typeof kataloger)[number]): Promise<void> {
    const ids = fall.map(({ id }) => id).filter((id) => AVVISNINGAR.test(id));
    for (const name of FEL) {
      await simulators.behave(bastjanst, { name });
      const protokoll = await kor(bastjanst, ids);
      const klarade = protokoll.fall.filter(({ utfall }) => /^(godkänd|varning)$/.test(utfall.utfall));
      expect(
        klarade.map(({ fall: { id } }) => id),
        `${bastjanst} ${name}`,
      ).to.deep.equal([]);
      expect(protokoll.sammanfattning['fel i bänken'], name).to.equal(0);
    }
    await simulators.behave(bastjanst, undefined);
  }

  it('have the ordinary question asked once a run, by the first that needs it', async () => {
    const protokoll = await kor('CSN', ['CSN-NEG-003', 'CSN-NEG-004', 'CSN-NEG-007']);
    expect(protokoll.sammanfattning.godkänd).to.equal(3);
    expect(protokoll.fall.map(({ utfall }) => utfall.utbyten.length)).to.deep.equal([2, 1, 1]);
    for (const { fall, utfall } of protokoll.fall) expect(utfall.utbyten.length).to.be.at.most(fall.anrop);
  });

  it('say that it was not answered, and how, where everything is refused as the contract has it', async () => {
    const proxy = await startMutantProxy(simulators.urls.CSN ?? '', { svar: () => AVVISNING });
    const { fall } = await kor('CSN', ['CSN-NEG-003'], proxy.url);
    await proxy.stop();
    expect(fall[0]?.utfall).to.include({ utfall: 'underkänd', vantat: 'ett svar enligt kontraktet' });
    expect(fall[0]?.utfall.text).to.include('vanlig fråga');
  });
});
