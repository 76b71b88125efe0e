// How the service watches its sources: often enough by itself, not at all where somebody says so, and never by a wrong address.
import { expect } from 'chai';
import { ConfigError, type Env, toConfig } from '../../src/platform/config.ts';

const matningOf = (env: Env) => toConfig(env, { bastjanster: [] }).matning;

describe('platform/config-matning', () => {
  it('pings each minute and traces nothing where nothing is said', () => {
    expect(matningOf({})).to.deep.equal({ pingMs: 60_000, otlpUrl: undefined });
  });

  it('takes another interval, or none, and a collector with or without a slash at its end', () => {
    expect(matningOf({ PING_SEKUNDER: '15' }).pingMs).to.equal(15_000);
    expect(matningOf({ PING_SEKUNDER: '0' }).pingMs).to.equal(0);
    for (const OTLP_URL of ['http://samlare:4318', 'http://samlare:4318/']) {
      expect(matningOf({ OTLP_URL }).otlpUrl).to.equal('http://samlare:4318');
    }
  });

  for (const env of [{ PING_SEKUNDER: 'ofta' }, { PING_SEKUNDER: '3601' }, { OTLP_URL: 'samlare:4318' }]) {
    it(`refuses ${Object.entries(env).join()}`, () => {
      expect(() => matningOf(env)).to.throw(ConfigError, Object.keys(env)[0]);
    });
  }
});
