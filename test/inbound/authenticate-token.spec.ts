// Access tokens over real TLS, alone and with a client certificate.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Issued, makeCa, type TestCa } from './a-ca.ts';
import { AUDIENCE, anIssuer, ISSUER, type Issuer, seconds, type TokenOptions, unsigned } from './a-token.ts';
import {
  type Called,
  type CallOptions,
  GRANNE,
  LEVERANTOR,
  NAMND,
  OKAND,
  type Secured,
  startSecured,
} from './secured.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const boundTo = ({ fingerprint }: Issued) => ({
  cnf: { 'x5t#S256': Buffer.from(fingerprint, 'hex').toString('base64url') },
});

describe('inbound/authenticate-token, over TLS', () => {
  let issuer: Issuer;
  let stranger: Issuer;
  let ca: TestCa;
  const dir = mkdtempSync(join(tmpdir(), 'jwks-'));
  const env = {
    JWKS_FIL: join(dir, 'jwks.json'),
    TOKEN_UTFARDARE: ISSUER,
    TOKEN_MOTTAGARE: AUDIENCE,
  };
  before(async () => {
    [issuer, stranger, ca] = await Promise.all([anIssuer(), anIssuer(), makeCa()]);
    writeFileSync(env.JWKS_FIL, JSON.stringify({ keys: issuer.keys }));
  });
  after(() => rmSync(dir, { recursive: true }));

  /** Status, felkod and reason of what comes of a token. */
  async function told(
    secured: Secured,
    token: string,
    more: CallOptions = {},
  ): Promise<(string | number | undefined)[]> {
    const { status, outcome } = await secured.call({ ...more, headers: { ...bearer(token), ...more.headers } });
    return outcome === 'ok' ? ['ok'] : [status, outcome, secured.reasons().at(-1)];
  }

  describe('where a token is enough', () => {
    let secured: Secured;
    before(async () => {
      secured = await startSecured({ ca, env });
    });
    after(() => secured.stop());

    it('knows the nämnd, in any form of its number, and the biträde', async () => {
      for (const organisationsnummer of [NAMND, '212000-0142', 'NTRSE-2120000142', LEVERANTOR]) {
        expect(await told(secured, await issuer.token({ claims: { organisationsnummer } }))).to.deep.equal(['ok']);
      }
      const { outcome } = await secured.call({ ingivare: GRANNE, headers: bearer(await issuer.token()) });
      expect(outcome).to.equal('FEL_INGIVARE');
    });

    it('knows it with a certificate too, where both name the same', async () => {
      const token = await issuer.token();
      expect(await told(secured, token, { certificate: await secured.client() })).to.deep.equal(['ok']);
      expect(await told(secured, token, { certificate: await ca.issue() }), 'one of no name').to.deep.equal(['ok']);
      expect(await told(secured, token, { certificate: await secured.client(GRANNE) })).to.deep.equal([
        401,
        'EJ_IDENTIFIERAD',
        'organisation-contradicted',
      ]);
    });

    const refused: [string, string, TokenOptions | ((good: string) => string)][] = [
      ['F7 ASVS 9.2.1 expired', 'token-expired', { claims: { exp: seconds() - 60 } }],
      ['F7 ASVS 10.3.1 for another service', 'token-audience', { claims: { aud: 'https://annan.example' } }],
      ['F7 of another issuer', 'token-issuer', { claims: { iss: 'https://annan.example' } }],
      ['F7 ASVS 9.1.2 unsigned', 'token-algorithm', unsigned],
      ['F7 ASVS 9.1.1 changed', 'token-signature', (good) => `${good.slice(0, -8)}AAAAAAAA`],
      ['ASVS 9.2.2 of another type', 'token-type', { header: { typ: 'JWT' } }],
      ['that is none', 'token-malformed', () => 'hemligt'],
      ['that is empty', 'token-malformed', () => ''],
      ['of two words', 'token-malformed', (good) => `${good} ${good}`],
      ['F2 of an organisation without anslutning', 'organisation-unknown', { claims: { organisationsnummer: OKAND } }],
      ['of no organisation', 'organisation-missing', { claims: { organisationsnummer: undefined } }],
      ['of a person', 'organisation-missing', { claims: { organisationsnummer: '199001012384' } }],
      ['bound to a certificate that is not shown', 'token-certificate', { claims: { cnf: { 'x5t#S256': 'abc' } } }],
    ];
    for (const [what, reason, options] of refused) {
      it(`${what}, a token: refused, also with a good certificate`, async () => {
        const token = typeof options === 'function' ? options(await issuer.token()) : await issuer.token(options);
        expect(await told(secured, token)).to.deep.equal([401, 'EJ_IDENTIFIERAD', reason]);
        expect(await told(secured, token, { certificate: await secured.client() })).to.include('EJ_IDENTIFIERAD');
      });
    }

    it('F7 ASVS 9.1.1 a token of a stranger: refused', async () => {
      expect(await told(secured, await stranger.token())).to.include('token-signature');
    });

    it('a good token with a certificate that is not good: refused', async () => {
      const certificate = await (await makeCa()).issue();
      expect(await told(secured, await issuer.token(), { certificate })).to.include('certificate-untrusted');
    });

    it('ASVS 10.3.2 a token without the scope: 403, and which scope it lacks (RFC 6750 3.1)', async () => {
      for (const scope of [undefined, 'annat', 'sammansatt.fraga2']) {
        const { status, outcome, headers } = await secured.call({
          headers: bearer(await issuer.token({ claims: { scope } })),
        });
        expect([status, outcome, headers['www-authenticate']]).to.deep.equal([
          403,
          'TOKEN_UTAN_RATT',
          'Bearer realm="sammansatt", error="insufficient_scope", scope="sammansatt.fraga"',
        ]);
      }
    });

    it('says what is wrong with a token, in words and in WWW-Authenticate, and never repeats it', async () => {
      const token = await issuer.token({ claims: { exp: seconds() - 60 } });
      const { headers, text } = await secured.call({ headers: bearer(token) });
      expect(headers['www-authenticate']).to.equal(
        'Bearer realm="sammansatt", error="invalid_token", error_description="token-expired"',
      );
      expect(text).to.include('Åtkomsttoken har gått ut.');
      expect(text + secured.service.logLines().join('')).to.not.include(token.split('.')[1]);
    });

    it('answers SOAP with a SOAP fault', async () => {
      const { status, text } = await secured.call({ path: '/ssbtek', headers: bearer('x') });
      expect(status).to.equal(500);
      expect(text).to.match(/<faultcode>soap:Client<.*<ssbt:felkod>EJ_IDENTIFIERAD</s);
    });

    it('looks at no other scheme, and at no token in the address', async () => {
      const token = await issuer.token();
      const basic = await secured.call({ headers: { authorization: 'Basic eDp5' } });
      const query = await secured.call({ path: `/v1/fragor/kontroll?access_token=${token}` });
      expect([basic.outcome, query.outcome]).to.deep.equal(['EJ_IDENTIFIERAD', 'EJ_IDENTIFIERAD']);
      expect(secured.reasons().slice(-2)).to.deep.equal(['certificate-missing', 'certificate-missing']);
    });
  });

  it('TOKEN_BUNDEN=ja ASVS 10.3.5 takes a token only with the certificate that it was issued to', async () => {
    const secured = await startSecured({ ca, env: { ...env, TOKEN_BUNDEN: 'ja' } });
    try {
      const [certificate, other] = [await secured.client(), await secured.client()];
      const bound = await issuer.token({ claims: boundTo(certificate) });
      expect(await told(secured, bound, { certificate })).to.deep.equal(['ok']);
      for (const [token, shown] of [
        [bound, other],
        [bound, undefined],
        [await issuer.token(), certificate],
        [await issuer.token(), undefined],
      ] as const) {
        expect(await told(secured, token, { certificate: shown })).to.include('token-certificate');
      }
    } finally {
      await secured.stop();
    }
  });

  it('an anslutning with pinned certificates is not reached by a token without one of them', async () => {
    const pinned = await ca.issue();
    const secured = await startSecured({ ca, env, namnd: { certifikat: [pinned.fingerprint] } });
    try {
      expect(await told(secured, await issuer.token())).to.include('certificate-not-pinned');
      expect(await told(secured, await issuer.token(), { certificate: pinned })).to.deep.equal(['ok']);
    } finally {
      await secured.stop();
    }
  });

  it('takes another scope, claim and algorithm, where the configuration says so, and needs no CA', async () => {
    const differs = { TOKEN_SCOPE: 'fraga', TOKEN_ORGANISATION: 'org_id', TOKEN_ALG: 'PS256' };
    const other = await anIssuer('k2', 'PS256');
    const JWKS_FIL = join(dir, 'annan.json');
    writeFileSync(JWKS_FIL, JSON.stringify({ keys: [...issuer.keys, ...other.keys] }));
    const secured = await startSecured({ ca, env: { ...env, JWKS_FIL, ...differs }, withoutCa: true });
    try {
      const claims = { scope: 'fraga', org_id: 'NTRSE-2120000142', organisationsnummer: GRANNE };
      expect(await told(secured, await other.token({ claims }))).to.deep.equal(['ok']);
      expect(await told(secured, await issuer.token({ claims }))).to.include('token-algorithm');
      const certificate = await secured.client();
      expect((await secured.call({ certificate })).outcome, 'nobody asks for it').to.equal('EJ_IDENTIFIERAD');
    } finally {
      await secured.stop();
    }
  });

  describe('with keys from an address', () => {
    let keys: Server;
    let secured: Secured;
    let isUp = false;
    before(async () => {
      keys = createServer((_request, response) => {
        if (isUp) response.end(JSON.stringify({ keys: issuer.keys }));
        else response.writeHead(503).end();
      }).listen(0, '127.0.0.1');
      await once(keys, 'listening');
      const { JWKS_FIL: _, ...others } = env;
      const JWKS_URL = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks`;
      secured = await startSecured({ ca, env: { ...others, JWKS_URL, NEKADE_PER_MINUT: '1' } });
    });
    after(async () => {
      await secured.stop();
      keys.closeAllConnections();
      keys.close();
    });

    it('refuses while they cannot be had, as our fault, and locks nobody out for it', async () => {
      const call = async (): Promise<Called> => secured.call({ headers: bearer(await issuer.token()) });
      for (let at = 0; at < 3; at += 1) {
        const { status, outcome, headers } = await call();
        expect([status, outcome, headers['retry-after']]).to.deep.equal([503, 'IDENTIFIERING_EJ_TILLGANGLIG', '5']);
      }
      isUp = true;
      expect((await call()).outcome).to.equal('ok');
    });
  });
});
