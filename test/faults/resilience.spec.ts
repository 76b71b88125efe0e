// Faults G: a source that hangs, all that hang, all that fail; who gives up on whom, and that the source sees it.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { AGENCIES, partsOf, questionV10 } from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

describe('faults G: resilience', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  const closedByUs = (agency: string, id: string) =>
    service.simulators.waitFor(agency, (event) => event.id === id && event.outcome === 'closed-by-caller');

  it('G1 one source hangs: its error, the others delivered, and it sees its socket closed', async () => {
    const answer = await service.soap(questionV10({ person: persons.csnHanger.personnummer }));
    expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT TIDSGRANS_BASTJANST' });
    await closedByUs('CSN', answer.id);
    await expectComplete(service, answer);
  });

  it('G2 all hang: seven errors, and each sees its socket closed', async () => {
    const answer = await service.soap(questionV10({ person: persons.allaHanger.personnummer }));
    expect(partsOf(answer.text)).to.deep.equal(everybody('SSBT TIDSGRANS_BASTJANST'));
    await Promise.all(AGENCIES.map((id) => closedByUs(id, answer.id)));
    await expectComplete(service, answer);
  });

  it('G3 all fail: seven errors, each with its own cause', async () => {
    const answer = await service.soap(questionV10({ person: persons.allaFelar.personnummer }));
    expect(partsOf(answer.text)).to.deep.equal({
      AF: 'BT HTTP_FEL',
      CSN: 'BT OGILTIGT_SVAR',
      FK: 'SSBT FORBINDELSE_BRUTEN',
      SKV: 'BT SOAP_FEL',
      SO: 'BT HTTP_FEL',
      TNS: 'BT HTTP_FEL',
      MIV: 'SSBT FORBINDELSE_BRUTEN',
    });
    await expectComplete(service, answer);
  });

  it('G12 the caller disconnects: its calls are cancelled and its row is completed', async () => {
    const left = new AbortController();
    const request = fetch(`${service.url}/ssbtek`, {
      method: 'POST',
      body: questionV10({
        person: persons.csnHanger.personnummer,
        general: { korrelationsid: '00000000-0000-4000-8000-00000000aaaa' },
      }),
      headers: { 'content-type': 'text/xml' },
      signal: left.signal,
    }).catch(() => undefined);
    const { id } = await service.simulators.waitFor('AF', (event) => event.korrelationsid?.endsWith('aaaa') ?? false);
    left.abort();
    await request;
    await closedByUs('CSN', id ?? '');
    await until(async () => (await service.logged(id ?? ''))?.avslut !== undefined);
    const row = await service.logged(id ?? '');
    expect(row?.avslut?.outcomes.find(({ bastjanst }) => bastjanst === 'CSN')?.outcome).to.equal('cancelled');
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('faults G: the total deadline', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation({ TIDSGRANS_TOTAL_MS: '400', TIDSGRANS_BASTJANST_MS: '5000' });
  });
  after(() => service.stop());

  it('ends what a longer deadline of the source would let run on', async () => {
    const answer = await service.soap(questionV10({ person: persons.csnHanger.personnummer }));
    expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT TIDSGRANS_TOTAL' });
    await service.simulators.waitFor('CSN', (event) => event.outcome === 'closed-by-caller');
  });
});
