// The questions that the fuzz of the faces starts from: few agencies in most, so that most time goes into reading them.
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { fkFraga, pingV10, type QuestionOptions, questionJson, questionV10 } from '../questions.ts';
import { questionV11, SKV_PARTS } from './question-v11.ts';

const ORGANISATION = '<organisationsnummer>162120000142</organisationsnummer>';
const tidsperiod = (year: string) =>
  `<tidsperiod><fromDatum>${year}-10-01</fromDatum><tomDatum>${year}-11-30</tomDatum></tidsperiod>`;

/** A question with every optional element, echoed in the answer. */
function full(xml: string): string {
  const bitrade = `<ordningsnummer>1</ordningsnummer>${ORGANISATION}<namn>&lt;åäö&gt;</namn>`.replaceAll(
    /<(\/?)/g,
    '<$1ns:',
  );
  return xml
    .replace('<ns:korrelationsid>', '<ns:frageTidpunkt>2026-11-22T08:00:00+01:00</ns:frageTidpunkt><ns:korrelationsid>')
    .replace('>false</ns:fraganSkallInkluderasISvaret>', '>true</ns:fraganSkallInkluderasISvaret>')
    .replace('<ns:syfte>', `<ns:personuppgiftsbitrade>${bitrade}</ns:personuppgiftsbitrade><ns:syfte><![CDATA[A & ]]>`);
}

const options: readonly QuestionOptions[] = [
  { ask: ['SO'] },
  { ask: ['CSN', 'MIV'], person: persons.samordning.personnummer },
  { ask: ['FK'] },
  { ask: ['AF', 'SKV'], specific: { AF: tidsperiod('2026'), TNS: tidsperiod('2020') } },
  { ask: ['TNS'], general: { lagtext: '11 kap. 11 a § socialtjänstlagen (2001:453)' } },
  { ask: ['FK'], specific: { FK: fkFraga(persons.allaSvarar.personnummer).replace('<version>v9</version>', '') } },
  {},
];

const rest: readonly Parameters<typeof questionJson>[0][] = [
  { ask: ['SO'] },
  { ask: ['CSN', 'MIV'], person: persons.samordning.personnummer },
  { ask: ['FK'] },
  {
    ask: ['TNS'],
    general: {
      frageTidpunkt: '2026-11-22T08:00:00+01:00',
      fraganSkallInkluderasISvaret: true,
      personuppgiftsbitrade: [{ ordningsnummer: 1, organisationsnummer: '162120000142', namn: 'Biträdet AB' }],
    },
    specific: { AF: { '@inkludera': true, tidsperiod: { fromDatum: '2026-10-01', tomDatum: '2026-11-30' } } },
  },
  {
    ask: [],
    specific: {
      SKV: {
        '@inkludera': true,
        fraga: { ar: [2024, 2025], ...Object.fromEntries(SKV_PARTS.map((part) => [part, true])) },
      },
    },
  },
  { ask: [], specific: { FK: { '@inkludera': true, fraga: { aktorsid: 'k', lefiJsonFraga: 'eyJhIjoxfQ==' } } } },
  {},
];

export const soapQuestions: Readonly<Record<'v10' | 'v11', readonly string[]>> = {
  v10: [...options.map(questionV10), full(questionV10({ ask: ['MIV'] })), pingV10],
  v11: [...options.map(questionV11), full(questionV11({ ask: ['SKV'] })), pingV10.replaceAll('ssbt/10', 'ssbt/11')],
};

export const restQuestions: readonly string[] = rest.map((one) => JSON.stringify(questionJson(one)));
