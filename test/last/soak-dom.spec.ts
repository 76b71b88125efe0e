// What the soak's verdict takes for wrong.
import { expect } from 'chai';
import type { Answered } from './soak-anropare.ts';
import { planned } from './soak-blandning.ts';
import { unexpected } from './soak-dom.ts';
import type { AtRest, Soaked } from './soak-korning.ts';

const rest: AtRest = {
  sample: { rss: 200e6, heap: 40e6, descriptors: 30, late: { p50: 0, p99: 0, max: 0 } },
  ...{ accepted: 10, rows: 10, complete: 10 },
};

function soaked(last: Partial<AtRest>, sample: Partial<AtRest['sample']> = {}, outcome?: string): Soaked {
  const one = planned(0);
  const answers: Answered[] = [{ planned: one, outcome: outcome ?? one.expected, milliseconds: 1, bytes: 1, id: 'a' }];
  const end = { ...rest, ...last, sample: { ...rest.sample, ...sample } };
  return { answers, first: rest, last: end } as unknown as Soaked;
}

describe('last/soak-dom', () => {
  it('is content with what is as it must be, and with growth within the bounds', () => {
    expect(unexpected(soaked({}, { rss: 290e6, heap: 55e6, descriptors: 38 }))).to.deep.equal([]);
  });

  it('names an outcome that the kind must not have, and a soak that asked nothing', () => {
    expect(unexpected(soaked({}, {}, 'KO_FULL'))).to.deep.equal([
      'stort svar: KO_FULL i stället för alla sju svarade (1 gånger)',
    ]);
    expect(unexpected({ ...soaked({}), answers: [] })).to.deep.equal(['ingen fråga ställdes']);
  });

  it('names a row that is missing, one too many, and one that is not complete', () => {
    for (const wrong of [{ rows: 9, complete: 9 }, { rows: 11 }, { complete: 9 }]) {
      expect(unexpected(soaked(wrong)), JSON.stringify(wrong)).to.have.length(1);
    }
  });

  it('names memory and descriptors that grow beyond their bounds', () => {
    expect(
      unexpected(soaked({}, { heap: 57e6, rss: 297e6, descriptors: 39 })).map((line) => line.split(' ')[0]),
    ).to.deep.equal(['heapen', 'minnet', 'öppna']);
  });
});
