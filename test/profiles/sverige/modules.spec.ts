// What a bastjänst is called where people read of it, whichever of its interfaces is meant.
import { expect } from 'chai';
import { bastjanster, bastjanstNamn, kallor, modules } from '../../../src/profiles/sverige/modules.ts';

describe('profiles/sverige/modules', () => {
  it('calls a bastjänst with two interfaces by its plain name', () => {
    expect(kallor).to.deep.equal(modules.map(({ source }) => source));
    expect(kallor.filter((source) => source.startsWith('SKV')).length).to.be.greaterThan(1);
    expect(bastjanster.filter((id) => id === 'SKV')).to.have.length(1);
    expect(bastjanstNamn.get('SKV')).to.equal('Skatteverket');
  });
});
