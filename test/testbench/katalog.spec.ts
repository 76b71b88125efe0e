// The catalogue as data: every case says what it covers, needs and expects, in words that exist elsewhere.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { felkoder } from '../../src/profiles/sverige/felkoder.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { medGranser, STANDARDGRANSER, STORSTA_GRANSER } from '../../src/testbench/granser.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { kontraktshash } from '../../src/testbench/kontraktshash.ts';
import { GRUPPER } from '../../src/testbench/prov.ts';
import { ROLLER } from '../../src/testbench/testpersoner.ts';

const alla = kataloger.flatMap(({ fall }) => fall);

describe('the catalogue of the test bench', () => {
  it('has one for every interface of the profile, with its name', () => {
    expect(kataloger.map(({ bastjanst, namn }) => [bastjanst, namn])).to.have.deep.members(
      modules.map(({ source, name }) => [source, name]),
    );
  });

  it('has ids that are there once, and begin with their bastjänst', () => {
    expect(new Set(alla.map(({ id }) => id)).size).to.equal(alla.length);
    for (const { bastjanst, fall } of kataloger) {
      for (const { id } of fall)
        expect(id).to.match(new RegExp(`^${bastjanst}-(PING|KON|FUN|NEG|PRO|INT|SER)-\\d{3}$`));
    }
  });

  it('has cases of every group for every bastjänst', () => {
    for (const { bastjanst, fall } of kataloger) {
      expect([...new Set(fall.map(({ grupp }) => grupp))], bastjanst).to.have.members([...GRUPPER]);
    }
  });

  it('says in sentences what is done, what is to come of it and why it matters', () => {
    for (const { id, titel, steg, forvantan, varfor } of alla) {
      expect(titel, id)
        .to.match(/^\p{Lu}|^\d/u)
        .and.not.match(/\.$/);
      expect(steg.length, id).to.be.greaterThan(0);
      expect(forvantan, id).to.match(/\.$/);
      expect(varfor, id).to.match(/\.$/);
    }
  });

  it('covers requirements that exist: a felkod is one that a caller can meet', () => {
    const kanda = new Set(felkoder().map(({ felkod }) => felkod));
    for (const { id, krav } of alla) {
      expect(krav.length, id).to.be.greaterThan(0);
      for (const { slag, ref } of krav) if (slag === 'felkod') expect(kanda, id).to.include(ref);
    }
  });

  it('needs roles that there are, or settings of its bastjänst', () => {
    for (const { id, behover = [] } of alla) {
      for (const namn of behover) expect([...Object.keys(ROLLER), 'aktorsid'], id).to.include(namn);
    }
  });

  it('sends hostile cases last', () => {
    for (const { fall } of kataloger) {
      const forsta = fall.findIndex(({ fientlig }) => fientlig);
      expect(fall.slice(forsta).every(({ fientlig }) => fientlig)).to.equal(true);
    }
  });

  it('names the files of each contract, which are there and give digests of their own', () => {
    for (const { filer } of kataloger)
      for (const fil of filer) expect(existsSync(join(PROJECT_ROOT, fil)), fil).to.equal(true);
    const summor = kataloger.map(({ filer }) => kontraktshash(filer));
    expect(new Set(summor).size).to.equal(kataloger.length);
    const [{ filer = [] } = {}] = kataloger;
    expect(kontraktshash([...filer].reverse())).to.equal(summor[0]);
    expect(kontraktshash(filer.slice(1))).not.to.equal(summor[0]);
  });

  it('holds its limits to what an operator may choose, and lets nonsense be', () => {
    const { takt, antal, tidMs, samtidiga } = medGranser({ takt: 1e9, antal: -1, tidMs: Number.NaN, samtidiga: 0 });
    expect({ takt, antal, tidMs, samtidiga }).to.deep.equal({
      takt: STORSTA_GRANSER.takt,
      antal: 0,
      tidMs: STANDARDGRANSER.tidMs,
      samtidiga: 1,
    });
  });
});
