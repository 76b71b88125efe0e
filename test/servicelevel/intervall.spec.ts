import { expect } from 'chai';
import fc from 'fast-check';
import { difference, type Intervall, intersection, langd, union } from '../../src/servicelevel/intervall.ts';

const some = fc.array(
  fc.tuple(fc.nat(60), fc.nat(20)).map(([fran, length]) => ({ fran, till: fran + length })),
  { maxLength: 8 },
);

/** The whole moments that they hold. */
const moments = (intervals: readonly Intervall[]) =>
  new Set(intervals.flatMap(({ fran, till }) => Array.from({ length: till - fran }, (_, index) => fran + index)));

describe('servicelevel/intervall', () => {
  it('union: sorted, apart, and the same moments', () => {
    fc.assert(
      fc.property(some, (intervals) => {
        const merged = union(intervals);
        expect(moments(merged)).to.deep.equal(new Set([...moments(intervals)].toSorted((a, b) => a - b)));
        for (const [index, { fran }] of merged.entries()) {
          expect(fran).to.be.above(merged[index - 1]?.till ?? -1);
        }
      }),
    );
  });

  it('intersection: the moments of both', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(moments(intersection(a, b))).to.deep.equal(moments(a).intersection(moments(b)));
      }),
    );
  });

  it('difference: the moments of the first that are not in the second', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(moments(difference(a, b))).to.deep.equal(moments(a).difference(moments(b)));
      }),
    );
  });

  it('langd counts what overlaps once', () => {
    expect(
      langd([
        { fran: 0, till: 10 },
        { fran: 5, till: 15 },
        { fran: 20, till: 20 },
      ]),
    ).to.equal(15);
  });
});
