// Access tokens: what is believed, what is not and why, and what the keys' server can do to us.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { exportSPKI, importJWK, type CryptoKey as JoseKey } from 'jose';
import { createTokenVerifier, TokenError, type TokenVerifier } from '../../src/platform/jwt.ts';
import { AUDIENCE, anIssuer, ISSUER, type Issuer, seconds, type TokenOptions, unsigned } from '../inbound/a-token.ts';

const clock = { now: () => Date.now() };
const demands = { issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256', 'PS256'], clock };

async function verdict(verifier: TokenVerifier, token: string): Promise<string> {
  try {
    await verifier.verify(token);
    return 'ok';
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    expect(error.message, 'says nothing of the token').to.equal(`Åtkomsttoken kan inte användas: ${error.kind}`);
    return error.kind;
  }
}

describe('platform/jwt', () => {
  let issuer: Issuer;
  let stranger: Issuer;
  let verifier: TokenVerifier;
  before(async () => {
    issuer = await anIssuer();
    stranger = await anIssuer();
    verifier = createTokenVerifier({ ...demands, jwks: { keys: issuer.keys } });
  });

  it('ASVS 9.2.1 reads a token that is good: its scopes, a claim, the certificate that it is bound to', async () => {
    const claims = {
      scope: 'a sammansatt.fraga',
      aud: ['https://annan.example', AUDIENCE],
      cnf: { 'x5t#S256': 'abc' },
    };
    const token = await verifier.verify(await issuer.token({ claims }));
    expect(token.scopes).to.deep.equal(['a', 'sammansatt.fraga']);
    expect(token.text('organisationsnummer')).to.equal('162120000142');
    expect([token.text('aud'), token.text('toString'), token.certificate]).to.deep.equal([undefined, undefined, 'abc']);
  });

  it('takes a binding to something else for one that nobody can show', async () => {
    const token = await verifier.verify(await issuer.token({ claims: { cnf: { jkt: 'abc' } } }));
    expect(token.certificate).to.equal('');
  });

  // Made when the test runs: by then a time told while the file was loaded can be minutes old.
  const cases: [string, string, () => TokenOptions][] = [
    ['ASVS 9.2.1 expired a minute ago', 'expired', () => ({ claims: { exp: seconds() - 60 } })],
    ['expired within the tolerance of clocks', 'ok', () => ({ claims: { exp: seconds() - 10 } })],
    ['ASVS 9.2.1 not valid yet', 'claims', () => ({ claims: { nbf: seconds() + 120 } })],
    ['not valid yet within the tolerance of clocks', 'ok', () => ({ claims: { nbf: seconds() + 10 } })],
    ['ASVS 9.2.3 for another service', 'audience', () => ({ claims: { aud: 'https://annan.example' } })],
    ['of another issuer', 'issuer', () => ({ claims: { iss: 'https://as.example.evil' } })],
    ['ASVS 9.2.2 of another type, e.g. an ID token', 'type', () => ({ header: { typ: 'JWT' } })],
    ['ASVS 9.2.2 of no type', 'type', () => ({ header: { typ: undefined } })],
    ['with the type in full', 'ok', () => ({ header: { typ: 'application/at+jwt' } })],
    ['of an unknown key', 'signature', () => ({ header: { kid: 'k2' } })],
    ['without an expiry', 'claims', () => ({ claims: { exp: undefined } })],
    ['without a subject', 'claims', () => ({ claims: { sub: undefined } })],
    ['without an audience', 'audience', () => ({ claims: { aud: undefined } })],
    ['without client_id (RFC 9068 2.2)', 'claims', () => ({ claims: { client_id: undefined } })],
    ['without jti (RFC 9068 2.2)', 'claims', () => ({ claims: { jti: undefined } })],
    ['with an expiry that is no number', 'claims', () => ({ claims: { exp: 'i morgon' } })],
  ];
  for (const [what, expected, options] of cases) {
    it(`${what}: ${expected}`, async () => {
      expect(await verdict(verifier, await issuer.token(options()))).to.equal(expected);
    });
  }

  it('ASVS 9.1.1 signed by a stranger, or changed after it was signed', async () => {
    const token = await issuer.token();
    const [header, payload = '', signature] = token.split('.');
    const changed = Buffer.from(payload, 'base64url').toString().replace('162120000142', '162120000159');
    expect(await verdict(verifier, await stranger.token())).to.equal('signature');
    expect(await verdict(verifier, `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`)).to.equal(
      'signature',
    );
  });

  it('ASVS 9.1.2 unsigned, signed with the public key as a secret, or by an algorithm that is not on the list', async () => {
    expect(await verdict(verifier, unsigned(await issuer.token()))).to.equal('algorithm');
    const publicKey = await importJWK({ ...issuer.keys[0], ext: true }, 'ES256');
    const secret = Buffer.from(await exportSPKI(publicKey as JoseKey));
    expect(await verdict(verifier, await issuer.token({ header: { alg: 'HS256' }, key: secret }))).to.equal(
      'algorithm',
    );
    const other = await anIssuer('k1', 'ES384');
    const both = createTokenVerifier({ ...demands, jwks: { keys: [...issuer.keys, ...other.keys] } });
    expect(await verdict(both, await other.token())).to.equal('algorithm');
  });

  it('ASVS 9.1.3 a key that the token itself brings is not looked at', async () => {
    const header = { jwk: stranger.keys[0], jku: 'http://127.0.0.1:1/jwks', kid: undefined };
    expect(await verdict(verifier, await issuer.token({ header, key: stranger.privateKey }))).to.equal('signature');
  });

  it('what is no JWT, or demands what we do not know', async () => {
    const header = { crit: ['b64'], b64: true };
    for (const token of ['', 'a.b', 'a.b.c', 'å.ä.ö', `${'a'.repeat(30_000)}.b.c`]) {
      expect(await verdict(verifier, token), token.slice(0, 10)).to.equal('malformed');
    }
    const [, payload, signature] = (await issuer.token()).split('.');
    const odd = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', ...header, crit: ['okand'] }));
    expect(await verdict(verifier, `${odd.toString('base64url')}.${payload}.${signature}`)).to.equal('malformed');
  });

  describe('with keys from an address', () => {
    let answer: RequestListener;
    let asked: string[] = [];
    let server: Server;
    const url = () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`);
    const remote = (jwksMs = 2_000) => createTokenVerifier({ ...demands, jwks: url(), jwksMs });

    beforeEach(async () => {
      asked = [];
      answer = (_request, response) => response.end(JSON.stringify({ keys: issuer.keys }));
      server = createServer((request, response) => {
        asked.push(request.url ?? '');
        answer(request, response);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    it('fetches them once for many tokens, and not again for each unknown key', async () => {
      const one = remote();
      const tokens = await Promise.all([...Array(10)].map(() => issuer.token()));
      expect(new Set(await Promise.all(tokens.map((token) => verdict(one, token))))).to.deep.equal(new Set(['ok']));
      for (const kid of ['x', 'y', 'z']) {
        expect(await verdict(one, await issuer.token({ header: { kid } }))).to.equal('signature');
      }
      expect(asked).to.deep.equal(['/jwks']);
    });

    const troubles: [string, RequestListener][] = [
      ['answers 500', (_request, response) => response.writeHead(500).end('{}')],
      ['answers with something else', (_request, response) => response.end('<html>')],
      ['answers with no keys in it', (_request, response) => response.end('{"keys": 7}')],
      ['never answers', () => {}],
      ['begins and never ends', (_request, response) => response.write('{"keys": [')],
      ['hangs up', (request) => request.socket.destroy()],
      ['answers without end', (_request, response) => response.end(`{"keys": ["${'x'.repeat(1_100_000)}"]}`)],
      ['sends us elsewhere', (_request, response) => response.writeHead(302, { location: '/annan' }).end()],
    ];
    for (const [what, trouble] of troubles) {
      it(`refuses, and says that it is not the token's fault, where the server ${what}`, async () => {
        answer = trouble;
        expect(await verdict(remote(300), await issuer.token())).to.equal('keys');
        expect(asked).to.deep.equal(['/jwks']);
      });
    }

    it('refuses where nobody listens, and comes back with the server', async () => {
      const one = remote();
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      expect(await verdict(one, await issuer.token())).to.equal('keys');
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      expect(await verdict(one, await issuer.token())).to.equal('ok');
    });
  });
});
