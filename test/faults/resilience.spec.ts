// Faults G: a source that hangs, all that hang, all that fail; who gives up on whom, and that the source sees it.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { driftOn } from '../../src/cli/drift.ts';
import { openDatabase } from '../../src/platform/sql/open.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
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

describe('faults G: the breaker', () => {
  let service: Constellation;
  const breaker = { minimumCalls: 4, windowMs: 60_000, slowMs: 250, slowPercent: 80, openMs: 40, maxOpenMs: 40 };
  beforeEach(async () => {
    const env = { TIDSGRANS_TOTAL_MS: '2000', TIDSGRANS_BASTJANST_MS: '500' };
    service = await startConstellation({ env, overrides: { breaker } });
  });
  afterEach(() => service.stop());

  const csn = async () => partsOf((await service.soap(questionV10({ ask: ['CSN'] }))).text).CSN;

  async function csnTimes(times: number): Promise<(string | undefined)[]> {
    const parts: (string | undefined)[] = [];
    for (let n = 0; n < times; n++) parts.push(await csn());
    return parts;
  }

  async function until(part: string): Promise<void> {
    while ((await csn()) !== part) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('G4, G10 failures at the threshold: not asked any more, the others are; asked again when it has recovered', async () => {
    await service.simulators.behave('CSN', 'empty-500');
    expect(await csnTimes(4)).to.deep.equal(Array(4).fill('BT HTTP_FEL'));
    const asked = service.simulators.events('CSN').length;
    const answer = await service.soap(questionV10());
    expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT KRETS_OPPEN' });
    await expectComplete(service, answer);
    expect(service.simulators.events('CSN').length - asked).to.equal(0);
    await service.simulators.behave('CSN', undefined);
    await until('data');
    expect(await csnTimes(4)).to.deep.equal(Array(4).fill('data'));
  });

  it('G5 many ask when it may be tried again: one is let through', async () => {
    await service.simulators.behave('CSN', 'empty-500');
    await csnTimes(4);
    await service.simulators.behave('CSN', { name: 'slow', ms: 200 });
    let parts: (string | undefined)[] = [];
    while (!parts.includes('data')) parts = await Promise.all(Array.from({ length: 10 }, csn));
    expect(parts.sort()).to.deep.equal([...Array(9).fill('SSBT KRETS_OPPEN'), 'data']);
  });

  it('G6 a probe that hangs: its question ends in time, and the next probe finds the source well', async () => {
    await service.simulators.behave('CSN', 'empty-500');
    await csnTimes(4);
    await service.simulators.behave('CSN', 'hang');
    await until('SSBT TIDSGRANS_BASTJANST');
    expect(await csn()).to.equal('SSBT KRETS_OPPEN');
    await service.simulators.behave('CSN', undefined);
    await until('data');
  });

  it('G7 slow answers open it, though they are right', async () => {
    await service.simulators.behave('CSN', { name: 'slow', ms: 300 });
    expect(await csnTimes(5)).to.deep.equal([...Array(4).fill('data'), 'SSBT KRETS_OPPEN']);
  });

  it('business faults do not open it', async () => {
    await service.simulators.behave('CSN', 'wrong-person');
    expect(await csnTimes(6)).to.deep.equal(Array(6).fill('BT FEL_PERSON'));
  });

  it('a connection that breaks before an answer is tried once more', async () => {
    await service.simulators.behave('CSN', 'reset');
    const { id, text } = await service.soap(questionV10({ ask: ['CSN'] }));
    expect(partsOf(text)).to.deep.equal({ CSN: 'SSBT FORBINDELSE_BRUTEN' });
    expect(service.simulators.events('CSN').map((event) => event.id)).to.deep.equal([id, id]);
  });
});

describe('faults G: the bulkhead', () => {
  let service: Constellation;
  afterEach(() => service.stop());

  const hanging = () => service.soap(questionV10({ person: persons.csnHanger.personnummer }));

  it('G8 full: its own cause, at once, and the others are delivered', async () => {
    service = await faultConstellation({ SAMTIDIGA_PER_BASTJANST: '1', KO_PER_BASTJANST: '0' });
    const first = hanging();
    await Promise.all(AGENCIES.filter((id) => id !== 'CSN').map((id) => service.simulators.waitFor(id, () => true)));
    const second = await service.soap(questionV10({ ask: ['CSN', 'AF'] }));
    expect(partsOf(second.text)).to.deep.equal({ AF: 'data', CSN: 'SSBT KO_FULL' });
    expect(partsOf((await first).text).CSN).to.equal('SSBT TIDSGRANS_BASTJANST');
  });

  it('G9 the wait in the queue counts in the deadline', async () => {
    const env = { SAMTIDIGA_PER_BASTJANST: '1', TIDSGRANS_TOTAL_MS: '600', TIDSGRANS_BASTJANST_MS: '5000' };
    service = await faultConstellation(env);
    const answers = await Promise.all([1, 2, 3].map(hanging));
    expect(answers.map(({ text }) => partsOf(text).CSN)).to.deep.equal(Array(3).fill('SSBT TIDSGRANS_TOTAL'));
    for (const answer of answers) await expectComplete(service, answer);
    expect(partsOf((await service.soap(questionV10())).text), 'afterwards').to.deep.equal(everybody('data'));
  });
});

describe('faults G: planned maintenance', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  it('G13 begun by an operator beside the running service: not asked, its own status with the end; then asked again', async () => {
    const database = await openDatabase({ dataDir: service.dataDir });
    const driftlagen = await driftOn(database);
    const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'CSN uppgraderar' };
    const till = Date.parse('2031-01-02T17:00:00Z');
    const { dokument } = await driftlagen.underhall(begaran, 'CSN', { fran: Date.now(), till });
    const ask = async () => await service.soap(questionV10());
    let answer = await ask();
    while (partsOf(answer.text).CSN === 'data') answer = await ask();
    expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT PLANERAT_UNDERHALL' });
    expect(answer.text).to.match(/stängd för planerat underhåll [^<]*2031-01-02/);
    await expectComplete(service, answer);
    expect(service.simulators.events('CSN').some(({ id }) => id === answer.id)).to.equal(false);
    await driftlagen.avbryt(begaran, 'CSN', dokument.underhall[0]?.id ?? '');
    while (partsOf((await ask()).text).CSN !== 'data');
    await database.close();
  });
});
