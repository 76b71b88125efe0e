// Faults D as a bastjänst commits them, where the form of the answer is right and its content is not.
import { expect } from 'chai';
import type { BehaviourName } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { questionV11 } from '../fuzz/question-v11.ts';
import { AGENCIES, type Agency, fkFraga, partsOf, questionJson, questionV10 } from '../questions.ts';
import { describeFaults, everybody, expectComplete, faultConstellation } from './describe-fault.ts';

const invalid = 'BT OGILTIGT_SVAR';

describeFaults('faults D: values, elements, entries', [
  { title: 'D1 a value outside its enumeration', behaviour: 'bad-enum', expected: everybody(invalid) },
  { title: 'D2 a required element is missing', behaviour: 'missing-required', expected: everybody(invalid) },
  { title: 'D6 an entry twice: carried as it came', behaviour: 'duplicates', expected: everybody('data') },
  { title: 'D8 a string that is no document', behaviour: 'bad-inner-document', expected: { SKV: invalid } },
]);

/** Where a schema must be kept only in strikt mode, the caller is told that it was not. */
describe('faults D: values and elements in tolerant mode', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation({ SCHEMALAGE: 'tolerant' });
  });
  after(() => service.stop());

  for (const [title, behaviour] of [
    ['D1', 'bad-enum'],
    ['D2', 'missing-required'],
  ] as const satisfies readonly (readonly [string, BehaviourName])[]) {
    for (const agency of AGENCIES) {
      it(`${title} ${behaviour}: ${agency} is delivered, marked and of no certain worth`, async () => {
        await service.simulators.behave(agency, behaviour);
        const soap = await service.soap(questionV10());
        const rest = await service.rest(questionJson());
        await service.simulators.behave(agency, undefined);
        expect(partsOf(soap.text)).to.deep.equal(everybody('data'));
        expect(soap.headers.get('x-sammansatt-varning')).to.equal(`${agency}=unverifiable`);
        const part = JSON.parse(rest.text).svarsdata[agency];
        expect([part.kvalitet, part.kontroll.schema]).to.deep.equal(['unverifiable', 'avviker']);
      });
    }
  }
});

interface Silent {
  readonly agency: Agency;
  readonly behaviour: BehaviourName;
  readonly kvalitet: string;
  /** Responders, by id. */
  readonly svarande: Readonly<Record<string, string>>;
}

const silent: readonly Silent[] = [
  { agency: 'FK', behaviour: 'partial', kvalitet: 'partial', svarande: { FK: 'answered', PM: 'failed' } },
  { agency: 'FK', behaviour: 'deviations', kvalitet: 'partial', svarande: { FK: 'partial' } },
  { agency: 'CSN', behaviour: 'partial', kvalitet: 'partial', svarande: { HUT: 'failed' } },
  {
    agency: 'SO',
    behaviour: 'partial',
    kvalitet: 'partial',
    svarande: { 'smaforetagarnas-arbetsloshetskassa': 'unverifiable' },
  },
  { agency: 'TNS', behaviour: 'partial', kvalitet: 'partial', svarande: { fordon: 'partial' } },
  { agency: 'MIV', behaviour: 'partial', kvalitet: 'partial', svarande: {} },
];

describe('D10 some that answer inside an agency are silent', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  for (const { agency, behaviour, kvalitet, svarande } of silent) {
    it(`${agency} ${behaviour}: delivered, and the answer says ${kvalitet}`, async () => {
      await service.simulators.behave(agency, behaviour);
      const soap = await service.soap(questionV10());
      const rest = await service.rest(questionJson());
      await service.simulators.behave(agency, undefined);
      expect(partsOf(soap.text)).to.deep.equal(everybody('data'));
      const part = JSON.parse(rest.text).svarsdata[agency];
      expect(part.kvalitet).to.equal(kvalitet);
      expect(qualities(part.svarande)).to.include(svarande);
      await expectComplete(service, rest);
    });
  }

  it('SKV (v11) partial: the part that cannot be had has an error of its own, the others are delivered', async () => {
    const { personnummer } = persons.skvDelvis;
    const { text } = await service.soap(questionV11({ person: personnummer }));
    expect(partsOf(text).SKV).to.equal('data');
    expect(text).to.match(/<ssbt:skattekonto><ssbt:error><ssbt:kalla>BT<\/ssbt:kalla><ssbt:felkod>HTTP_FEL</);
    expect(text).to.match(/<ssbt:individuppgifter><ssbt:data>/);
    const delar = { foretagsinformation: true, individuppgifter: true, skattekonto: true };
    const fraga = { ar: [2025], ...delar, skatteuppgifter: true, beskattningsbilagor: true };
    const rest = await service.rest(
      questionJson({ person: personnummer, specific: { SKV: { '@inkludera': true, fraga } } }),
    );
    const part = JSON.parse(rest.text).svarsdata.SKV;
    expect([part.kvalitet, qualities(part.svarande).skattekonto]).to.deep.equal(['partial', 'failed']);
  });
});

describe('D8 base64 that is none, in the question', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  it('SOAP: the schema refuses the question, and does not repeat the value', async () => {
    const fraga = fkFraga(persons.allaSvarar.personnummer).replace('<lefiJsonFraga>', '<lefiJsonFraga>kort=');
    const answer = await service.soap(questionV10({ specific: { FK: fraga } }));
    expect(answer.text).to.match(/<ssbt:felkod>EJ_ENLIGT_SCHEMA<.*lefiJsonFraga är ogiltigt.*base64/s);
    expect(answer.text).to.not.include('kort');
  });

  for (const [title, lefiJsonFraga] of [
    ['no base64', '¤%&/()'],
    ['base64 of no JSON', Buffer.from('hej').toString('base64')],
    ['base64 of bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('base64')],
    ['base64 of a list', Buffer.from('[]').toString('base64')],
    ['base64 of null', Buffer.from('null').toString('base64')],
    ['nothing', ''],
  ] as const) {
    it(`REST ${title}: an error for FK alone, which is not asked`, async () => {
      const before = service.simulators.events('FK').length;
      const fraga = { aktorsid: 'provkommun', lefiJsonFraga };
      const answer = await service.rest(questionJson({ specific: { FK: { '@inkludera': true, fraga } } }));
      const { FK, ...others } = JSON.parse(answer.text).svarsdata;
      expect(FK.error.felkod).to.equal('FK_LEFI_FRAGA_OGILTIG');
      expect(Object.values<object>(others).every((part) => 'data' in part)).to.equal(true);
      expect(service.simulators.events('FK').length).to.equal(before);
    });
  }
});

function qualities(svarande: readonly { id: string; kvalitet: string }[] = []): Record<string, string> {
  return Object.fromEntries(svarande.map(({ id, kvalitet }) => [id, kvalitet]));
}
