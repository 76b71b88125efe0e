// The självdeklaration: valid by its schema, bound to its report, and as it was signed or refused.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { createSigner, JwsError } from '../../../src/platform/jws.ts';
import { compileSchema, readSchema } from '../../../src/platform/schema.ts';
import { jsonrapport } from '../../../src/testbench/rapport/json.ts';
import {
  createUndertecknare,
  jamfor,
  type Sjalvdeklaration,
  SjalvdeklarationError,
  sjalvdeklarationHtml,
  sjalvdeklarationOf,
  underteckna,
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
    expect(() => jamfor(own.deklaration, jsonrapport(protokoll))).not.to.throw();
    expect(() => jamfor(own.deklaration, jsonrapport({ ...protokoll, mal: 'https://annan.example' }))).to.throw(
      SjalvdeklarationError,
      'ett annat provprotokoll',
    );
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

  const BATTRE: readonly (readonly [string, (egen: Sjalvdeklaration) => Partial<Sjalvdeklaration>])[] = [
    ['slutsats', () => ({ slutsats: 'godkänd' })],
    ['krav', ({ krav }) => ({ krav: krav.map((one) => ({ ...one, dom: 'uppfyllt' })) })],
    ['utelamnade', () => ({ utelamnade: [] })],
    ['kontrakt', ({ kontrakt }) => ({ kontrakt: { ...kontrakt, version: '5.0' } })],
    ['provad', ({ provad }) => ({ provad: { ...provad, mal: 'https://annan.example' } })],
    ['certifikatfel', () => ({ certifikatfel: 'TIMEOUT' })],
    ['provbank', () => ({ provbank: '99.0' })],
  ];
  for (const [falt, change] of BATTRE) {
    it(`one whose ${falt} is better than its report is neither signed nor taken`, async () => {
      const protokoll = await ettProtokoll();
      const rapport = jsonrapport(protokoll);
      const egen = sjalvdeklarationOf(protokoll);
      const battre = { ...egen, ...change(egen) };
      const { privat } = keys();
      const says = `Deklarationen säger något annat än sitt provprotokoll: ${falt}.`;
      expect(await rejection(underteckna(battre, rapport, privat))).to.have.property('message', says);
      expect(() => jamfor(battre, rapport)).to.throw(SjalvdeklarationError, says);
      expect((await verifySjalvdeklaration(await underteckna(egen, rapport, privat))).deklaration).to.deep.equal(egen);
    });
  }

  it('a report that says something else than its own cases carries nothing', async () => {
    const protokoll = await ettProtokoll();
    const rapport = jsonrapport(protokoll).replace('"slutsats": "underkänd"', '"slutsats": "godkänd"');
    const egen = { ...sjalvdeklarationOf(protokoll), rapport: createHash('sha256').update(rapport).digest('hex') };
    expect(() => jamfor(egen, rapport)).to.throw(SjalvdeklarationError, 'säger emot sig självt');
  });

  it('tells which bench tested, whichever makes it', async () => {
    const protokoll = { ...(await ettProtokoll()), provbank: '0.0.1-dåtid' };
    expect(sjalvdeklarationOf(protokoll).provbank).to.equal('0.0.1-dåtid');
    expect(JSON.parse(jsonrapport(protokoll)).provbank).to.equal('0.0.1-dåtid');
    expect(sjalvdeklarationHtml(protokoll)).to.include('0.0.1-dåtid');
  });

  it('something else that is signed is no självdeklaration', async () => {
    const jws = await createSigner(keys().privat, 'x').sign(Buffer.from('{"slutsats":"godkänd"}'));
    expect(await rejection(verifySjalvdeklaration(jws))).to.be.instanceOf(SjalvdeklarationError);
  });
});
