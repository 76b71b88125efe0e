// The catalogue of faults against the tests that there are: no fault without a test, no id without a fault, and the page as they are.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { allaProv, korningar } from './alla-prov.ts';
import { PAGE } from './skriv-tabell.ts';
import { brister, lasUtfall, type Prov, skrivTabell, type Utfall } from './tabell.ts';

describe('the table of faults', () => {
  let alla: Prov[];
  before(function () {
    this.timeout(60_000);
    alla = allaProv();
  });

  it('has a test for every fault of the catalogue, and a fault for every id in a title', () => {
    expect(brister(alla).join('\n')).to.equal('');
  });

  it('stands in test/faults/README.md as the tests are', () => {
    const page = readFileSync(PAGE, 'utf8');
    const known = korningar.map((one) => ({ ...one, utfall: lasUtfall(page, one.command) }));
    const says =
      'test/faults/README.md is not what the tests say: `npm test` writes it anew at its end, and then passes';
    expect(skrivTabell(alla, known) === page, says).to.equal(true);
  });

  it('misses a fault, a kind and a side that no test is titled by, and finds an id that there is not', () => {
    const without = alla.filter(({ titles }) => !titles.some((title) => /^(G6|A12 expired|C20)\b/.test(title)));
    const extra = { file: 'test/x.spec.ts', titles: ['x', 'A1 A99 something'] };
    const said = brister([...without, extra]);
    for (const words of [
      'G6 (',
      'A12 … expired (',
      'C20 … of a question (',
      'C20 … from a bastjänst (',
      'names A99,',
    ]) {
      expect(
        said.filter((sentence) => sentence.includes(words)),
        words,
      ).to.have.length(1);
    }
  });

  it('gives back the outcomes that it was written with, a fall among them', () => {
    const prov = [{ file: 'test/faults/a.spec.ts', titles: ['a | b', 'A1 refused | `x`: once'] }];
    for (const utfall of ['godkänt', 'föll', 'ej kört'] as const satisfies readonly Utfall[]) {
      const korning = { command: 'npm test', runs: () => true, utfall: new Map([['A1', utfall]]) };
      const page = skrivTabell(prov, [korning]);
      expect([...lasUtfall(page, 'npm test')]).to.deep.equal([['A1', utfall]]);
    }
  });
});
