// Encrypting to a public key: only its private part reads it, and a key that protects nothing is refused.
import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { checkPublicKey, createEncrypter, JweError } from '../../src/platform/jwe.ts';
import { makeNyckelpar, openJwe } from '../uppdrag/nyckelpar.ts';

const flawOf = (jwk: object) => {
  try {
    checkPublicKey(jwk);
    return 'none';
  } catch (error) {
    return error instanceof JweError ? error.kind : error;
  }
};

const base64url = (value: bigint) => Buffer.from(value.toString(16).padStart(512, '0'), 'hex').toString('base64url');

/** Each of them Node takes for a key: what could not encrypt, what nobody could decrypt, and what is for something else. */
const RSA_FLAWS = [
  { n: base64url(2n ** 2048n - 2n) },
  { e: Buffer.from('010002', 'hex').toString('base64url') },
  { e: base64url(2n ** 64n + 1n) },
  { e: base64url(2n ** 2048n - 1n), n: base64url(2n ** 2047n + 1n) },
  { alg: 'ECDH-ES+A256KW' },
  { alg: 'RSA-OAEP' },
];

describe('platform/jwe', () => {
  for (const slag of ['RSA', 'EC'] as const) {
    it(`is read by the private key alone (${slag})`, async () => {
      const own = makeNyckelpar('egen', slag);
      const other = makeNyckelpar('annan', slag);
      const encrypter = createEncrypter(own.publik);
      const jwe = await encrypter.encrypt('hemligt: åäö', { type: 'application/json', header: { nummer: 17 } });
      const { text, header } = await openJwe(jwe, own.privat);
      expect(text).to.equal('hemligt: åäö');
      expect(header).to.include({ kid: 'egen', nummer: 17, cty: 'application/json', enc: 'A256GCM' });
      const error = await openJwe(jwe, other.privat).catch((one: Error) => one);
      expect(error).to.be.an('error');
      const again = await encrypter.encrypt('hemligt: åäö', { type: 'application/json', header: { nummer: 17 } });
      expect(again, 'the same text is never the same twice').to.not.equal(jwe);
    });
  }

  it('names a key by its thumbprint where it has no name', async () => {
    const { publik, privat } = makeNyckelpar('egen');
    const { kid: _, ...nameless } = publik;
    const jwe = await createEncrypter(nameless).encrypt('x', { type: 'text/plain', header: {} });
    expect((await openJwe(jwe, privat)).header.kid).to.match(/^[\w-]{43}$/);
  });

  it('refuses a private part without repeating it, and keys that protect nothing', () => {
    for (const slag of ['RSA', 'EC'] as const) {
      const { privatJwk } = makeNyckelpar('egen', slag);
      expect(flawOf(privatJwk)).to.equal('privat');
      expect(() => checkPublicKey(privatJwk))
        .to.throw(JweError)
        .with.property('message')
        .that.does.not.contain((privatJwk as { d: string }).d);
    }
    const rsa = (modulusLength: number, publicExponent = 65_537) =>
      generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey.export({ format: 'jwk' });
    expect(flawOf(rsa(1_024))).to.equal('oduglig');
    expect(flawOf(rsa(2_048, 3))).to.equal('oduglig');
    expect(flawOf({ ...rsa(2_048), e: 'AQ' }), 'e = 1').to.equal('oduglig');
    expect(flawOf({ ...rsa(2_048), alg: 'RSA-OAEP-256' })).to.equal('none');
    for (const flaw of RSA_FLAWS)
      expect(flawOf({ ...rsa(2_048), ...flaw }), JSON.stringify(Object.keys(flaw))).to.equal('oduglig');
    const ec = makeNyckelpar('egen').publik;
    expect(flawOf({ ...ec, alg: 'ECDH-ES+A256KW' })).to.equal('none');
    expect(flawOf({ ...ec, alg: 'RSA-OAEP-256' })).to.equal('oduglig');
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    expect(flawOf(publicKey.export({ format: 'jwk' }))).to.equal('oduglig');
    expect(flawOf({ ...makeNyckelpar('egen').publik, x: 'AAAA' }), 'not on the curve').to.equal('oduglig');
    expect(flawOf({ kty: 'oct', k: 'aGVqCg' })).to.equal('privat');
    expect(flawOf({})).to.equal('oduglig');
  });
});
