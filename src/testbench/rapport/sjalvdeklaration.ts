// The självdeklaration of an uppgiftslämnare: requirement by requirement, bound to contract, time, certificate and report.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { html } from '../../platform/html.ts';
import { createSigner, verifyJws } from '../../platform/jws.ts';
import { compileSchema, readSchema } from '../../platform/schema.ts';
import type { Malcertifikat, Provprotokoll } from '../prov.ts';
import { dokument, fakta } from './dokument.ts';
import { kravtabell, omstandigheter } from './html.ts';
import { jsonrapport, lasRapport } from './json.ts';
import { type Kravutfall, kravutfall } from './krav.ts';
import { type Slutsats, slutsatsOf, type Utelamnade, utelamnade, utelamnaderader } from './slutsats.ts';

/** As schemas/provbank/sjalvdeklaration.schema.json describes it. */
export interface Sjalvdeklaration {
  readonly format: 'sammansatt-sjalvdeklaration-1';
  /** Version of the bench that tested. */
  readonly provbank: string;
  readonly bastjanst: string;
  readonly namn: string;
  readonly kontrakt: { readonly version: string; readonly sha256: string };
  readonly provad: { readonly mal: string; readonly start: string; readonly slut: string };
  /** Absent where the target has no TLS, and where it showed none. */
  readonly certifikat?: Malcertifikat;
  /** Of a target with TLS that showed none: why. */
  readonly certifikatfel?: string;
  readonly slutsats: Slutsats;
  /** What it does not speak of: every case that was not judged. Absent in declarations of before it was told. */
  readonly utelamnade?: readonly Utelamnade[];
  readonly krav: readonly Kravutfall[];
  /** SHA-256 of the JSON report that it stands on, hex. */
  readonly rapport: string;
}

/** The media type of a signed one's payload. */
const TYP = 'sjalvdeklaration+json';

export function sjalvdeklarationOf(protokoll: Provprotokoll): Sjalvdeklaration {
  return { ...utanRapport(protokoll), rapport: sha256(jsonrapport(protokoll)) };
}

/** All that follows from a protocol but the digest of its report. */
function utanRapport(protokoll: Provprotokoll): Omit<Sjalvdeklaration, 'rapport'> {
  const { provbank, bastjanst, namn, kontraktsversion, kontraktshash, mal, start, slut } = protokoll;
  const { certifikat, certifikatfel } = protokoll;
  return {
    format: 'sammansatt-sjalvdeklaration-1',
    provbank,
    ...{ bastjanst, namn, kontrakt: { version: kontraktsversion, sha256: kontraktshash } },
    provad: { mal, start, slut },
    ...(certifikat && { certifikat }),
    ...(certifikatfel !== undefined && { certifikatfel }),
    slutsats: slutsatsOf(protokoll),
    utelamnade: utelamnade(protokoll),
    krav: kravutfall(protokoll),
  };
}

export function sjalvdeklarationJson(protokoll: Provprotokoll): string {
  return `${JSON.stringify(sjalvdeklarationOf(protokoll), null, 2)}\n`;
}

export function sjalvdeklarationHtml(protokoll: Provprotokoll): string {
  const { rapport, slutsats, utelamnade: left = [], provbank } = sjalvdeklarationOf(protokoll);
  const body = html`<p>Uppgiftslämnaren uppger att bastjänsten har provats mot kontraktet, med det resultat som står här.</p>
${omstandigheter(protokoll)}
${fakta([
  ['Slutsats', slutsats],
  ...utelamnaderader(left),
  ['Provbänkens version', provbank],
  ['Provprotokollets SHA-256', html`<code>${rapport}</code>`],
])}
<h2>Krav för krav</h2>
${kravtabell(protokoll)}
<h2>Underskrift</h2>
${fakta([
  ['Organisation', '\u00a0'],
  ['Namn och befattning', '\u00a0'],
  ['Ort och datum', '\u00a0'],
])}
<p class="svag">Den som hellre undertecknar elektroniskt använder filen med samma uppgifter i JSON: provbank … --signera nyckel.pem.</p>`;
  return dokument(`Självdeklaration: ${protokoll.namn}`, body);
}

export interface Undertecknare {
  /** @returns a compact JWS of the declaration */
  underteckna(protokoll: Provprotokoll): Promise<string>;
}

/** @param privateKey PEM @throws {JwsError} kind `nyckel` */
export function createUndertecknare(privateKey: string): Undertecknare {
  const signer = createSigner(privateKey, TYP);
  return { underteckna: (protokoll) => signer.sign(Buffer.from(sjalvdeklarationJson(protokoll))) };
}

/**
 * Signs one that was made before, where it says what its report does.
 * @param deklaration as JSON has it
 * @param rapport the JSON report that it stands on
 * @param privateKey PEM
 * @throws {JwsError} kind `nyckel`, {SjalvdeklarationError}
 */
export async function underteckna(deklaration: unknown, rapport: string, privateKey: string): Promise<string> {
  const signer = createSigner(privateKey, TYP);
  const egen = checked(deklaration);
  jamfor(egen, rapport);
  return signer.sign(Buffer.from(`${JSON.stringify(egen, null, 2)}\n`));
}

export interface Verifierad {
  readonly deklaration: Sjalvdeklaration;
  /** Fingerprint of the key that signed it. */
  readonly nyckel: string;
}

/** What should be a självdeklaration is none. */
export class SjalvdeklarationError extends Error {
  override readonly name = 'SjalvdeklarationError';
}

/**
 * @param publicKey PEM of the key that is expected; without it, the fingerprint alone tells whose key it was
 * @throws {JwsError | SjalvdeklarationError}
 */
export async function verifySjalvdeklaration(jws: string, publicKey?: string): Promise<Verifierad> {
  const { payload, nyckel } = await verifyJws(jws, publicKey);
  return { deklaration: checked(parsed(Buffer.from(payload).toString('utf8'))), nyckel };
}

/**
 * Whether a JSON report is the one that the declaration stands on, and everything in the declaration follows from it.
 * @throws {SjalvdeklarationError} which names what does not
 */
export function jamfor(deklaration: Sjalvdeklaration, rapport: string): void {
  if (deklaration.rapport !== sha256(rapport))
    throw new SjalvdeklarationError('Deklarationen vilar på ett annat provprotokoll.');
  const protokoll = lasRapport(rapport);
  if (!protokoll)
    throw new SjalvdeklarationError(
      'Det som deklarationen vilar på är inget helt provprotokoll: det säger emot sig självt.',
    );
  const { utelamnade: left, ...foljer } = utanRapport(protokoll);
  const vantat = { ...foljer, ...(deklaration.utelamnade && { utelamnade: left }) } as Readonly<
    Record<string, unknown>
  >;
  const { rapport: _, ...sagt } = deklaration as Sjalvdeklaration & Readonly<Record<string, unknown>>;
  const skiljer = [...new Set([...Object.keys(vantat), ...Object.keys(sagt)])].filter(
    (falt) => !isDeepStrictEqual(sagt[falt], vantat[falt]),
  );
  if (skiljer.length > 0)
    throw new SjalvdeklarationError(`Deklarationen säger något annat än sitt provprotokoll: ${skiljer.join(', ')}.`);
}

/** @throws {SjalvdeklarationError} */
function checked(deklaration: unknown): Sjalvdeklaration {
  const schema = compileSchema(readSchema('schemas/provbank/sjalvdeklaration.schema.json'));
  if (schema.validate(deklaration).length === 0) return deklaration as Sjalvdeklaration;
  throw new SjalvdeklarationError('Innehållet är ingen självdeklaration från provbänken.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
