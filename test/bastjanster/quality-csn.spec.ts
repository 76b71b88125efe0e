// What CSN's answer is worth by its result codes, also those that no simulator gives, and in its earlier version.
import { expect } from 'chai';
import { assess } from '../../src/bastjanster/csn/assess.ts';
import { parseXml } from '../../src/platform/xml.ts';
import { type Asking, inWords, startAsking } from './quality-asking.ts';

const CODES: readonly (readonly [code: string, expected: string])[] = [
  ['0', 'answered; HUT answered; SM/SH answered; OSS nothing'],
  [' 0 ', 'answered; HUT answered; SM/SH answered; OSS nothing'],
  ['-2', 'nothing; HUT nothing -2; SM/SH nothing -2; OSS nothing -2'],
  ['-1006', 'unverifiable; HUT unverifiable -1006; SM/SH unverifiable -1006; OSS unverifiable -1006'],
  ['-1007', 'unverifiable; HUT unverifiable -1007; SM/SH unverifiable -1007; OSS unverifiable -1007'],
  ['-1102', 'partial; HUT answered; SM/SH failed -1102; OSS nothing'],
  ['-1104', 'partial; HUT answered; SM/SH answered; OSS failed -1104'],
  ['-1199', 'unverifiable; HUT unverifiable -1199; SM/SH unverifiable -1199; OSS unverifiable -1199'],
  ['constructor', 'unverifiable; HUT unverifiable; SM/SH unverifiable; OSS unverifiable'],
  ['198501012384', 'unverifiable; HUT unverifiable; SM/SH unverifiable; OSS unverifiable'],
];

describe("what CSN's answer is worth", () => {
  let asking: Asking;
  let answer: string;
  before(async () => {
    asking = await startAsking();
    const { content } = await asking.ask('CSN', 'allaSvarar');
    answer = content.format === 'xml' ? content.xml : '';
  });
  after(() => asking.stop());

  const judged = (xml: string) => {
    using document = parseXml(xml);
    return inWords(assess(document.root));
  };
  const withCode = (code: string) => answer.replace(/(ResultatKod>)[^<]*/, `$1${code}`);

  for (const [code, expected] of CODES) {
    it(`ResultatKod "${code}": ${expected}`, () => expect(judged(withCode(code))).to.equal(expected));
  }

  it('reads an answer in the namespaces of v3.0', () => {
    const earlier = answer.replaceAll('/v4.0/', '/v3.0/').replace('schemaVersion="4.0"', 'schemaVersion="3.0"');
    expect(judged(earlier)).to.equal(judged(answer));
  });

  it('proves nothing where the person is not there, has no status, or lacks a block', () => {
    const noOss = answer.replace(/<p:Omstallningsstudiestod\b.*?(?:\/>|<\/p:Omstallningsstudiestod>)/s, '');
    expect(judged(noOss)).to.match(/^unverifiable.*OSS unverifiable$/);
    expect(judged(answer.replace(/ Status="[^"]*"/, ''))).to.match(/^unverifiable.*OSS unverifiable$/);
    expect(judged(answer.replace(/<Personer>.*<\/Personer>/s, '<Personer/>'))).to.match(/^unverifiable/);
  });
});
