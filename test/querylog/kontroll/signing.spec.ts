// What the service has signed, anybody can verify with its public key, and nobody can sign in its place.
import { createPublicKey, verify } from 'node:crypto';
import { expect } from 'chai';
import { createSigner } from '../../../src/querylog/kontroll/signing.ts';
import { keyHome, keysIn } from '../open-log.ts';

const TEXT = 'Förseglad månad';

describe('signing', () => {
  it('makes signatures that the public key alone verifies', async () => {
    const signer = createSigner({ keyring: await keysIn(keyHome()) });
    const { nyckel, signatur } = await signer.sign(TEXT);
    const { pem, nyckel: named } = await signer.publicKey();
    expect(nyckel)
      .to.match(/^[0-9a-f]{16}$/)
      .and.equal(named);
    const key = createPublicKey(pem);
    expect(verify(null, Buffer.from(TEXT), key, Buffer.from(signatur, 'base64'))).to.equal(true);
    expect(verify(null, Buffer.from(`${TEXT}.`), key, Buffer.from(signatur, 'base64'))).to.equal(false);
  });

  it('signs alike when the keys are opened again, and verifies what it signed', async () => {
    const home = keyHome();
    const signature = await createSigner({ keyring: await keysIn(home) }).sign(TEXT);
    const again = createSigner({ keyring: await keysIn(home) });
    expect(await again.verify(TEXT, signature)).to.equal(true);
    expect(await again.sign(TEXT)).to.deep.equal(signature);
    expect(await again.verify(`${TEXT}.`, signature)).to.equal(false);
    expect(await again.verify(TEXT, { ...signature, signatur: 'AAAA' })).to.equal(false);
    expect(await again.verify(TEXT, { ...signature, nyckel: '0'.repeat(16) })).to.equal(false);
  });

  it("does not take another's signature for its own, nor makes a key to find out", async () => {
    const signature = await createSigner({ keyring: await keysIn(keyHome()) }).sign(TEXT);
    const keyring = await keysIn(keyHome());
    const signer = createSigner({ keyring });
    expect(await signer.verify(TEXT, signature)).to.equal(false);
    expect(await keyring.names()).to.deep.equal([]);
    await signer.sign(TEXT);
    expect(await signer.verify(TEXT, signature)).to.equal(false);
  });
});
