// Opens what an uppdrag has given: only the private key of the one who ordered it can.
import { type CryptoKey, compactDecrypt, errors, type JWK, type KeyObject } from 'jose';
import { SammansattError } from './sammansatt-error.ts';
import type { Fragefel, Svar, UppdragResultat } from './typer.ts';

/** One result of an uppdrag as it is fetched: the number of its question, from 1, what came of it, and a JWE (RFC 7516, compact). */
export type Resultat = UppdragResultat['resultat'][number];

/** What `POST /v1/fragor` would have answered: the answer, or the problem document where the question was refused. */
export type Oppnat =
  | { readonly svar: Svar; readonly fel?: undefined }
  | { readonly svar?: undefined; readonly fel: Fragefel };

/** What the service encrypts with, and nothing weaker that a result could name by itself. */
const ALGORITHMS = {
  keyManagementAlgorithms: ['RSA-OAEP-256', 'ECDH-ES+A256KW'],
  contentEncryptionAlgorithms: ['A256GCM'],
};

/**
 * @param privateKey of the public key that the anslutning had when the uppdrag was made
 * @throws {SammansattError} `svar` where the key does not fit, or the result is another question's
 */
export async function oppna({ nummer, jwe }: Resultat, privateKey: CryptoKey | KeyObject | JWK): Promise<Oppnat> {
  const { plaintext, protectedHeader } = await decrypted(jwe, privateKey);
  if (protectedHeader.nummer !== nummer) throw new SammansattError({ orsak: 'svar' });
  const value = parsed(plaintext);
  return protectedHeader.cty === 'application/problem+json' ? { fel: value } : { svar: value };
}

async function decrypted(jwe: string, privateKey: CryptoKey | KeyObject | JWK) {
  try {
    return await compactDecrypt(jwe, privateKey, ALGORITHMS);
  } catch (error) {
    throw new SammansattError({ orsak: 'svar', ...(error instanceof errors.JOSEError && { kod: error.code }) });
  }
}

/** The text of a parser's own error would repeat what stands there. */
function parsed(plaintext: Uint8Array) {
  try {
    return JSON.parse(new TextDecoder().decode(plaintext));
  } catch {
    throw new SammansattError({ orsak: 'svar' });
  }
}
