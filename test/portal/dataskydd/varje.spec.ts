// How often something is done is said as Swedish says it.
import { expect } from 'chai';
import { varje } from '../../../src/portal/dataskydd/varje.ts';

describe('portal/dataskydd varje', () => {
  for (const [antal, text] of [
    [1, 'varje timme'],
    [2, 'var 2:a timme'],
    [6, 'var 6:e timme'],
    [11, 'var 11:e timme'],
    [12, 'var 12:e timme'],
    [21, 'var 21:a timme'],
    [112, 'var 112:e timme'],
    [0.5, 'med 0,5 timmars mellanrum'],
  ] as const) {
    it(`${antal}: ${text}`, () => {
      expect(varje(antal, ['timme', 'timmars'])).to.equal(text);
    });
  }
});
