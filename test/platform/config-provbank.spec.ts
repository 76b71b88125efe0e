// Where the test bench may send: read from the environment, or refused without repeating it.
import { expect } from 'chai';
import { provbankProblems, toProvbank } from '../../src/platform/config-provbank.ts';

const IDS = ['AF', 'SKV_DELAR'];

describe('platform/config-provbank', () => {
  it('origins, for one bastjänst or for all', () => {
    const env = { PROVBANK_TILLATNA: 'https://Prov.example:443/, SKV_DELAR=http://10.0.0.5:8443 ,' };
    expect(provbankProblems(env, IDS)).to.deep.equal([]);
    expect(toProvbank(env).tillatna).to.deep.equal([
      { origin: 'https://prov.example' },
      { origin: 'http://10.0.0.5:8443', bastjanst: 'SKV_DELAR' },
    ]);
    expect(toProvbank({}).tillatna).to.deep.equal([]);
  });

  it('a host has one form: in lower case, without the dots that may end it', () => {
    const env = { PROVBANK_TILLATNA: 'https://PROV.example.,CSN=https://csn.example..:8443/' };
    expect(provbankProblems(env, ['CSN'])).to.deep.equal([]);
    expect(toProvbank(env).tillatna).to.deep.equal([
      { origin: 'https://prov.example' },
      { origin: 'https://csn.example:8443', bastjanst: 'CSN' },
    ]);
  });

  for (const text of [
    'prov.example',
    'ftp://prov.example',
    'https://prov.example/vag',
    'https://a:b@prov.example',
    'CSN=https://prov.example',
    'https://prov.example?x=1',
    'https://prov.example:99999',
  ]) {
    it(`refuses ${text}`, () => {
      const [problem, ...more] = provbankProblems({ PROVBANK_TILLATNA: `https://bra.example,${text}` }, IDS);
      expect(problem).to.match(/^PROVBANK_TILLATNA: väntat är/);
      expect([problem?.includes(text), more]).to.deep.equal([false, []]);
    });
  }
});
