// The självdeklaration: valid by its schema, bound to its report, and as it was signed or refused.
import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { createSigner, JwsError } from '../../../src/platform/jws.ts';
import { compileSchema, readSchema } from '../../../src/platform/schema.ts';
import { jsonrapport } from '../../../src/testbench/rapport/json.ts';
import {
  createUndertecknare,
  isOf,
  SjalvdeklarationError,
  sjalvdeklarationHtml,
  sjalvdeklarationOf,
  verifySjalvdeklaration,
} from '../../../src/testbench/rapport/sjalvdeklaration.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ettProtokoll } from './ett-protokoll.ts';

const keys = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privat: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publik: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
};

describe('testbench/rapport självdeklaration', () => {
  it('is valid by its schema, with contract, time, target and each requirement', async () => {
    const protokoll = await ettProtokoll();
    const deklaration = sjalvdeklarationOf(protokoll);
    const schema = compileSchema(readSchema('schemas/provbank/sjalvdeklaration.schema.json'));
    expect(schema.validate(deklaration)).to.deep.equal([]);
    expect(deklaration.kontrakt).to.deep.equal({ version: '4.0', sha256: protokoll.kontraktshash });
    expect(deklaration.slutsats).to.equal('underkänd');
    expect(sjalvdeklarationHtml(protokoll)).to.include(deklaration.rapport).and.include('Underskrift');
  });

  it('a signed one is verified by its own key and by the one that is expected, and stands on its report', async () => {
    const protokoll = await ettProtokoll();
    const { privat, publik } = keys();
    const jws = await createUndertecknare(privat).underteckna(protokoll);
    const [own, expected] = [await verifySjalvdeklaration(jws), await verifySjalvdeklaration(jws, publik)];
    expect(own).to.deep.equal(expected);
    expect(own.deklaration).to.deep.equal(sjalvdeklarationOf(protokoll));
    expect(isOf(own.deklaration, jsonrapport(protokoll))).to.equal(true);
    expect(isOf(own.deklaration, jsonrapport({ ...protokoll, mal: 'https://annan.example' }))).to.equal(false);
  });

  it('one that was changed, or signed by another key, is refused', async () => {
    const jws = await createUndertecknare(keys().privat).underteckna(await ettProtokoll());
    const [head = '', payload = '', signature = ''] = jws.split('.');
    const better = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('underkänd', 'godkänd'));
    const changed = [head, better.toString('base64url'), signature].join('.');
    for (const [text, key] of [[changed], [jws, keys().publik], ['inget alls']] as const) {
      const error = await rejection(verifySjalvdeklaration(text, key));
      expect(error).to.be.instanceOf(JwsError).and.to.have.property('kind', 'signatur');
    }
  });

  it('something else that is signed is no självdeklaration', async () => {
    const jws = await createSigner(keys().privat, 'x').sign(Buffer.from('{"slutsats":"godkänd"}'));
    expect(await rejection(verifySjalvdeklaration(jws))).to.be.instanceOf(SjalvdeklarationError);
  });
});
