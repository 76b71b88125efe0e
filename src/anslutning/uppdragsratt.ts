// A nämnd's right to batches: its instruction, the hours and the pace that it agreed to, and the key that results are encrypted to.
import { holdsIdentity } from '../platform/identity.ts';
import { checkPublicKey, JweError, type PublicJwk, readPublicKey } from '../platform/jwe.ts';
import { AnslutningError } from './anslutning-error.ts';

/** Absent of an anslutning: nobody may submit batches for it. */
export interface Uppdragsratt {
  /** The nämnd's decision that we may hold results for it: the one exception to that answers are never stored. */
  readonly instruktion: Instruktion;
  /** Hours that results wait to be fetched; 1–24. */
  readonly timmar: number;
  /** Questions a minute; 1–6000. */
  readonly taktPerMinut: number;
  /** Of the system that fetches; only who has the private part can read a result. */
  readonly publikNyckel: PublicJwk;
}

/** `datum`: from that day it holds, `YYYY-MM-DD`. */
export interface Instruktion {
  readonly datum: string;
  readonly beslutadAv: string;
  readonly diarienummer?: string;
}

/** What holds where nothing else was agreed. */
export const UPPDRAG_DEFAULTS = { timmar: 2, taktPerMinut: 60 };

const base64url = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,1400}$' };
const text = { type: 'string', minLength: 1, maxLength: 200 };

const object = (required: readonly string[], properties: object) => {
  return { type: 'object', additionalProperties: false, required, properties };
};

export const uppdragsrattSchema = object(['instruktion', 'timmar', 'taktPerMinut', 'publikNyckel'], {
  instruktion: object(['datum', 'beslutadAv'], {
    datum: { type: 'string', format: 'date' },
    ...{ beslutadAv: text, diarienummer: text },
  }),
  timmar: { type: 'integer', minimum: 1, maximum: 24 },
  taktPerMinut: { type: 'integer', minimum: 1, maximum: 6_000 },
  publikNyckel: object(['kty'], {
    kty: { enum: ['RSA', 'EC'] },
    kid: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,100}$' },
    use: { enum: ['enc'] },
    alg: { enum: ['RSA-OAEP-256', 'ECDH-ES+A256KW'] },
    ...{ n: base64url, e: base64url, crv: { enum: ['P-256', 'P-384', 'P-521'] }, x: base64url, y: base64url },
  }),
});

/** The value with its defaults. @throws {AnslutningError} kind `ogiltig`, where the key cannot be used; never with a part of it */
export function filledUppdragsratt(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { publikNyckel } = value as { publikNyckel?: unknown };
  if (isObject(publikNyckel)) checkKey(publikNyckel);
  return { ...UPPDRAG_DEFAULTS, ...value };
}

/** What people write when they register an instruction. `nyckel`: the public key, a JWK or PEM. */
export interface UppdragsUppgifter extends Instruktion, Partial<Pick<Uppdragsratt, 'timmar' | 'taktPerMinut'>> {
  readonly nyckel: string;
}

const KEY_PARTS = ['kid', 'use', 'alg', 'n', 'e', 'crv', 'x', 'y'];

/** The merge patch that registers an instruction in the place of whatever stood there. @throws {AnslutningError} kind `ogiltig` */
export function uppdragPatch({ datum, beslutadAv, diarienummer, timmar, taktPerMinut, nyckel }: UppdragsUppgifter) {
  const none = Object.fromEntries(KEY_PARTS.map((part) => [part, null]));
  const publikNyckel = { ...none, ...orRefused(() => readPublicKey(nyckel)) };
  const instruktion = { datum, beslutadAv, diarienummer: diarienummer ?? null };
  const villkor = {
    timmar: timmar ?? UPPDRAG_DEFAULTS.timmar,
    taktPerMinut: taktPerMinut ?? UPPDRAG_DEFAULTS.taktPerMinut,
  };
  return { uppdrag: { instruktion, ...villkor, publikNyckel } };
}

function checkKey(jwk: object): void {
  const { kid } = jwk as { kid?: unknown };
  if (typeof kid === 'string' && holdsIdentity(kid)) {
    throw new AnslutningError('ogiltig', 'Nyckelns kid får inte innehålla ett personnummer.');
  }
  orRefused(() => checkPublicKey(jwk));
}

function orRefused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof JweError) throw new AnslutningError('ogiltig', `Uppdragens publika nyckel: ${error.message}`);
    throw error;
  }
}

/** In one line, for people. */
export function uppdragsrattText({ instruktion, timmar, taktPerMinut, publikNyckel }: Uppdragsratt): string {
  const { datum, beslutadAv, diarienummer } = instruktion;
  const beslut = [datum, beslutadAv, diarienummer].filter(Boolean).join(', ');
  const nyckel = [publikNyckel.kty, publikNyckel.kid].filter(Boolean).join(' ');
  return `instruktion ${beslut}; resultat väntar ${timmar} h, ${taktPerMinut} frågor i minuten, nyckel ${nyckel}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
