// Faults C and E that are none: what looks odd in a question and is right, so that it must be understood.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { partsOf, questionV10 } from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

const digits = persons.allaSvarar.personnummer;

describe('faults C and E of a question that is understood', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  for (const [title, change] of [
    ['C5 BOM', (xml: string) => `\uFEFF${xml}`],
    ['C6 UTF-16', (xml: string) => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['C7 CDATA', (xml: string) => xml.replace(digits, `<![CDATA[${digits}]]>`)],
    ['C8 other prefixes', (xml: string) => xml.replaceAll(/(<\/?)ns:/g, '$1q1:').replace('xmlns:ns=', 'xmlns:q1=')],
    ['C8 default namespace', (xml: string) => xml.replaceAll(/<(\/?)ns:/g, '<$1').replace('xmlns:ns=', 'xmlns=')],
  ] as const) {
    it(`${title}: understood`, async () => {
      const answer = await service.soap(
        change(questionV10()),
        title.startsWith('C6') ? { 'content-type': 'text/xml; charset=utf-16' } : {},
      );
      expect(partsOf(answer.text), answer.text.slice(0, 500)).to.deep.equal(everybody('data'));
      await expectComplete(service, answer);
    });
  }

  it('E2 samordningsnummer: understood', async () => {
    const answer = await service.soap(questionV10({ person: persons.samordning.personnummer }));
    expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT CSN_SAMORDNINGSNUMMER' });
    expect(
      service.simulators.events('CSN').some(({ id }) => id === answer.id),
      'CSN was not asked',
    ).to.equal(false);
  });

  it('E5 blanks around it, which xs:token lets stand: understood', async () => {
    const answer = await service.soap(questionV10({ general: { personidentitet: `\n  ${digits}\n` } }));
    expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
  });

  it('blanks and comments in the elements that the contract leaves empty: understood', async () => {
    const answer = await service.soap(questionV10({ specific: { SKV: '\n<!-- inget -->\n', MIV: '\n' } }));
    expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
  });
});
