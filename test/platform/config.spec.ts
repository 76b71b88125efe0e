// Configuration: runs with none, refuses with a list of everything that is wrong.
import { expect } from 'chai';
import { ConfigError, toConfig } from '../../src/platform/config.ts';
import { toSecrets } from '../../src/platform/secrets.ts';

const scope = { bastjanster: ['AF', 'CSN'] };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    toConfig(env, scope);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)];
  }
}

describe('platform/config', () => {
  it('runs with nothing set, on loopback, and cannot be changed afterwards', () => {
    const config = toConfig({}, scope);
    expect(config).to.include({
      host: '127.0.0.1',
      port: 8080,
      exposed: false,
      checkDigits: true,
      schemaMode: 'tolerant',
    });
    expect(config.limits).to.include({ totalMs: 25_000, bastjanstMs: 20_000 });
    expect(Object.isFrozen(config) && Object.isFrozen(config.limits)).to.equal(true);
  });

  it('names every wrong value at once, and says what it should be', () => {
    const problems = problemsOf({ PORT: 'åtta', BASTJANST_AF_URL: 'ftp://x', SCHEMALAGE: 'hård' });
    expect(problems).to.have.length(3);
    expect(problems.join('\n'))
      .to.match(/PORT: väntat är ett heltal/)
      .and.to.match(/SCHEMALAGE: väntat är strikt, tolerant/);
  });

  it('demands HTTPS, client certificates and a register beyond loopback', () => {
    const problems = problemsOf({ HOST: '0.0.0.0' });
    expect(problems.map((one) => one.split(' ')[0])).to.deep.equal(['TLS_CERT', 'TLS_KEY', 'TLS_CA', 'ANSLUTNING_FIL']);
    expect(problemsOf({ HOST: '::1' })).to.deep.equal([]);
  });

  it('refuses production as long as the log is not encrypted', () => {
    expect(problemsOf({ NODE_ENV: 'production' }).join()).to.match(/krypterad/);
  });

  it('names files that cannot be read', () => {
    expect(() => toSecrets({ TLS_CERT: '/finns/inte' })).to.throw(ConfigError, /TLS_CERT/);
  });
});
