// A result of an uppdrag is opened by the key of the one who ordered it, and by no other.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect } from 'chai';
import { oppna, SammansattError } from '../../src/client/index.ts';
import { createEncrypter, type PublicJwk } from '../../src/platform/jwe.ts';

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-384' });

/** As the service encrypts it. */
async function resultat({ publicKey }: Pair, nummer: number, type = 'application/json') {
  const encrypter = createEncrypter(publicKey.export({ format: 'jwk' }) as PublicJwk);
  const jwe = await encrypter.encrypt(JSON.stringify({ felkod: 'X' }), { type, header: { nummer } });
  return { nummer, utfall: 'besvarad', jwe } as const;
}

async function refused(promise: Promise<unknown>): Promise<SammansattError> {
  const error = await promise.then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error).to.be.instanceOf(SammansattError);
  return error as SammansattError;
}

describe('client: oppna', () => {
  for (const [name, make] of Object.entries({ RSA: rsa, EC: ec })) {
    it(`opens with the private key (${name}), as a key and as a JWK, and tells an answer from a refusal`, async () => {
      const pair = make();
      const answer = await resultat(pair, 1);
      expect(await oppna(answer, pair.privateKey)).to.deep.equal({ svar: { felkod: 'X' } });
      expect(await oppna(answer, pair.privateKey.export({ format: 'jwk' }))).to.deep.equal({ svar: { felkod: 'X' } });
      const problem = await resultat(pair, 2, 'application/problem+json');
      expect(await oppna(problem, pair.privateKey)).to.deep.equal({ fel: { felkod: 'X' } });
    });
  }

  it('does not open with another key', async () => {
    const { orsak, kod } = await refused(oppna(await resultat(rsa(), 1), rsa().privateKey));
    expect([orsak, kod]).to.deep.equal(['svar', 'ERR_JWE_DECRYPTION_FAILED']);
  });

  it('does not take the result of one question for that of another', async () => {
    const pair = ec();
    const swapped = { ...(await resultat(pair, 1)), nummer: 2 };
    expect((await refused(oppna(swapped, pair.privateKey))).orsak).to.equal('svar');
  });

  it('repeats nothing of what it has opened where that is no JSON', async () => {
    const pair = ec();
    const encrypter = createEncrypter(pair.publicKey.export({ format: 'jwk' }) as PublicJwk);
    const jwe = await encrypter.encrypt('hemligt', { type: 'application/json', header: { nummer: 1 } });
    const error = await refused(oppna({ nummer: 1, utfall: 'besvarad', jwe }, pair.privateKey));
    expect(error.orsak).to.equal('svar');
    expect(`${error.message}${error.stack}`).to.not.contain('hemligt');
  });
});
