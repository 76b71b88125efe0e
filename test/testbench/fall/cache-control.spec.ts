// What Cache-Control lets others keep.
import { expect } from 'chai';
import { farSparas } from '../../../src/testbench/fall/cache-control.ts';

describe('Cache-Control', () => {
  for (const [varde, far] of [
    [undefined, false],
    ['', false],
    ['no-store', false],
    ['no-store, max-age=60', false],
    ['max-age=60, No-Store', false],
    ['private, max-age=0', false],
    ['no-cache', false],
    ['public', true],
    ['max-age=60', true],
    ['s-maxage=600', true],
    ['private, s-maxage="600"', true],
  ] as const) {
    it(`${varde ?? 'none'} ${far ? 'lets' : 'does not let'} an answer be kept`, () => {
      expect(farSparas(varde)).to.equal(far);
    });
  }
});
