// Five hundred cases of the fuzz in every run of the tests, always the same; npm run fuzz has more.
import { expect } from 'chai';
import fc from 'fast-check';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { runTarget, Violation } from './engine.ts';
import { createIdentityFinder, formsOf } from './identity-forms.ts';
import { runFuzz } from './run-fuzz.ts';

const CASES = 500;
const SEED = 20261122;

describe('fuzz', () => {
  it(`${CASES} cases, seed ${SEED}: an answer or a precise fault, and nothing leaks`, async () => {
    const { targets, afterwards } = await runFuzz({ cases: CASES, seed: SEED });
    const done = targets.reduce((sum, { cases }) => sum + cases, 0);
    console.log(`\n  fuzz: ${done} fall, frö ${SEED}, ${targets.length} mål`);
    expect(targets.flatMap(({ name, failures }) => failures.map((failure) => ({ name, ...failure })))).to.deep.equal(
      [],
    );
    expect(afterwards).to.deep.equal([]);
    expect(done).to.be.at.least(CASES);
    for (const { name, outcomes } of targets) expect(Object.keys(outcomes), name).to.have.length.above(1);
  }).timeout(60_000);

  it('tells every failure of a target once, shrunk and without identities', async () => {
    const { personnummer } = persons.allaSvarar;
    const finder = createIdentityFinder([personnummer]);
    const target = {
      name: 'planted',
      cases: fc.array(fc.constantFrom('a', 'b', personnummer), { maxLength: 5 }),
      async check(value: string[]) {
        if (value.includes(personnummer)) throw new Violation(`holds ${personnummer}`);
        if (value.includes('b')) throw new TypeError('b');
        return 'fine';
      },
    };
    const { failures, cases } = await runTarget(target, 500, SEED, finder);
    expect(cases).to.equal(500);
    expect(failures.map(({ counterexample }) => counterexample)).to.have.members(['[["b"]]', '[["19[person]"]]']);
    expect(failures.some(({ message }) => message.startsWith('threw TypeError: b'))).to.equal(true);
  });

  it('finds an identity in every form, wherever it stands', () => {
    const { personnummer } = persons.allaSvarar;
    const finder = createIdentityFinder([personnummer]);
    for (const [form] of formsOf(personnummer)) expect(finder.find(`x ${form} y`), form).to.not.equal(undefined);
    for (const before of ['', 'a', 'bc', 'def']) {
      const encoded = Buffer.from(`${before}${personnummer}!`).toString('base64');
      expect(finder.find(`svar: ${encoded}`)?.form).to.equal('siffror, base64');
      expect(finder.mask(encoded)).to.include('[person]');
    }
    expect(finder.find('198503142386 8503-142385 2026-11-22')).to.equal(undefined);
  });
});
