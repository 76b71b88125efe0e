// The soak's mix is VP's, and everybody in it asks at every face.
import { expect } from 'chai';
import { KIND_NAMES, ORGANISATIONS, partsOutcome, planned } from './soak-blandning.ts';
import { counted } from './varden.ts';

const ROUND = 19;

describe('last/soak-blandning', () => {
  const questions = Array.from({ length: 2 * ROUND * ORGANISATIONS.length }, (_, n) => planned(n));

  it('has VP’s mix in every round: 10 large, 5 normal, 2 reset, 2 without right', () => {
    for (let n = 0; n < questions.length; n += ROUND) {
      const round = questions.slice(n, n + ROUND).map(({ kind }) => kind);
      expect(counted(round).toSorted()).to.deep.equal(
        KIND_NAMES.map((kind, index) => [kind, [10, 5, 2, 2][index]]).toSorted(),
      );
    }
  });

  it('has every kind ask at both faces, and every organisation ask', () => {
    for (const kind of KIND_NAMES) {
      const faces = questions.filter((one) => one.kind === kind).map(({ face }) => face);
      expect(new Set(faces), kind).to.have.property('size', 2);
    }
    expect(new Set(questions.map(({ caller }) => caller)).size).to.equal(ORGANISATIONS.length);
  });

  it('a part that is missing is no answer', () => {
    expect(partsOutcome({ AF: 'data' })).to.match(/^CSN saknas, FK saknas/);
  });
});
