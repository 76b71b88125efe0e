// `provbank verifiera`: whether a signed självdeklaration is as it was signed, by which key, and what it says.

import { JwsError } from '../platform/jws.ts';
import { timeForPeople } from '../platform/swedish-day.ts';
import { certifikattext } from '../testbench/rapport/certifikattext.ts';
import {
  jamfor,
  SjalvdeklarationError,
  type Verifierad,
  verifySjalvdeklaration,
} from '../testbench/rapport/sjalvdeklaration.ts';
import { utelamnaderader } from '../testbench/rapport/slutsats.ts';
import type { Arguments } from './arguments.ts';
import { CliError, type Io } from './command.ts';
import { fileOf, readFileOf } from './provbank-arguments.ts';

const OSIGNERAD =
  'Filen är inte signerad: det är JSON. Den signerade heter sjalvdeklaration.jws; provbank signera gör en.';
const OJAMFORD = 'Innehållet är inte jämfört med provprotokollet: ange --protokoll rapport.json.';

/** @returns 0 where all of it holds, 1 where something does not @throws {CliError}, {JwsError} kind `nyckel` */
export async function verifiera(given: Arguments, { stdout }: Io): Promise<number> {
  const [, path] = given.words;
  if (!path) throw new CliError('Ange filen: provbank verifiera sjalvdeklaration.jws');
  const publicKey = fileOf(given, 'nyckel');
  const rapport = fileOf(given, 'protokoll');
  const jws = readFileOf('', path).toString('utf8');
  try {
    const verifierad = await verifySjalvdeklaration(jws, publicKey);
    if (rapport !== undefined) jamfor(verifierad.deklaration, rapport);
    stdout.write(textOf(verifierad, { isExpected: publicKey !== undefined, isCompared: rapport !== undefined }));
    return 0;
  } catch (error) {
    const found = await findingOf(error, jws, publicKey !== undefined);
    if (found === undefined) throw error;
    stdout.write(`${found}\n`);
    return 1;
  }
}

/** What is wrong with the file; undefined for what is none of its faults. */
async function findingOf(error: unknown, jws: string, isExpected: boolean): Promise<string | undefined> {
  if (error instanceof SjalvdeklarationError) return error.message;
  if (!(error instanceof JwsError) || error.kind !== 'signatur') return undefined;
  if (jws.trimStart().startsWith('{')) return OSIGNERAD;
  const own = isExpected ? await verifySjalvdeklaration(jws).catch(() => undefined) : undefined;
  return own ? `Signaturen är giltig, men gjord med en annan nyckel än den angivna: ${own.nyckel}.` : error.message;
}

function textOf(
  { deklaration, nyckel }: Verifierad,
  { isExpected, isCompared }: { readonly isExpected: boolean; readonly isCompared: boolean },
): string {
  const { namn, bastjanst, kontrakt, provad, certifikat, certifikatfel, slutsats, utelamnade = [], krav } = deklaration;
  const visat = { ...(certifikat && { certifikat }), ...(certifikatfel !== undefined && { certifikatfel }) };
  const held = krav.filter(({ dom }) => dom.startsWith('uppfyllt')).length;
  const lines = [
    'Signaturen stämmer.',
    `Nyckel: ${nyckel}${isExpected ? ', den angivna' : ' (jämför med den som uppgiftslämnaren har uppgett, eller ange --nyckel)'}`,
    `Bastjänst: ${namn} (${bastjanst}), kontrakt ${kontrakt.version}, SHA-256 ${kontrakt.sha256}`,
    `Provad: ${provad.mal}, ${timeForPeople(Date.parse(provad.start))}`,
    `Certifikat: ${certifikattext({ mal: provad.mal, ...visat })}${certifikat ? `, SHA-256 ${certifikat.fingeravtryck}` : ''}`,
    `Slutsats: ${slutsats}; ${held} av ${krav.length} krav uppfyllda`,
    ...utelamnaderader(utelamnade).map(([rubrik, fall]) => `${rubrik}: ${fall}`),
    isCompared ? 'Provprotokollet är det som deklarationen vilar på, och allt i den följer av det.' : OJAMFORD,
  ];
  return `${lines.join('\n')}\n`;
}
