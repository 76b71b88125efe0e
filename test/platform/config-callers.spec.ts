// Configuration of how callers are known: what is left out, what goes together, and what is refused where.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ConfigError, toConfig } from '../../src/platform/config.ts';
import { toSecrets } from '../../src/platform/secrets.ts';

const scope = { bastjanster: ['AF'] };
const SECURED = { TLS_CERT: 'c', TLS_KEY: 'k', TLS_CA: 'a' };
const PROXY = { PROXY_CERT_HUVUD: 'X-SSL-Client-Cert', PROXY_PEER: '10.0.0.0/8' };
const TOKEN = {
  JWKS_URL: 'https://as.example/jwks',
  TOKEN_UTFARDARE: 'https://as.example',
  TOKEN_MOTTAGARE: 'https://sammansatt.example',
};
const PRODUCTION = {
  ...SECURED,
  NODE_ENV: 'production',
  NYCKEL_DIR: '/srv/nycklar',
  HUVUDNYCKEL_FIL: '/srv/huvudnyckel.txt',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    toConfig(env, scope);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)];
  }
}

describe('platform/config-callers', () => {
  it('has limits without being told, and listens with TLS of its own in trial mode alone', () => {
    expect(toConfig({}, scope).callers).to.deep.equal({
      proxy: undefined,
      token: undefined,
      limits: { perSecond: 50, burst: 100, concurrent: 64, refusedPerMinute: 20 },
      trialTlsPort: 8443,
    });
    expect(toConfig({ PORT: '0' }, scope).callers.trialTlsPort, 'any free port, as the other').to.equal(0);
    expect(toConfig({ TLS_PORT: '9443' }, scope).callers.trialTlsPort).to.equal(9443);
    for (const env of [SECURED, PRODUCTION]) expect(toConfig(env, scope).callers.trialTlsPort).to.equal(undefined);
  });

  it('reads proxies by address, network and certificate', () => {
    const fingerprint = `${'AB:'.repeat(31)}CD`;
    const peers = `10.0.0.7, 2001:db8::/32,sha256:${fingerprint},192.168.0.0/16`;
    expect(toConfig({ ...SECURED, ...PROXY, PROXY_PEER: peers }, scope).callers.proxy).to.deep.equal({
      header: 'X-SSL-Client-Cert',
      addresses: [
        { address: '10.0.0.7', bits: 32 },
        { address: '2001:db8::', bits: 32 },
        { address: '192.168.0.0', bits: 16 },
      ],
      fingerprints: [`${'ab'.repeat(31)}cd`],
    });
  });

  it('reads what a token must be', () => {
    expect(toConfig({ ...SECURED, ...TOKEN }, scope).callers.token).to.deep.equal({
      jwksUrl: 'https://as.example/jwks',
      issuer: 'https://as.example',
      audience: 'https://sammansatt.example',
      scope: 'sammansatt.fraga',
      organisationClaim: 'organisationsnummer',
      algorithms: ['PS256', 'ES256', 'EdDSA', 'RS256'],
      bound: false,
    });
    const { TLS_CA: _, ...withoutCa } = { ...PRODUCTION, ...TOKEN };
    expect(problemsOf(withoutCa), 'tokens alone need no CA of client certificates').to.deep.equal([]);
  });

  const refused: [string, Record<string, string>, RegExp][] = [
    ['a header that nobody may send', { ...SECURED, PROXY_CERT_HUVUD: 'X-SSL-Client-Cert' }, /^PROXY_PEER saknas/],
    ['a proxy without a header', { ...SECURED, PROXY_PEER: '10.0.0.1' }, /^PROXY_CERT_HUVUD saknas/],
    [
      'another header',
      { ...SECURED, ...PROXY, PROXY_CERT_HUVUD: 'X-Cert' },
      /^PROXY_CERT_HUVUD: väntat är X-Forwarded/,
    ],
    ['a proxy by name', { ...SECURED, ...PROXY, PROXY_PEER: 'proxy.example' }, /^PROXY_PEER: väntat är adresser/],
    ['a network of too many bits', { ...SECURED, ...PROXY, PROXY_PEER: '10.0.0.0/33' }, /^PROXY_PEER: väntat/],
    ['keys from two places', { ...SECURED, ...TOKEN, JWKS_FIL: '/f' }, /båda satta/],
    ['tokens of any issuer', { ...SECURED, ...TOKEN, TOKEN_UTFARDARE: '' }, /^TOKEN_UTFARDARE saknas/],
    ['tokens for anybody', { ...SECURED, ...TOKEN, TOKEN_MOTTAGARE: '' }, /^TOKEN_MOTTAGARE saknas/],
    ['demands on tokens that are not taken', { ...SECURED, TOKEN_BUNDEN: 'ja' }, /^TOKEN_BUNDEN är satt utan JWKS_URL/],
    ['ASVS 9.1.2 tokens without signature', { ...SECURED, ...TOKEN, TOKEN_ALG: 'ES256,none' }, /^TOKEN_ALG: väntat är/],
    ['ASVS 9.1.2 tokens by a shared secret', { ...SECURED, ...TOKEN, TOKEN_ALG: 'HS256' }, /^TOKEN_ALG: väntat är/],
    ['keys over HTTP in production', { ...PRODUCTION, ...TOKEN, JWKS_URL: 'http://as.example/jwks' }, /krävs https/],
    ['certificates of trial in production', { ...PRODUCTION, TLS_PORT: '8443' }, /^TLS_PORT gäller bara provläge/],
    ['a scope that would break the header', { ...SECURED, ...TOKEN, TOKEN_SCOPE: 'a"b' }, /^TOKEN_SCOPE: väntat/],
  ];
  for (const [what, env, expected] of refused) {
    it(`refuses ${what}`, () => {
      const problems = problemsOf(env);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(expected);
    });
  }

  it('refuses tokens and proxies over plain HTTP', () => {
    expect(problemsOf(TOKEN).map((one) => one.split(' ')[0])).to.deep.equal(['TLS_CERT', 'TLS_KEY']);
    expect(problemsOf(PROXY).map((one) => one.split(' ')[0])).to.include.members(['TLS_CERT', 'TLS_CA']);
  });

  it('reads the keys of a file, and names one that has none', () => {
    const dir = mkdtempSync(join(tmpdir(), 'jwks-'));
    const file = (text: string) => {
      writeFileSync(join(dir, 'jwks.json'), text);
      return { JWKS_FIL: join(dir, 'jwks.json') };
    };
    expect(toSecrets(file('{"keys":[{"kty":"EC"}]}')).jwks).to.deep.equal({ keys: [{ kty: 'EC' }] });
    for (const text of ['{"keys":[]}', '[]', 'null', '{']) {
      expect(() => toSecrets(file(text)), text).to.throw(ConfigError, /JWKS_FIL/);
    }
    rmSync(dir, { recursive: true });
  });
});
