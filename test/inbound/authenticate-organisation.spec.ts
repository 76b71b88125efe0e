// The forms in which Swedish certificates write an organisationsnummer, and what is none.
import { expect } from 'chai';
import { CallerFault } from '../../src/inbound/authenticate-fault.ts';
import { oneOrganisation, organisationsnummerOf } from '../../src/inbound/authenticate-organisation.ts';

describe('inbound/authenticate-organisation', () => {
  for (const text of [
    '162120000142',
    '2120000142',
    '212000-0142',
    '16212000-0142',
    'SE2120000142',
    'SE212000-0142',
    'NTRSE-2120000142',
    'NTRSE-212000-0142',
    'NTRSE2120000142',
    'VATSE-212000014201',
    'VATSE212000-014201',
    ' 2120000142 ',
  ]) {
    it(`reads ${text}`, () => {
      expect(organisationsnummerOf(text)).to.equal('162120000142');
    });
  }

  for (const [what, text] of [
    ['a personnummer in 12 digits', '199001012384'],
    ['one in 10 digits', '9001012384'],
    ['one with the prefix of an organisation', '169001012384'],
    ['an id of HSA', 'SE2120000142-E001'],
    ['another country', 'NTRNO-2120000142'],
    ['an id of a person', 'PNOSE-199001012384'],
    ['a VAT number that does not end in 01', 'VATSE-212000014202'],
    ['nothing', ''],
    ['a digit more', '21200001420'],
    ['a number within another text', 'x 2120000142'],
    ['two lines', '2120000142\n2120000159'],
  ] as const) {
    it(`does not take ${what} for one`, () => {
      expect(organisationsnummerOf(text)).to.equal(undefined);
    });
  }

  it('takes what several attributes agree on, in whatever form, and heeds none that says something else', () => {
    expect(oneOrganisation(['SE2120000142-E001', '212000-0142', 'NTRSE-2120000142'])).to.equal('162120000142');
    expect(oneOrganisation(['SE2120000142-E001'])).to.equal(undefined);
  });

  it('refuses attributes that contradict each other', () => {
    expect(() => oneOrganisation(['2120000142', 'NTRSE-2120000159']))
      .to.throw(CallerFault)
      .with.property('reason', 'organisation-contradicted');
  });
});
