// Faults I: more questions than there are places for. The excess is refused at once, and a place is free when its question is over.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { AGENCIES, faultOf, partsOf, questionJson, questionV10 } from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

const TAKEN = 4;

describe('faults I: overload', () => {
  let service: Constellation;
  beforeEach(async () => {
    service = await faultConstellation({ SAMTIDIGA_FRAGOR: String(TAKEN) });
  });
  afterEach(() => service.stop());

  const hanging = () => questionV10({ person: persons.csnHanger.personnummer });

  /** Resolves when AF has answered `questions` of them: then they are under way, and wait for CSN. */
  async function underWay(questions: number): Promise<void> {
    while (service.simulators.events('AF').length < questions) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('I1 the excess is refused before any accepted question is answered, asks nobody and leaves no row', async () => {
    const order: string[] = [];
    const accepted = Array.from({ length: TAKEN }, async () => {
      const answer = await service.soap(hanging());
      order.push('answered');
      return answer;
    });
    await underWay(TAKEN);
    const soap = await service.soap(questionV10());
    order.push('refused');
    const rest = await service.rest(questionJson());
    order.push('refused');
    expect([soap.status, faultOf(soap.text)]).to.deep.equal([500, 'OVERBELASTAD']);
    expect(soap.text).to.include('<faultcode>soap:Server</faultcode>');
    expect([rest.status, rest.headers.get('retry-after')]).to.deep.equal([503, '5']);
    expect(JSON.parse(rest.text)).to.have.property('felkod', 'OVERBELASTAD');
    for (const { id } of [soap, rest]) {
      expect(await service.logged(id)).to.equal(undefined);
      expect(AGENCIES.flatMap((agency) => service.simulators.events(agency)).some((event) => event.id === id)).to.equal(
        false,
      );
    }
    for (const answer of await Promise.all(accepted)) {
      expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT TIDSGRANS_BASTJANST' });
      await expectComplete(service, answer);
    }
    expect(order).to.deep.equal(['refused', 'refused', ...Array(TAKEN).fill('answered')]);
    expect(partsOf((await service.soap(questionV10())).text), 'afterwards').to.deep.equal(everybody('data'));
  });

  it('I1 whoever hangs up gives the place back', async () => {
    const left = new AbortController();
    const headers = { 'content-type': 'text/xml' };
    const calls = Array.from({ length: TAKEN }, () =>
      fetch(`${service.url}/ssbtek`, { method: 'POST', body: hanging(), headers, signal: left.signal }).catch(() => {}),
    );
    await underWay(TAKEN);
    expect(faultOf((await service.soap(questionV10())).text)).to.equal('OVERBELASTAD');
    left.abort();
    await Promise.all(calls);
    await service.simulators.waitFor('CSN', ({ outcome }) => outcome === 'closed-by-caller');
    let answer = await service.soap(questionV10());
    while (faultOf(answer.text) === 'OVERBELASTAD') answer = await service.soap(questionV10());
    expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
  });

  it('questions that are refused for another reason hold no place', async () => {
    for (let n = 0; n < 2 * TAKEN; n++) {
      expect(faultOf((await service.soap('<inte xml')).text)).to.equal('EJ_LASBAR');
    }
    expect(partsOf((await service.soap(questionV10())).text)).to.deep.equal(everybody('data'));
  });
});
