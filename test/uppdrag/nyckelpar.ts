// The key pair of a case system that fetches results, and how it reads them.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { compactDecrypt } from 'jose';
import type { PublicJwk } from '../../src/platform/jwe.ts';

export interface Nyckelpar {
  readonly publik: PublicJwk;
  readonly privat: KeyObject;
  /** As a JWK with its private part: what nobody may register. */
  readonly privatJwk: object;
}

export function makeNyckelpar(kid: string, slag: 'EC' | 'RSA' = 'EC'): Nyckelpar {
  const pair =
    slag === 'EC'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publik: { ...pair.publicKey.export({ format: 'jwk' }), kid } as PublicJwk,
    privat: pair.privateKey,
    privatJwk: { ...pair.privateKey.export({ format: 'jwk' }), kid },
  };
}

/** What a result says, with its protected header. */
export async function openJwe(jwe: string, privat: KeyObject) {
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, privat);
  return { text: new TextDecoder().decode(plaintext), header: protectedHeader };
}

export function anInstruktion(publikNyckel: object, changes: object = {}): object {
  const instruktion = { datum: '2026-01-15', beslutadAv: 'Socialnämnden § 12', diarienummer: 'SN 2026-7' };
  return { instruktion, publikNyckel, taktPerMinut: 6_000, ...changes };
}
