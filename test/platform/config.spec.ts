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

  it('waits for a balancer at a stop wherever there may be one', () => {
    expect(toConfig({}, scope).limits.drainMs).to.equal(0);
    expect(toConfig(PRODUCTION, scope).limits.drainMs).to.equal(10_000);
    expect(toConfig({ ...PRODUCTION, STOPP_VANTA_MS: '0' }, scope).limits.drainMs).to.equal(0);
  });

  it('names every wrong value at once, and says what it should be', () => {
    const problems = problemsOf({ PORT: 'åtta', BASTJANST_AF_URL: 'ftp://x', SCHEMALAGE: 'hård' });
    expect(problems).to.have.length(3);
    expect(problems.join('\n'))
      .to.match(/PORT: väntat är ett heltal/)
      .and.to.match(/SCHEMALAGE: väntat är strikt, tolerant/);
  });

  const DEMANDED = ['TLS_CERT', 'TLS_KEY', 'TLS_CA', 'HUVUDNYCKEL_FIL', 'NYCKEL_DIR'];
  const firstWords = (problems: readonly string[]) => problems.map((one) => one.split(' ')[0]);

  it('demands HTTPS, client certificates and keys beyond loopback', () => {
    expect(firstWords(problemsOf({ HOST: '0.0.0.0' }))).to.deep.equal(DEMANDED);
    expect(problemsOf({ HOST: '::1' })).to.deep.equal([]);
  });

  it('demands the same in production, also on loopback', () => {
    expect(firstWords(problemsOf({ NODE_ENV: 'production' }))).to.deep.equal(DEMANDED);
    expect(problemsOf({ NODE_ENV: 'production' }).join()).to.match(/NODE_ENV=production är satt, och då krävs nycklar/);
    expect(problemsOf({ ...PRODUCTION, BASTJANST_AF_URL: 'http://af.example' }).join()).to.match(/krävs https/);
  });

  const PRODUCTION = {
    NODE_ENV: 'production',
    TLS_CERT: 'c',
    TLS_KEY: 'k',
    TLS_CA: 'a',
    DATA_DIR: '/srv/data',
    NYCKEL_DIR: '/srv/nycklar',
    HUVUDNYCKEL_FIL: '/srv/huvudnyckel.txt',
  };

  it('runs in production with all of it, and then simulates nothing and makes no master key', () => {
    expect(toConfig(PRODUCTION, scope)).to.include({
      exposed: true,
      keyDir: '/srv/nycklar',
      masterKeyFile: '/srv/huvudnyckel.txt',
      makeMasterKey: false,
      keyBackupDays: 30,
    });
    const database = { NYCKEL_DIR: '', NYCKEL_DATABASE_URL: 'postgres://a@nycklar/nycklar' };
    expect(problemsOf({ ...PRODUCTION, ...database })).to.deep.equal([]);
    expect(toSecrets({ ...database }).keyDatabaseUrl).to.equal('postgres://a@nycklar/nycklar');
  });

  it('has keys beside the log in trial mode alone', () => {
    expect(toConfig({ DATA_DIR: '/srv/data' }, scope)).to.include({
      keyDir: '/srv/data/nycklar',
      masterKeyFile: '/srv/data/huvudnyckel.txt',
      makeMasterKey: true,
    });
    expect(toConfig({ HUVUDNYCKEL_FIL: '/srv/h' }, scope).makeMasterKey, 'a named file is never made').to.equal(false);
  });

  for (const [what, env, expected] of [
    ['keys among the data', { NYCKEL_DIR: '/srv/data/nycklar' }, /^NYCKEL_DIR ligger i DATA_DIR/],
    ['keys and data in one directory', { NYCKEL_DIR: '/srv/x/../data' }, /^NYCKEL_DIR ligger i DATA_DIR/],
    ['a master key among the data', { HUVUDNYCKEL_FIL: '/srv/data/h' }, /^HUVUDNYCKEL_FIL ligger i DATA_DIR/],
    ['a master key among the data of no DATA_DIR', { DATA_DIR: '', HUVUDNYCKEL_FIL: 'data/h' }, /ligger i DATA_DIR/],
    ['a master key among the keys', { HUVUDNYCKEL_FIL: '/srv/nycklar/h' }, /^HUVUDNYCKEL_FIL ligger i NYCKEL_DIR/],
    ['keys in two places', { NYCKEL_DATABASE_URL: 'postgres://n/n' }, /båda satta/],
    ['backups of more days than a year has', { NYCKEL_KOPIA_DAGAR: '401' }, /^NYCKEL_KOPIA_DAGAR: .*1–400/],
    [
      "the log's own database, by another user",
      { NYCKEL_DIR: '', DATABASE_URL: 'postgres://a:b@h/s', NYCKEL_DATABASE_URL: 'postgresql://c@h:5432/s?x=1' },
      /^NYCKEL_DATABASE_URL är samma databas/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      const problems = problemsOf({ ...PRODUCTION, ...env });
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(expected);
    });
  }

  it('takes a directory for keys whose name only begins as that of the data', () => {
    expect(problemsOf({ ...PRODUCTION, NYCKEL_DIR: '/srv/data-nycklar', HUVUDNYCKEL_FIL: '/srv/..h' })).to.deep.equal(
      [],
    );
  });

  it('names files that cannot be read', () => {
    expect(() => toSecrets({ TLS_CERT: '/finns/inte' })).to.throw(ConfigError, /TLS_CERT/);
  });
});
