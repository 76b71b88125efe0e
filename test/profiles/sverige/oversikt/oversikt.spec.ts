// The overview is total: whatever the sources have sent, there is one, with an origin for every figure and words for every silence.
import { expect } from 'chai';
import fc from 'fast-check';
import type { DelJson } from '../../../../src/profiles/sverige/oversikt/kalla.ts';
import { expectOrigins } from '../../../bastjanster/oversikt-kontroll.ts';
import { answered, fkDel, overview } from './exempel.ts';

const IDS = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'];
const kvalitet = fc.constantFrom('answered', 'nothing', 'partial', 'unverifiable', 'failed') as fc.Arbitrary<
  DelJson['kvalitet']
>;

describe('profiles/sverige/oversikt', () => {
  it('stands whatever stands in the answers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...IDS), kvalitet, fc.jsonValue())), (drawn) => {
        const svarsdata = Object.fromEntries(
          drawn.map(([id, quality, data]) => [id, { kvalitet: quality, data: JSON.parse(JSON.stringify(data)) }]),
        );
        const oversikt = overview(svarsdata);
        expectOrigins(oversikt, { svarsdata });
        const bad = Object.entries(svarsdata).filter(([, one]) => !['answered', 'nothing'].includes(one.kvalitet));
        expect(oversikt.brister.map(({ kalla }) => kalla)).to.include.members(bad.map(([id]) => id));
      }),
      { numRuns: 300 },
    );
  });

  it('has each payment once, with the bastjänst and the one inside it that pays', () => {
    const { utbetalningar } = overview({ FK: fkDel([['2026-10-05', 100]]) });
    expect(utbetalningar.map(({ kalla, svarande, netto }) => [kalla, svarande, netto])).to.deep.equal([
      ['FK', 'FK', 10_000],
    ]);
  });

  it('changes nothing of what it reads', () => {
    const del = Object.freeze({ ...fkDel([['2026-10-05', 100]]), svarande: Object.freeze([answered('FK')]) });
    const before = JSON.stringify(del);
    overview({ FK: del });
    expect(JSON.stringify(del)).to.equal(before);
  });
});
