// 500 mutated questions and answers with a fixed seed: an answer or a precise fault, never a hang, never a leak.
import { expect } from 'chai';
import { runFuzz } from './run-fuzz.ts';

const SEED = 20261122;

describe(`fuzz of both faces and every answer parser (seed ${SEED})`, () => {
  it('finds nothing in 500 cases', async () => {
    const { targets, afterwards } = await runFuzz({ cases: 500, seed: SEED });
    expect(targets.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`))).to.deep.equal(
      [],
    );
    expect(afterwards).to.deep.equal([]);
    expect(targets.reduce((sum, { cases }) => sum + cases, 0)).to.be.at.least(500);
  }).timeout(60_000);
});
