// Amounts in every dialect become whole öre, exactly, or are not read at all.
import { expect } from 'chai';
import fc from 'fast-check';
import { kronor, summaIKronor } from '../../src/bastjanster/belopp.ts';

const read = (value: unknown) => kronor({ value, pointer: '/a' })?.value;

describe('bastjanster/belopp', () => {
  for (const [value, ore] of [
    [1250, 125_000],
    [2503.2, 250_320],
    [0.1 + 0.2, 30],
    [-14_250.5, -1_425_050],
    ['9412.50', 941_250],
    ['9412,5', 941_250],
    ['7100', 710_000],
    ['0', 0],
    ['-0', 0],
    ['-12', -1200],
    ['12.3400', 1234],
  ] as const) {
    it(`reads ${JSON.stringify(value)} as ${ore} öre`, () => expect(read(value)).to.equal(ore));
  }

  for (const value of [
    1.005,
    '1.005',
    '1 250',
    '1.250,00',
    '12 kr',
    'tolv',
    '1e3',
    '0x10',
    Number.MAX_VALUE,
    true,
    {},
    [],
  ]) {
    it(`does not read ${JSON.stringify(value)}, and says that something stood there`, () => {
      expect(kronor({ value, pointer: '/a' })).to.deep.equal({ value: undefined, pointer: '/a' });
    });
  }

  for (const value of [undefined, null, '', '  ']) {
    it(`has nothing to read in ${JSON.stringify(value)}`, () => {
      expect(kronor({ value, pointer: '/a' })).to.equal(undefined);
    });
  }

  it('reads every amount in whole öre back, as a number and as a text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (ore) => {
        expect(read(ore / 100)).to.equal(ore);
        expect(read((ore / 100).toFixed(2))).to.equal(ore);
      }),
    );
  });

  it('takes an amount object for kronor only if it says so or says nothing', () => {
    const summa = (value: object) => summaIKronor({ value, pointer: '/a' });
    expect(summa({ summa: 5, valuta: 'SEK' })).to.deep.equal({ value: 500, pointer: '/a/summa' });
    expect(summa({ summa: 5 })?.value).to.equal(500);
    expect(summa({ summa: 5, valuta: 'EUR' })).to.deep.equal({ value: undefined, pointer: '/a/summa' });
    expect(summa({ valuta: 'SEK' })).to.equal(undefined);
  });
});
