// Free texts hold no identity, in whatever form programs paste one; dates, times and other numbers are not taken for one.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { holdsIdentity, traceableId } from '../../src/platform/identity.ts';

const { personnummer } = persons.ordinarie;
const [date, number] = [personnummer.slice(0, 8), personnummer.slice(8)];

const BETWEEN = {
  nothing: '',
  'a hyphen': '-',
  'a plus': '+',
  'a blank': ' ',
  'two blanks': '  ',
  'a no-break space': '\u00a0',
  'a hyphen between blanks': ' - ',
  'a full stop and a blank': '. ',
  'a no-break hyphen': '\u2011',
  'an en dash': '\u2013',
  'an em dash': '\u2014',
  'a minus sign': '\u2212',
  'a soft hyphen': '\u00ad',
  'a zero-width space': '\u200b',
  'a hyphen and a word joiner': '-\u2060',
} as const;

describe('platform/identity holdsIdentity', () => {
  for (const [what, between] of Object.entries(BETWEEN)) {
    it(`sees a number with ${what} inside, with and without century`, () => {
      for (const one of [date, date.slice(2)]) {
        expect(holdsIdentity(`gäller ${one}${between}${number}, se ovan`)).to.equal(true);
      }
    });
  }

  it('sees wide digits, and characters that nobody sees anywhere in the number', () => {
    const wide = personnummer.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(holdsIdentity(wide)).to.equal(true);
    expect(holdsIdentity([...personnummer].join('\u200b'))).to.equal(true);
  });

  for (const text of [
    '2026-11-22 11:40, korrelationsid 0b0f6a52-3c1e-4c57-9d0e-4b3a3f3f1c11',
    '2026-11-22 – 2026-11-29',
    '20261122–20261129',
    '20261122. 2026-11-29',
    '070-123 45 67',
    'organisationsnummer 162120000142',
    `${date}${number}5`,
    `${date} och ${number}`,
    `${date}    ${number}`,
    `${date}-${String((Number(number) + 1) % 10_000).padStart(4, '0')}`,
  ]) {
    it(`takes ${JSON.stringify(text.replaceAll(number, 'NNNN'))} for none`, () => {
      expect(holdsIdentity(text)).to.equal(false);
    });
  }

  it('leaves a UUID traceable unless a number hides in it', () => {
    const uuid = '0b0f6a52-3c1e-4c57-9d0e-4b3a3f3f1c11';
    expect(traceableId(uuid)).to.equal(uuid);
    expect(traceableId(`${date}-${number}-4c57-9d0e-4b3a3f3f1c11`)).to.equal(undefined);
  });
});
