// What a fuzz puts into fields: values at the edges of types, pieces of syntax, and identities where none belongs.
import { persons } from '../../src/bastjanster/simulation/population.ts';

const { personnummer } = persons.allaSvarar;
const [long, short] = [personnummer, personnummer.slice(2)];

/** For the values of a question alone: where a question has a name, or an a-kassa its own, they are not known as identities. */
export const encodedIdentities: readonly string[] = [
  Buffer.from(long).toString('base64'),
  Buffer.from(`akt ${long}`).toString('base64'),
  Buffer.from(short).toString('hex'),
  encodeURIComponent(`${short.slice(0, 6)}+${short.slice(6)}`),
];

/** The identity of most recordings and questions, as digits. */
export const identities: readonly string[] = [long, short, `${short.slice(0, 6)}-${short.slice(6)}`, `p${long}`];

/** For every place, names and syntax included. */
export const tokens: readonly string[] = [
  ...identities,
  persons.samordning.personnummer,
  // A wrong check digit, a birth date to come, a day that is none.
  '198503142386',
  '209903142383',
  '198502302385',
  '',
  ' ',
  '\n\t',
  '0',
  '-1',
  '2147483648',
  '99999999999999999999',
  '1e400',
  '0.1',
  'NaN',
  'INF',
  'true',
  'false',
  'null',
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '+12026-01-01',
  '-0001-01-01',
  '2026-01-01+14:00',
  '2026-01-01T24:00:00',
  '__proto__',
  'constructor',
  'toString',
  'length',
  '../../x',
  '%00',
  '&amp;',
  '&#0;',
  '&#x1F600;',
  '&okand;',
  '<',
  '</',
  '<x/>',
  '<x>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?x ',
  '<!DOCTYPE x>',
  // Well-formed, and a trap for who looks for tags in text.
  '<!--</soap:Body><soap:Body>-->',
  '<![CDATA[</soap:Body></x>]]>',
  '<?x </soap:Body> ?>',
  '"',
  "'",
  ' xmlns=""',
  ' xmlns:ns="urn:x"',
  ' xsi:nil="true"',
  '{',
  ']',
  ',',
  '\\u0000',
  '\\ud800',
  '\u0000',
  '\u0085',
  '\u2028',
  '\u202e',
  '\uFFFE',
  '\uD800',
  'åäö',
  'e\u0301',
  '🙂',
  'x'.repeat(3000),
  'å'.repeat(300),
];
