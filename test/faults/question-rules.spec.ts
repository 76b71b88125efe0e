// Faults E6 to E15: what a rule refuses for one agency, and what it only warns of so that an unchanged client does not break.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { questionV11, skvFraga } from '../fuzz/question-v11.ts';
import {
  AGENCIES,
  type Agency,
  fkFraga,
  lefiQuestion,
  partsOf,
  period,
  type QuestionOptions,
  questionJson,
  questionV10,
} from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

const digits = persons.allaSvarar.personnummer;
const LONG = 'E'.repeat(32);
const REPEALED = '11 kap. 11 a § socialtjänstlagen (2001:453)';
const included = (more: object) => ({ '@inkludera': true, ...more });
const tidsperiod = (fromDatum: string, tomDatum: string) => ({ fromDatum, tomDatum });
const xml = ({ fromDatum, tomDatum }: { fromDatum: string; tomDatum: string }) =>
  `<tidsperiod><fromDatum>${fromDatum}</fromDatum><tomDatum>${tomDatum}</tomDatum></tidsperiod>`;
const lefi = (from: string) => ({ ...lefiQuestion(digits), period: { from, tom: period.tom } });
const yearsBefore = (date: string, years: number) => `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
const outside = tidsperiod(yearsBefore(period.from, 1), period.tom);
const overTwoYears = yearsBefore(period.from, 2);

interface RuleCase {
  readonly title: string;
  readonly soap: QuestionOptions;
  readonly rest: Parameters<typeof questionJson>[0];
  /** Parts that are not delivered: `SSBT` and the rule where the agency is not asked, or what it answers itself. */
  readonly parts?: Partial<Record<Agency, string>>;
  /** The warning header. */
  readonly warned?: string;
  readonly asked?: readonly Agency[];
}

const cases: readonly RuleCase[] = [
  {
    title: 'E6 arendeidentitet of 32 characters',
    soap: { general: { arendeidentitet: LONG } },
    rest: { general: { arendeidentitet: LONG } },
    parts: { CSN: 'SSBT CSN_ARENDE_FOR_LANGT' },
  },
  {
    title: 'E6 arendeidentitet of 31 characters',
    soap: { general: { arendeidentitet: LONG.slice(1) } },
    rest: { general: { arendeidentitet: LONG.slice(1) } },
  },
  {
    title: 'E8 a period over two years with FK',
    soap: { specific: { FK: fkFraga(digits, { json: JSON.stringify(lefi(overTwoYears)) }) } },
    rest: { specific: { FK: included({ fraga: { aktorsid: 'provkommun', lefiJsonFraga: lefi(overTwoYears) } }) } },
    warned: 'FK=FK_PERIOD_OVER_TVA_AR',
    // It is asked; its simulator keeps to its contract and answers 400.
    parts: { FK: 'BT HTTP_FEL' },
  },
  {
    title: 'E9 CSN outside its window',
    soap: { specific: { CSN: xml(outside) } },
    rest: { specific: { CSN: included({ tidsperiod: outside }) } },
    warned: 'CSN=CSN_FONSTER',
  },
  {
    title: 'E10 no bastjänst included',
    soap: { ask: [] },
    rest: { ask: [] },
    warned: 'fraga=INGEN_MYNDIGHET',
    asked: [],
  },
  {
    title: 'E12 lefiJsonFraga about another person',
    soap: {
      specific: { FK: fkFraga(digits, { json: JSON.stringify(lefiQuestion(persons.ordinarie.personnummer)) }) },
    },
    rest: {
      specific: {
        FK: included({
          fraga: { aktorsid: 'provkommun', lefiJsonFraga: lefiQuestion(persons.ordinarie.personnummer) },
        }),
      },
    },
    parts: { FK: 'SSBT FK_ANNAN_PERSON' },
  },
  {
    title: 'E15 repealed lagtext',
    soap: { general: { lagtext: REPEALED } },
    rest: { general: { lagtext: REPEALED } },
    warned: 'fraga=LAGTEXT_UPPHAVD',
  },
  {
    title: 'E8 E9 E15 at once',
    soap: {
      general: { lagtext: REPEALED },
      specific: { CSN: xml(outside), FK: fkFraga(digits, { json: JSON.stringify(lefi(overTwoYears)) }) },
    },
    rest: {
      general: { lagtext: REPEALED },
      specific: {
        CSN: included({ tidsperiod: outside }),
        FK: included({ fraga: { aktorsid: 'provkommun', lefiJsonFraga: lefi(overTwoYears) } }),
      },
    },
    warned: 'fraga=LAGTEXT_UPPHAVD, CSN=CSN_FONSTER, FK=FK_PERIOD_OVER_TVA_AR',
    parts: { FK: 'BT HTTP_FEL' },
  },
];

describe('faults E: rules on a question', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  for (const { title, soap, rest, parts = {}, warned, asked = AGENCIES } of cases) {
    const outcome = warned ?? Object.values(parts)[0] ?? 'nothing to say';
    const expected = Object.fromEntries(asked.map((id) => [id, parts[id] ?? 'data']));
    const refused = asked.filter((id) => parts[id]?.startsWith('SSBT'));
    const calls = () => refused.map((id) => service.simulators.events(id).length);

    for (const [version, question] of [
      ['v10', questionV10],
      ['v11', questionV11],
    ] as const) {
      it(`${title}, ${version}: ${outcome}`, async () => {
        const before = calls();
        const answer = await service.soap(question(soap));
        expect(answer.status, answer.text).to.equal(200);
        expect(partsOf(answer.text)).to.deep.equal(expected);
        expect(answer.headers.get('x-sammansatt-varning')).to.equal(warned ?? null);
        expect(calls(), 'who is refused is not asked').to.deep.equal(before);
        if (asked.length > 0) await expectComplete(service, answer);
        else expect((await service.logged(answer.id))?.avslut?.outcomes).to.deep.equal([]);
      });
    }

    it(`${title}, REST: ${outcome}`, async () => {
      const answer = await service.rest(questionJson(rest));
      expect(answer.status, answer.text).to.equal(200);
      const { svarsdata, varningar = [] } = JSON.parse(answer.text);
      expect(answer.headers.get('x-sammansatt-varning')).to.equal(warned ?? null);
      expect(varningar.map(({ kod, galler = 'fraga' }: Varning) => `${galler}=${kod}`).join(', ')).to.equal(
        warned ?? '',
      );
      expect(varningar.every(({ text }: Varning) => text.length > 40)).to.equal(true);
      const came = Object.entries<Part>(svarsdata).map(([id, { error }]) => {
        return [id, error ? `${error.kalla} ${error.felkod}` : 'data'];
      });
      expect(Object.fromEntries(came)).to.deep.equal(expected);
      expect(Object.keys(svarsdata)).to.deep.equal([...asked]);
    });
  }

  for (const [title, SKV, part] of [
    ['without fraga', ' ', 'SSBT SKV_FRAGA_SAKNAS'],
    ['with fraga for no part', skvFraga([]), 'SSBT SKV_INGEN_DEL'],
    ['with fraga for one part', skvFraga(['skattekonto']), 'data'],
  ] as const) {
    it(`E11 SKV included in v11 ${title}: ${part} for SKV alone`, async () => {
      const before = service.simulators.events('SKV_DELAR').length;
      const answer = await service.soap(questionV11({ specific: { SKV } }));
      expect(partsOf(answer.text), answer.text.slice(0, 800)).to.deep.equal({ ...everybody('data'), SKV: part });
      expect(service.simulators.events('SKV_DELAR').length - before).to.equal(part === 'data' ? 1 : 0);
      await expectComplete(service, answer);
    });
  }
});

interface Varning {
  readonly kod: string;
  readonly galler?: string;
  readonly text: string;
}

interface Part {
  readonly error?: { readonly kalla: string; readonly felkod: string };
}
