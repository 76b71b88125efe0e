// What a spreadsheet would reckon with is text, and figures are figures.
import { expect } from 'chai';
import { csvText } from '../../src/platform/csv.ts';

describe('platform/csv', () => {
  for (const [cell, written] of [
    ['=1+1', "'=1+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+cmd|x', "'-2+cmd|x"],
    ['-100', '-100'],
    ['-0,25', '-0,25'],
    ['a;"b"', '"a;""b"""'],
  ] as const) {
    it(`${cell} is written as ${written}`, () => {
      expect(csvText([[cell, 'x']])).to.equal(`\uFEFF${written};x\r\n`);
    });
  }
});
