// How logins are configured: all of it or nothing, TLS beyond loopback, and no trial login in production.
import { expect } from 'chai';
import { ConfigError, toConfig } from '../../src/platform/config.ts';
import { createOidcClient, OidcError } from '../../src/platform/oidc.ts';

const OIDC = {
  OIDC_UTFARDARE: 'https://id.example',
  OIDC_KLIENT_ID: 'sammansatt',
  OIDC_KLIENT_HEMLIGHET: 'mycket-hemligt',
  ROLLER_FIL: 'roller.json',
  WEBB_URL: 'https://sammansatt.example',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    toConfig(env, { bastjanster: [] });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('platform/config-login', () => {
  it('is the trial login where nothing is said', () => {
    expect(toConfig({}, { bastjanster: [] }).login).to.deep.equal({ kind: 'prov' });
  });

  it('is the own provider where all is said', () => {
    const { login } = toConfig(OIDC, { bastjanster: [] });
    expect(login).to.deep.equal({
      kind: 'oidc',
      issuer: 'https://id.example',
      clientId: 'sammansatt',
      rollerFile: 'roller.json',
      webbUrl: 'https://sammansatt.example',
    });
  });

  for (const name of Object.keys(OIDC).filter((one) => one !== 'WEBB_URL')) {
    it(`names all that is missing where only ${name} is there, and no value`, () => {
      const problems = problemsOf({ [name]: OIDC[name as keyof typeof OIDC] });
      expect(problems).to.have.length(4);
      expect(problems.join()).to.not.contain('mycket-hemligt');
    });
  }

  it('demands https beyond loopback', () => {
    expect(problemsOf({ ...OIDC, OIDC_UTFARDARE: 'http://id.example' }).join()).to.match(
      /^OIDC_UTFARDARE: väntat är.*https/,
    );
    expect(problemsOf({ ...OIDC, WEBB_URL: 'http://sammansatt.example' }).join()).to.match(
      /^WEBB_URL: väntat är.*https/,
    );
    expect(problemsOf({ ...OIDC, OIDC_UTFARDARE: 'http://127.0.0.1:9000/op' })).to.deep.equal([]);
  });

  for (const env of [{ NODE_ENV: 'production' }, { HOST: '0.0.0.0' }] as Record<string, string>[]) {
    it(`refuses the trial login with ${JSON.stringify(env)}`, () => {
      const problems = problemsOf({ ...env, PROV_INLOGGNING: 'ja' });
      expect(problems.filter((one) => one.startsWith('PROV_INLOGGNING=ja går inte: ')).join()).to.contain(
        'inga lösenord',
      );
    });
  }

  it('lets nobody log in without a provider where certificates decide who may ask', () => {
    const tls = { TLS_CERT: 'a', TLS_KEY: 'b', TLS_CA: 'c' };
    expect(toConfig(tls, { bastjanster: [] }).login).to.equal(undefined);
    expect(problemsOf({ ...tls, PROV_INLOGGNING: 'ja' }).join()).to.contain(
      'PROV_INLOGGNING=ja går inte: TLS_CERT är satt',
    );
  });

  it('says that a provider which does not answer is away, within its time', async () => {
    const client = createOidcClient({
      issuer: 'http://127.0.0.1:1',
      clientId: 'x',
      clientSecret: 'y',
      timeoutSeconds: 1,
    });
    const error = await client.begin('http://127.0.0.1:2/inloggad').catch((one: unknown) => one);
    expect(error).to.be.instanceOf(OidcError).with.property('kind', 'unreachable');
  });
});
