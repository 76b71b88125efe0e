// What the simulator does with qualities, warnings, test persons, and with scenarios that cannot be followed.
import { expect } from 'chai';
import { type Simulator, startSimulator } from '../../../src/assembly/simulator.ts';
import { type PersonKey, persons } from '../../../src/bastjanster/simulation/population.ts';
import { kvaliteter } from '../../../src/testbench/simulator/kvaliteter.ts';
import { v11, versions } from '../../helhet/versions.ts';
import { AGENCIES, faultOf, partsOf } from '../../questions.ts';
import { type Asker, askerOf } from './asker.ts';

const V10 = versions[0] ?? v11;

describe('the simulator by scenario', () => {
  let simulator: Simulator;
  let ask: Asker;
  before(async () => {
    simulator = await startSimulator({ port: 0, tlsPort: 0, controlPort: 0 });
    ask = askerOf(simulator.url);
  });
  after(() => simulator?.stop());

  for (const [source, own] of Object.entries(kvaliteter)) {
    for (const kvalitet of Object.keys(own).filter((one) => one !== '404')) {
      it(`lets ${source} answer ${kvalitet}, and the others as they would`, async () => {
        const id = source === 'SKV_DELAR' ? 'SKV' : source;
        const skvFraga = source === 'SKV_DELAR';
        const [{ json }, { json: plain }] = [
          await ask.rest(`${id}=${kvalitet}`, { skvFraga }),
          await ask.rest(undefined, { skvFraga }),
        ];
        const qualities = (answer: typeof json) => AGENCIES.map((one) => [one, answer.svarsdata[one]?.kvalitet]);
        expect(qualities(json)).to.deep.equal(qualities(plain).map(([one, was]) => [one, one === id ? kvalitet : was]));
      });
    }
  }

  it('warns of what a rule would warn of, in the header on both faces and in words over REST', async () => {
    const scenario = 'varning=LAGTEXT_UPPHAVD;kortad=CSN_FONSTER';
    const { json, headers } = await ask.rest(scenario);
    expect(headers.get('x-sammansatt-varning')).to.equal('fraga=LAGTEXT_UPPHAVD, CSN=CSN_FONSTER');
    expect(json.varningar?.map(({ kod, galler }) => [kod, galler])).to.deep.equal([
      ['LAGTEXT_UPPHAVD', undefined],
      ['CSN_FONSTER', 'CSN'],
    ]);
    expect(json.varningar?.[1]?.text).to.include('har kortats');
    const soap = await ask.soap(v11, scenario);
    expect(soap.headers.get('x-sammansatt-varning')).to.equal('fraga=LAGTEXT_UPPHAVD, CSN=CSN_FONSTER');
  });

  it('flags by test person', async () => {
    const flags = async (key: PersonKey) =>
      (await ask.rest(undefined, { person: persons[key].personnummer })).json.svarsdata.FK?.flaggor;
    expect(await flags('skyddad')).to.deep.equal(['skyddad']);
    expect(await flags('avliden')).to.deep.equal(['avliden']);
  });

  it('fails by test person, and no breaker ever opens: what a question gets depends on it alone', async () => {
    const person = persons.allaFelar.personnummer;
    const first = partsOf((await ask.soap(V10, undefined, { person })).text);
    for (let n = 0; n < 15; n++) await ask.soap(V10, undefined, { person });
    expect(partsOf((await ask.soap(V10, undefined, { person })).text)).to.deep.equal(first);
    expect(Object.values(first)).to.have.lengthOf(7).and.not.include('data');
    expect(partsOf((await ask.soap(V10, undefined)).text)).to.deep.equal(
      Object.fromEntries(AGENCIES.map((id) => [id, 'data'])),
    );
  });

  const UNKNOWN: Readonly<Record<string, string>> = {
    'CSN=KRETS_OPEN': 'inget sådant scenario för CSN',
    'TNS=CSN_FONSTER': 'inget sådant scenario för TNS',
    'fraga=KRETS_OPPEN': 'ingen sådan felkod för en hel fråga',
    'varning=FK_FRAGA_SAKNAS': 'ingen sådan regel som varnar',
    'kortad=LAGTEXT_UPPHAVD': 'ingen sådan regel som kortar',
    'PM=KRETS_OPPEN': 'börjar med AF, CSN, FK, SKV, SO, TNS, MIV, fraga, varning eller kortad',
    'CSN=KRETS_OPPEN;CSN=partial': 'CSN har mer än ett scenario',
    'AF=partial': 'AF kan inte svara så i någon version',
    nonsens: 'börjar med',
  };
  for (const [scenario, words] of Object.entries(UNKNOWN)) {
    it(`refuses ${scenario} with words about it, on both faces`, async () => {
      const { status, json } = await ask.rest(scenario);
      expect([status, json.felkod]).to.deep.equal([400, 'EJ_ENLIGT_SCHEMA']);
      expect(json.felmeddelande.join(' ')).to.include('X-Scenario: ').and.include(words);
      const soap = await ask.soap(v11, scenario);
      expect(faultOf(soap.text)).to.equal('EJ_ENLIGT_SCHEMA');
      expect(soap.text).to.include(words);
    });
  }

  it('refuses a scenario of an agency that is not asked, and of another version, for it would test nothing', async () => {
    const { json } = await ask.rest('CSN=KRETS_OPPEN', { ask: ['AF'] });
    expect(json.felmeddelande.join(' ')).to.include('CSN har ett scenario men är inte inkluderad i frågan');
    const warned = await ask.rest('varning=CSN_FONSTER', { ask: ['AF'] });
    expect(warned.json.felmeddelande.join(' ')).to.include('CSN har ett scenario');
    expect((await ask.soap(V10, 'SKV=404')).text).to.include('SKV kan inte svara så i den här frågans version');
  });

  it('repeats nothing of a header that it does not understand', async () => {
    const number = persons.skyddad.personnummer;
    const { json } = await ask.rest(`CSN=${number}; ${number}=x`);
    expect(JSON.stringify(json)).to.not.include(number.slice(2));
  });

  it('takes test numbers alone, and lets the rules speak of what is no number', async () => {
    // Born in 1890: nobody alive has the number.
    const real = await ask.rest(undefined, { person: '189001011212'.replace(/.$/, checkDigit('90010112')) });
    expect(real.json.felmeddelande.join(' ')).to.include('testpersonnummer');
    const wrong = await ask.rest(undefined, { person: '198503142384' });
    expect(wrong.json.felkod).to.equal('PERSONIDENTITET_OGILTIG');
  });
});

/** Luhn over nine digits; the number is put together here so that nobody's number stands in this file. */
function checkDigit(eight: string): string {
  const digits = [...`${eight}1`].map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
