// Facts of a test environment as people write them: read whole or not at all.
import { expect } from 'chai';
import { lasInstallningar } from '../../src/testbench/installningar.ts';

describe('testbench/installningar', () => {
  it('reads pairs, with blanks around them', () => {
    expect(lasInstallningar(' aktorsid=provkommun , namn = Provköpings kommun,')).to.deep.equal({
      ...{ aktorsid: 'provkommun', namn: 'Provköpings kommun' },
    });
    expect(lasInstallningar('')).to.deep.equal({});
  });

  for (const text of [
    'aktorsid',
    'aktorsid=',
    '=x',
    'namn=b=c',
    'na mn=c',
    'namn=b\u0000',
    'namn=a,namn=b',
    `namn=${'x'.repeat(201)}`,
    'foo=bar',
    'aktorsid=x,foo=bar',
    'toString=x',
    'namn=Anna 121212 1212',
  ]) {
    it(`takes no ${JSON.stringify(text.slice(0, 20))}`, () => {
      expect(lasInstallningar(text)).to.equal(undefined);
    });
  }
});
