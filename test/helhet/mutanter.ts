// Mutants of the composite: each breaks one promise of the contract, and names the case of the bench that must see it.
import { sammansattKatalog } from '../../src/testbench/sammansatt/katalog.ts';
import { envelope, V10 } from '../questions.ts';
import { either, hyphenated, type Mutant, PART, personIn, text, withHeader } from './mutant.ts';
import type { Mutation, Passing } from './mutant-proxy.ts';
import { mutanterAvDelar } from './mutanter-delar.ts';

/** The cases that a question is refused, each for its own reason. */
const DATA_FOR_ALL: readonly string[] = [
  ...sammansattKatalog.fall.filter(({ grupp }) => grupp === 'negativ').map(({ id }) => id),
  'SAM-INT-005',
  'SAM-PING-002',
];

/** An answer without parts, in the form of the question. */
function answered(answer: Passing, question: string): Passing {
  const isSoap = answer.text.startsWith('<');
  const [namespace = V10] = /http:[\w./]+\/ssbt\/\d+/.exec(question) ?? [];
  const body = `<ssbt:hamtaBastjanstInformationResponse xmlns:ssbt="${namespace}"><ssbt:svarsdata/></ssbt:hamtaBastjanstInformationResponse>`;
  return { ...answer, status: 200, text: isSoap ? envelope(body) : '{"svarsdata":{}}' };
}

function everySecondAway(): Mutation['answer'] {
  let count = 0;
  return (answer) => {
    count += 1;
    return count % 2 === 0 ? { ...answer, status: 503 } : answer;
  };
}

export const mutanter: readonly Mutant[] = [
  ...mutanterAvDelar,
  {
    namn: 'writes another namespace',
    fall: 'SAM-KON-001',
    ser: 'en annan namnrymd',
    answer: text((before) => before.replaceAll('integration/ssbt/11', 'integration/ssbt/10')),
  },
  {
    namn: 'writes an element that the schema does not have',
    fall: 'SAM-KON-001',
    ser: 'extra',
    answer: text((before) => before.replace('<ssbt:svarsdata>', '<ssbt:extra/>$&')),
  },
  {
    namn: 'writes a fault without its type',
    fall: 'SAM-KON-002',
    ser: 'inget typat innehåll',
    answer: text((before) => before.replace(/<detail>.*<\/detail>/s, '')),
  },
  {
    namn: 'sends the question back though it was not to',
    fall: 'SAM-KON-003',
    ser: 'utan att ha begärts',
    question: (question) => question.replace('Svaret>false', 'Svaret>true').replace('Svaret":false', 'Svaret":true'),
  },
  {
    namn: 'makes a korrelationsid of its own',
    fall: 'SAM-KON-004',
    ser: 'ett annat än frågans',
    question: (question) => question.replace(/(korrelationsid"?[>:]"?)[\w-]+/, '$1egen'),
  },
  {
    namn: 'names a personnummer in a fault',
    fall: 'SAM-INT-001',
    ser: 'felet innehåller personnumret',
    answer: text((before, question) =>
      before
        .replace(/<ssbt:felmeddelande>/, `$&${personIn(question)}: `)
        .replace('"felmeddelande":["', `$&${personIn(question)}: `),
    ),
  },
  {
    namn: "names a personnummer in a part's error",
    fall: 'SAM-INT-002',
    ser: 'felet nämner ett personnummer',
    answer: text((before, question) =>
      before
        .replace(/<ssbt:felmeddelande>/, `$&${personIn(question)}: `)
        .replace('"felmeddelande":["', `$&${personIn(question)}: `),
    ),
  },
  {
    namn: 'names a personnummer in a header',
    fall: 'SAM-INT-003',
    ser: 'x-sammansatt-varning innehåller personnumret',
    answer: (answer, question) => withHeader(answer, 'x-sammansatt-varning', `fraga=${personIn(question)}`),
  },
  {
    namn: 'warns of nothing',
    fall: 'SAM-INT-004',
    ser: 'PERSONNUMMER_I_SYFTE märks inte',
    answer: (answer) => withHeader(answer, 'x-sammansatt-varning', ''),
  },
  {
    namn: 'gives every question the same id',
    fall: 'SAM-PRO-003',
    ser: 'X-Sammansatt-Id saknas eller upprepas',
    answer: (answer) => withHeader(answer, 'x-sammansatt-id', '01920000-0000-7000-8000-000000000001'),
  },
  {
    namn: 'sends faults as HTTP 200',
    fall: 'SAM-PRO-001',
    ser: 'HTTP-status är 200',
    answer: (answer) => ({ ...answer, status: 200 }),
  },
  {
    namn: 'sends problems as plain JSON',
    fall: 'SAM-PRO-002',
    ser: 'inte application/problem+json',
    answer: (answer) => withHeader(answer, 'content-type', 'application/json'),
  },
  {
    namn: 'says of every flaw that something went wrong',
    fall: 'SAM-NEG-001',
    ser: 'felkoden är INTERNT_FEL',
    answer: text((before) => before.replace(/PERSONIDENTITET_OGILTIG/g, 'INTERNT_FEL')),
  },
  {
    namn: 'lets a DTD through',
    fall: 'SAM-NEG-012',
    ser: 'frågan nekades inte',
    question: (question) => question.replace(/<!DOCTYPE[^>]*>\]>/, ''),
  },
  {
    namn: 'leaves an agency out of the ping',
    fall: 'SAM-PING-001',
    ser: 'andra än de sju',
    answer: text((before) => before.replace(PART('MIV'), '')),
  },
  {
    namn: 'has no ping in its WSDL',
    fall: 'SAM-KON-005',
    ser: 'testaBastjanstInformation saknas i WSDL',
    answer: text((before) => before.replaceAll('testaBastjanstInformation', 'testa')),
  },
  {
    namn: 'has a felkod without words',
    fall: 'SAM-KON-006',
    ser: 'en felkod saknar text eller råd',
    answer: either(String, ({ felkoder: [first] = [] }) => Object.assign(first ?? {}, { text: '' })),
  },
  {
    namn: 'does not understand CDATA',
    fall: 'SAM-PRO-004',
    ser: 'med CDATA: frågan nekades',
    question: (question) => question.replace('<![CDATA[', '<![FEL['),
  },
  {
    namn: 'hangs up after every answer',
    fall: 'SAM-PRO-008',
    ser: '3 förbindelser',
    utfall: 'varning',
    answer: (answer) => withHeader(answer, 'connection', 'close'),
  },
  {
    namn: 'says that its answers are packed, though nobody can unpack them',
    fall: 'SAM-PRO-009',
    ser: 'OGILTIGT_SVAR',
    answer: (answer) => withHeader(answer, 'content-encoding', 'gzip'),
  },
  {
    namn: 'names a personnummer in a fault, with a hyphen',
    fall: 'SAM-INT-001',
    ser: 'felet innehåller personnumret',
    answer: text((before, question) =>
      before.replace(/(felmeddelande>|"felmeddelande":\[")/, `$1${hyphenated(question)} `),
    ),
  },
  {
    namn: "names a personnummer in a part's error, with a hyphen",
    fall: 'SAM-INT-002',
    ser: 'felet nämner ett personnummer',
    answer: text((before, question) =>
      before.replace(/(felmeddelande>|"felmeddelande":\[")/, `$1${hyphenated(question)} `),
    ),
  },
  {
    namn: 'names a personnummer in a header, with a hyphen',
    fall: 'SAM-INT-003',
    ser: 'x-person innehåller personnumret',
    answer: (answer, question) => withHeader(answer, 'x-person', hyphenated(question)),
  },
  {
    namn: 'is away half of the time',
    fall: 'SAM-SER-001',
    ser: '50 % lyckade',
    answer: everySecondAway(),
  },
  {
    namn: 'hangs up with empty answers where many ask',
    fall: 'SAM-SER-002',
    ser: 'blev utan',
    answer: (answer) => ({ ...answer, text: '' }),
  },
  ...DATA_FOR_ALL.map((fall) => ({
    namn: 'answers whatever it is asked',
    fall,
    ser: 'frågan nekades inte',
    answer: answered,
  })),
];
