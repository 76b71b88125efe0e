// Mutants that spoil the parts of an answer: what is there, whom it is about, and whether an error looks like one.
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { ERROR, either, type Mutant, PART, partsIn, personIn, text } from './mutant.ts';
import type { Mutation, Passing } from './mutant-proxy.ts';

const NOT_REACHED = { kalla: 'SSBT', felkod: 'EJ_NABAR', felmeddelande: ['Myndigheten kan inte nås.'] };
const NOT_REACHED_XML = `<ssbt:error><ssbt:kalla>${NOT_REACHED.kalla}</ssbt:kalla><ssbt:felkod>${NOT_REACHED.felkod}</ssbt:felkod><ssbt:felmeddelande>${NOT_REACHED.felmeddelande}</ssbt:felmeddelande></ssbt:error>`;
const EMPTY = Buffer.from('{}').toString('base64');

const EJ_NABAR = (fall: string) => [fall, 'AF svarade inte: EJ_NABAR'];

export const mutanterAvDelar: readonly Mutant[] = [
  {
    namn: 'drops a part',
    fall: 'SAM-FUN-001',
    ser: 'TNS finns 0 gånger',
    answer: either(
      (xml) => xml.replace(PART('TNS'), ''),
      ({ svarsdata }) => delete svarsdata?.TNS,
    ),
  },
  {
    namn: 'gives a part twice',
    fall: 'SAM-FUN-001',
    ser: 'CSN finns 2 gånger',
    answer: text((before) => before.replace(PART('CSN'), '$&$&')),
  },
  {
    namn: 'gives the parts in another order',
    fall: 'SAM-FUN-001',
    ser: 'inte i kontraktets ordning',
    answer: text((before) => before.replace(/(<ssbt:AF>.*?<\/ssbt:AF>)(<ssbt:CSN>.*?<\/ssbt:CSN>)/s, '$2$1')),
  },
  {
    namn: 'turns an error into no data at all',
    fall: 'SAM-FUN-004',
    ser: 'FK har inget fel',
    answer: either(
      (xml) => xml.replace(ERROR, '<ssbt:data/>'),
      (json) => {
        for (const part of partsIn(json)) if (part.error) Object.assign(part, { error: undefined, data: {} });
      },
    ),
  },
  {
    namn: 'turns an error into an empty answer that is valid',
    fall: 'SAM-FUN-004',
    ser: 'FK har inget fel',
    answer: text((before) =>
      before.replace(ERROR, `<ssbt:data><ssbt:lefiJsonSvar>${EMPTY}</ssbt:lefiJsonSvar></ssbt:data>`),
    ),
  },
  {
    namn: 'asks those who were not to be asked',
    fall: 'SAM-FUN-002',
    ser: 'andra delar än AF och TNS',
    question: (question) =>
      question.replaceAll('inkludera="false"', 'inkludera="true"').replaceAll('a":false', 'a":true'),
  },
  {
    namn: 'refuses all for the error of one part',
    fall: 'SAM-FUN-005',
    ser: 'frågan nekades med',
    question: (question) => question.replace(/<(\w+:)syfte>.*?<\/\1syfte>/, ''),
  },
  {
    namn: 'says nothing of protected persons',
    fall: 'SAM-FUN-011',
    ser: 'ingen del har flaggan skyddad',
    answer: either(String, (json) => {
      for (const part of partsIn(json)) delete part.flaggor;
    }),
  },
  {
    namn: 'answers about another person',
    fall: 'SAM-FUN-009',
    ser: 'AF nämner en annan identitet',
    answer: text((before, question) => before.replaceAll(personIn(question), persons.ordinarie.personnummer)),
  },
  {
    namn: 'gives the answer to the first of two questions to both',
    fall: 'SAM-FUN-014',
    ser: 'AF nämner en annan identitet',
    answer: theFirst(),
  },
  {
    namn: 'says of whom nobody knows that there is data',
    fall: 'SAM-FUN-013',
    ser: 'säger sig ha uppgifter',
    answer: either(String, (json) => {
      for (const part of partsIn(json)) part.kvalitet = 'answered';
    }),
  },
  {
    namn: 'gives a part that says nothing at all',
    fall: 'SAM-FUN-003',
    ser: 'TNS har varken uppgifter eller fel',
    answer: either(
      (xml) => xml.replace(PART('TNS'), '<ssbt:TNS/>'),
      ({ svarsdata }) => Object.assign(svarsdata ?? {}, { TNS: { kvalitet: 'answered' } }),
    ),
  },
  {
    namn: 'gives every broken rule the same felkod',
    fall: 'SAM-FUN-006',
    ser: 'FK har felkoden REGEL; väntat är FK_ANNAN_PERSON',
    answer: text((before) => before.replaceAll('FK_ANNAN_PERSON', 'REGEL')),
  },
  {
    namn: 'says that CSN has nothing on who has a samordningsnummer',
    fall: 'SAM-FUN-007',
    ser: 'CSN har inget fel',
    answer: text((before) => before.replace(ERROR, '<ssbt:data><ssbt:svar>PGEvPg==</ssbt:svar></ssbt:data>')),
  },
  {
    namn: 'answers otherwise over SOAP than over REST',
    fall: 'SAM-FUN-008',
    ser: 'TNS har ett annat utfall än annars',
    answer: text((before) =>
      before.replace(PART('TNS'), (part) =>
        part.replace(/>.*</s, `>${'<ssbt:error><ssbt:felkod>EJ_NABAR</ssbt:felkod></ssbt:error>'}<`),
      ),
    ),
  },
  {
    namn: 'has not seen whether it is the right person',
    fall: 'SAM-FUN-010',
    ser: 'AF: personen är inte bekräftad',
    answer: either(String, (json) => {
      for (const { kontroll } of partsIn(json)) if (kontroll) kontroll.person = 'ej-kontrollerad';
    }),
  },
  {
    namn: 'says nothing of the dead',
    fall: 'SAM-FUN-012',
    ser: 'ingen del har flaggan avliden',
    answer: either(String, (json) => {
      for (const part of partsIn(json)) delete part.flaggor;
    }),
  },
  ...[
    ...['SAM-FUN-009', 'SAM-FUN-010', 'SAM-FUN-013', 'SAM-FUN-014'].map(EJ_NABAR),
    ['SAM-SER-001', '0 % lyckade'],
  ].map(([fall = '', ser = '']) => ({
    namn: 'has an error in every part',
    fall,
    ser,
    answer: either(
      (xml) => xml.replace(/(<ssbt:([A-Z]+)(?: [^>]*)?>).*?(<\/ssbt:\2>)/gs, `$1${NOT_REACHED_XML}$3`),
      (json) => {
        for (const part of partsIn(json))
          Object.assign(part, { data: undefined, error: NOT_REACHED, kvalitet: 'failed', kontroll: undefined });
      },
    ),
  })),
  {
    namn: 'names nobody in its data',
    fall: 'SAM-FUN-014',
    ser: 'AF nämner ingen identitet',
    answer: text((before) => before.replaceAll('IdentitetsbeteckningFysiskPerson', 'Ingen')),
  },
];

/** Every answer is the first. */
function theFirst(): Mutation['answer'] {
  let first: Passing | undefined;
  return (answer) => {
    first ??= answer;
    return first;
  };
}
