import { expect } from 'chai';
import fc from 'fast-check';
import { createHistogram } from '../../src/platform/histogram.ts';

const of = (values: readonly number[]) => {
  const histogram = createHistogram();
  for (const value of values) histogram.record(value);
  return histogram;
};

const decoded = (text: string) => {
  const histogram = createHistogram();
  histogram.addEncoded(text);
  return histogram;
};

/** Two significant digits: at most one percent beside the exact value. */
const near = (value: number) => value * 0.01 + 1;

describe('platform/histogram', () => {
  it('knows nothing before anything was recorded', () => {
    const empty = createHistogram();
    expect([empty.count, empty.percentile(50), empty.max(), empty.countUpTo(1_000)]).to.deep.equal([
      0,
      undefined,
      undefined,
      0,
    ]);
  });

  it('gives every percentile within a percent of the exact one', () => {
    const times = fc.array(fc.integer({ min: 0, max: 600_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(times, fc.constantFrom(50, 90, 95, 99, 100), (values, percent) => {
        const sorted = values.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
        expect(of(values).percentile(percent)).to.be.closeTo(exact, near(exact));
      }),
    );
  });

  it('is the same whether it was recorded at one place or added together from several, through text', () => {
    const times = fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 100 });
    fc.assert(
      fc.property(times, times, (some, others) => {
        const sum = decoded(of(some).encode());
        sum.add(decoded(of(others).encode()));
        const whole = of([...some, ...others]);
        expect(sum.count).to.equal(whole.count);
        expect(sum.max()).to.equal(whole.max());
        expect([50, 95, 99].map((percent) => sum.percentile(percent))).to.deep.equal(
          [50, 95, 99].map((percent) => whole.percentile(percent)),
        );
      }),
    );
  });

  it('counts how many took at most so long', () => {
    const histogram = of([1, 10, 10, 90, 2_000]);
    expect([0, 1, 10, 89, 90, 1_999, 5_000].map((limit) => histogram.countUpTo(limit))).to.deep.equal([
      0, 1, 3, 3, 4, 4, 5,
    ]);
  });

  it('counts within a limit only what is so for certain: as many as the percentile that is not above it says', () => {
    const times = fc.array(fc.integer({ min: 0, max: 600_000 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(
        times,
        fc.integer({ min: 1, max: 600_000 }),
        fc.integer({ min: 1, max: 100 }),
        (values, limit, percent) => {
          const histogram = of(values);
          const isWithin = (histogram.percentile(percent) ?? 0) <= limit;
          expect(histogram.countUpTo(limit) * 100 >= percent * values.length).to.equal(isWithin);
          expect(histogram.countUpTo(limit)).to.be.at.most(values.filter((value) => value <= limit).length);
        },
      ),
    );
    expect(of([3_600_000]).countUpTo(Number.POSITIVE_INFINITY)).to.equal(1);
  });

  it('takes what is too long as its longest, and what is below zero as nothing', () => {
    const histogram = of([3_600_000, -5]);
    expect(histogram.count).to.equal(2);
    expect(histogram.max()).to.be.closeTo(600_000, near(600_000));
    expect(histogram.percentile(1)).to.equal(0);
  });

  it('is a short text, and none of what is no histogram', () => {
    expect(createHistogram().encode()).to.equal('');
    expect(of([5, 5, 5]).encode()).to.have.lengthOf(4);
    expect(of(Array.from({ length: 1_000 }, (_, n) => 20 * n)).encode().length).to.be.below(2_000);
    for (const text of ['gA==', '/////w==', '////fwE=']) {
      expect(() => decoded(text).count, text).to.throw(TypeError);
    }
  });

  it('refuses a histogram that is not its own', () => {
    const foreign = { ...createHistogram() };
    expect(() => createHistogram().add(foreign)).to.throw(TypeError);
  });
});
