// Documents signed as JWS: by which keys, and what is not believed.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect } from 'chai';
import { createSigner, JwsError, verifyJws } from '../../src/platform/jws.ts';
import { rejection } from './sql/rejection.ts';

const pem = (key: KeyObject) => String(key.export({ type: 'pkcs8', format: 'pem' }));
const PAYLOAD = Buffer.from('{"å":1}');

describe('platform/jws', () => {
  const pairs = {
    'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    Ed25519: generateKeyPairSync('ed25519'),
    'RSA 2048': generateKeyPairSync('rsa', { modulusLength: 2048 }),
  };
  for (const [name, { privateKey, publicKey }] of Object.entries(pairs)) {
    it(`signs by ${name}, and holds no part of the private key`, async () => {
      const jws = await createSigner(pem(privateKey), 'prov').sign(PAYLOAD);
      const header = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString());
      expect(header.jwk).not.to.have.any.keys('d', 'p', 'q', 'dp', 'dq', 'qi');
      const publik = String(publicKey.export({ type: 'spki', format: 'pem' }));
      const { payload, nyckel } = await verifyJws(jws, publik);
      expect([Buffer.from(payload).toString(), nyckel]).to.deep.equal(['{"å":1}', header.kid]);
      expect((await verifyJws(jws)).nyckel).to.equal(nyckel);
    });
  }

  it('a weak key, a public one and what is no key cannot sign', () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const publik = String(pairs['P-256'].publicKey.export({ type: 'spki', format: 'pem' }));
    for (const key of [pem(weak), publik, 'nyckel']) {
      expect(() => createSigner(key, 'prov')).to.throw(JwsError, 'PEM-fil');
    }
  });

  it('an algorithm that signs nothing, or by a shared secret, is not believed', async () => {
    const jws = await createSigner(pem(pairs['P-256'].privateKey), 'prov').sign(PAYLOAD);
    const [, payload = '', signature = ''] = jws.split('.');
    for (const alg of ['none', 'HS256']) {
      const head = Buffer.from(JSON.stringify({ alg, jwk: { kty: 'oct', k: 'eA' } })).toString('base64url');
      const error = await rejection(verifyJws([head, payload, signature].join('.')));
      expect(error).to.be.instanceOf(JwsError).and.to.have.property('kind', 'signatur');
    }
  });
});
