// What is encrypted can be read by its own key as part of its own record, and by nothing else.
import { expect } from 'chai';
import { DecipherError, decrypt, encrypt, lookupOf } from '../../src/querylog/cipher.ts';
import type { Key } from '../../src/querylog/keys/keyring.ts';
import { PERSON } from './a-query.ts';
import { keyHome, keysIn } from './open-log.ts';

describe('cipher', () => {
  let key: Key;
  let other: Key;
  before(async () => {
    const keyring = await keysIn(keyHome());
    key = await keyring.obtain({ namnd: '162021004748', bruk: '2026-11' });
    other = await keyring.obtain({ namnd: '162021004748', bruk: '2026-12' });
  });

  it('reads what it wrote, never the same bytes twice', () => {
    const [one, two] = [encrypt(key, 'Åsa ökar', 'rad 1'), encrypt(key, 'Åsa ökar', 'rad 1')];
    expect(decrypt(key, one, 'rad 1')).to.equal('Åsa ökar');
    expect(Buffer.from(one).equals(Buffer.from(two))).to.equal(false);
    expect(Buffer.from(one).includes('Åsa')).to.equal(false);
  });

  it('refuses another key, another record, every changed bit and every cut', () => {
    const bytes = Buffer.from(encrypt(key, PERSON, 'rad 1'));
    expect(() => decrypt(other, bytes, 'rad 1')).to.throw(DecipherError);
    expect(() => decrypt(key, bytes, 'rad 2')).to.throw(DecipherError);
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => decrypt(key, changed, 'rad 1'), `byte ${index}`).to.throw(DecipherError);
      expect(() => decrypt(key, bytes.subarray(0, index), 'rad 1'), `cut at ${index}`).to.throw(DecipherError);
    }
  });

  it('looks a value up however it is written, under its own key and field alone', () => {
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const found = hex(lookupOf(key, 'handlaggare', 'Örjan  Ek'));
    expect(found).to.have.length(32);
    expect(hex(lookupOf(key, 'handlaggare', ' ÖRJAN EK '.normalize('NFD')))).to.equal(found);
    expect(hex(lookupOf(key, 'handlaggare', 'Örjan Eek'))).not.to.equal(found);
    expect(hex(lookupOf(other, 'handlaggare', 'Örjan Ek'))).not.to.equal(found);
    expect(hex(lookupOf(key, 'arende', 'Örjan Ek'))).not.to.equal(found);
  });
});
