// Questions about test persons are on in trial, and elsewhere only where somebody says so.
import { expect } from 'chai';
import { toConfig } from '../../src/platform/config.ts';

const of = (env: Record<string, string>) => toConfig(env, { bastjanster: [] }).provfraga;

const PRODUCTION = {
  TLS_CERT: 'server.crt',
  TLS_KEY: 'server.key',
  TLS_CA: 'ca.crt',
};

describe('the configuration of questions about test persons', () => {
  it('has them in trial, where nothing else is said', () => {
    expect(of({})).to.deep.equal({ pa: true, organisation: undefined });
    expect(of({ PROVFRAGA: 'av' }).pa).to.equal(false);
  });

  it('has none outside trial, where nothing else is said', () => {
    expect(of(PRODUCTION).pa).to.equal(false);
    expect(of({ ...PRODUCTION, PROVFRAGA: 'pa' }).pa).to.equal(true);
  });

  it('has the nämnd as the text that it was', () => {
    expect(of({ PROVFRAGA_ORGANISATION: '162120000142' }).organisation).to.equal('162120000142');
  });

  for (const [name, value] of [
    ['PROVFRAGA', 'ja'],
    ['PROVFRAGA_ORGANISATION', '2120000142'],
    ['PROVFRAGA_ORGANISATION', 'nämnden'],
  ] as const) {
    it(`refuses ${name}=${value}`, () => {
      expect(() => of({ [name]: value })).to.throw(name);
    });
  }
});
