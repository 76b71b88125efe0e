// A nämnd's right to batches in its anslutning: what holds, and that no private key and no personnummer gets in.
import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { toAnslutning } from '../../src/anslutning/anslutning.ts';
import { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import { merged } from '../../src/anslutning/merge-patch.ts';
import { uppdragPatch } from '../../src/anslutning/uppdragsratt.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { everythingIn } from '../platform/sql/rejection.ts';
import { makeNyckelpar } from '../uppdrag/nyckelpar.ts';
import { anAnslutning } from './an-anslutning.ts';

const PERSON = persons.allaSvarar.personnummer;
const { publik, privatJwk } = makeNyckelpar('system-2026');
const instruktion = { datum: '2026-01-15', beslutadAv: 'Socialnämnden § 12' };
const withUppdrag = (uppdrag: unknown) => toAnslutning({ ...anAnslutning(), uppdrag });

function refusal(uppdrag: unknown): AnslutningError {
  try {
    withUppdrag(uppdrag);
  } catch (error) {
    if (error instanceof AnslutningError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('anslutning/uppdragsratt', () => {
  it('is two hours and a question a second where nothing else was agreed', () => {
    const { uppdrag } = withUppdrag({ instruktion, publikNyckel: publik });
    expect(uppdrag).to.deep.equal({ instruktion, timmar: 2, taktPerMinut: 60, publikNyckel: publik });
    expect(anAnslutning().uppdrag, 'and nothing where there is no instruction').to.equal(undefined);
  });

  it('takes every RSA key, though its digits may look like a personnummer', () => {
    const rsa = makeNyckelpar('rsa', 'RSA').publik;
    const n = `${rsa.n?.slice(0, 100)}-${PERSON}_${rsa.n?.slice(114)}`;
    expect(withUppdrag({ instruktion, publikNyckel: { ...rsa, n } }).uppdrag?.publikNyckel.n).to.equal(n);
  });

  it('refuses a private key, and repeats none of it', () => {
    const error = refusal({ instruktion, publikNyckel: privatJwk });
    expect(error.message).to.contain('privat del').and.contain('byt nyckel');
    expect(everythingIn(error)).to.not.contain((privatJwk as { d: string }).d);
  });

  const broken: Record<string, [uppdrag: object, place: string]> = {
    'no instruction': [{ publikNyckel: publik }, 'instruktion'],
    'no key': [{ instruktion }, 'publikNyckel'],
    'more than a day': [{ instruktion, publikNyckel: publik, timmar: 25 }, '/uppdrag/timmar'],
    'no pace': [{ instruktion, publikNyckel: publik, taktPerMinut: 0 }, '/uppdrag/taktPerMinut'],
    'a key of another kind': [{ instruktion, publikNyckel: { kty: 'OKP', crv: 'X25519', x: 'AA' } }, 'nyckel'],
    'a personnummer as the name of a key': [{ instruktion, publikNyckel: { ...publik, kid: PERSON } }, 'kid'],
    'a personnummer as who decided': [
      { instruktion: { ...instruktion, beslutadAv: `Åsa ${PERSON}` }, publikNyckel: publik },
      'beslutadAv',
    ],
  };
  for (const [what, [uppdrag, place]] of Object.entries(broken)) {
    it(`refuses ${what}`, () => {
      const error = refusal(uppdrag);
      expect(error.message).to.contain(place);
      expect(everythingIn(error)).to.not.contain(PERSON);
    });
  }

  it('is replaced whole, a key of one kind by one of another, from a JWK or a PEM file', () => {
    const first = { instruktion: { ...instruktion, diarienummer: 'SN 7' }, timmar: 8, publikNyckel: publik };
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const after = toAnslutning(merged(withUppdrag(first), uppdragPatch({ ...instruktion, nyckel: pem })));
    const publikNyckel = publicKey.export({ format: 'jwk' });
    expect(after.uppdrag).to.deep.equal({ instruktion, timmar: 2, taktPerMinut: 60, publikNyckel });
    const back = toAnslutning(merged(after, uppdragPatch({ ...instruktion, nyckel: JSON.stringify(publik) })));
    expect(back.uppdrag?.publikNyckel).to.deep.equal(publik);
    expect(toAnslutning(merged(back, { uppdrag: null })).uppdrag).to.equal(undefined);
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const nyckel of [secret, JSON.stringify(privatJwk)]) {
      expect(() => uppdragPatch({ ...instruktion, nyckel })).to.throw(AnslutningError, 'privat del');
    }
    expect(() => uppdragPatch({ ...instruktion, nyckel: 'ingen nyckel' })).to.throw(
      AnslutningError,
      'kan inte användas',
    );
  });
});
