// What a sample can say of a share: chance can break a level in a few calls, and more than chance cannot pass.
import { expect } from 'chai';
import { bedomAndel, bedomNiva, intervall } from '../../src/testbench/andel.ts';

const NIVA = { tillganglighet: 99, percentil: 95, svarstidMs: 3000 };
const matt = (antal: number, misslyckade: number) => ({ antal, misslyckade, p50: 1, p95: 1, p99: 1, max: 1 });

describe('testbench/andel', () => {
  it('has the interval of Wilson', () => {
    // Wallis (2013), table of Wilson intervals: 29 of 30 and 0 of 10.
    expect(intervall(29, 30).map((one) => Math.round(one * 10) / 10)).to.deep.equal([83.3, 99.4]);
    expect(intervall(0, 10).map((one) => Math.round(one * 10) / 10)).to.deep.equal([0, 27.8]);
    expect(intervall(0, 0)).to.deep.equal([0, 100]);
  });

  for (const [antal, av, niva, dom] of [
    [30, 30, 99, 'haller'],
    [29, 30, 99, 'oviss'],
    [28, 30, 99, 'bruten'],
    [990, 1000, 99, 'haller'],
    [980, 1000, 99, 'bruten'],
    [29, 30, 100, 'bruten'],
    [0, 0, 99, 'bruten'],
  ] as const) {
    it(`${antal} of ${av} against ${niva} % is ${dom}`, () => {
      expect(bedomAndel(antal, av, niva)).to.equal(dom);
    });
  }

  it('one failure of thirty is a warning that says how little is known, two are a breach', () => {
    const one = bedomNiva(NIVA, matt(30, 1), 29);
    expect(one).to.include({
      utfall: 'varning',
      vantat: 'minst 99 % lyckade, 95 % av dem inom 3000 ms',
      fick: '96,6 % lyckade av 30 (med 95 % säkerhet 83,3–99,4 %), 100 % av dem inom 3000 ms',
    });
    expect(bedomNiva(NIVA, matt(30, 2), 28).utfall).to.equal('underkänd');
    expect(bedomNiva(NIVA, matt(30, 0), 30).utfall).to.equal('godkänd');
  });

  it('what is too slow is judged in the same way', () => {
    expect(bedomNiva(NIVA, matt(30, 0), 28).utfall).to.equal('varning');
    expect(bedomNiva(NIVA, matt(30, 0), 20).utfall).to.equal('underkänd');
    expect(bedomNiva(NIVA, matt(30, 30), 0).utfall).to.equal('underkänd');
  });
});
