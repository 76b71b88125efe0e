// The text form of the outcomes is stored for years, so it must not change by accident.
import { expect } from 'chai';
import { readOutcomes, writeOutcomes } from '../../src/querylog/outcome-text.ts';

describe('outcome text', () => {
  it('is what it is, and reads back', () => {
    const outcomes = [
      { bastjanst: 'AF', outcome: 'delivered', milliseconds: 120 },
      { bastjanst: 'CSN', outcome: 'connection-broken', milliseconds: 20_000 },
    ] as const;
    expect(writeOutcomes(outcomes)).to.equal('AF=delivered:120;CSN=connection-broken:20000');
    expect(readOutcomes(writeOutcomes(outcomes))).to.deep.equal(outcomes);
    expect(readOutcomes('')).to.deep.equal([]);
  });
});
