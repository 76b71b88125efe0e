// `provbank verifiera`: whether a signed självdeklaration is as it was signed, by which key, and what it says.
import { timeForPeople } from '../platform/swedish-day.ts';
import { isOf, verifySjalvdeklaration } from '../testbench/rapport/sjalvdeklaration.ts';
import { utelamnaderader } from '../testbench/rapport/slutsats.ts';
import type { Arguments } from './arguments.ts';
import { CliError, type Io } from './command.ts';
import { fileOf, readFileOf } from './provbank-arguments.ts';

/** @returns 0 where all of it holds @throws {CliError | JwsError | SjalvdeklarationError} */
export async function verifiera(given: Arguments, { stdout }: Io): Promise<number> {
  const [, path] = given.words;
  if (!path) throw new CliError('Ange filen: provbank verifiera sjalvdeklaration.jws');
  const publicKey = fileOf(given, 'nyckel');
  const rapport = fileOf(given, 'protokoll');
  const { deklaration, nyckel } = await verifySjalvdeklaration(readFileOf('filen', path).toString('utf8'), publicKey);
  if (rapport !== undefined && !isOf(deklaration, rapport)) {
    throw new CliError('Signaturen stämmer, men deklarationen vilar på ett annat provprotokoll.');
  }
  const { namn, bastjanst, kontrakt, provad, certifikat, slutsats, utelamnade = [], krav } = deklaration;
  const held = krav.filter(({ dom }) => dom.startsWith('uppfyllt')).length;
  const lines = [
    'Signaturen stämmer.',
    `Nyckel: ${nyckel}${publicKey === undefined ? ' (jämför med den som uppgiftslämnaren har uppgett, eller ange --nyckel)' : ', den angivna'}`,
    `Bastjänst: ${namn} (${bastjanst}), kontrakt ${kontrakt.version}, SHA-256 ${kontrakt.sha256}`,
    `Provad: ${provad.mal}, ${timeForPeople(Date.parse(provad.start))}`,
    `Certifikat: ${certifikat ? `${certifikat.subjekt}, SHA-256 ${certifikat.fingeravtryck}` : 'inget'}`,
    `Slutsats: ${slutsats}; ${held} av ${krav.length} krav uppfyllda`,
    ...utelamnaderader(utelamnade).map(([rubrik, fall]) => `${rubrik}: ${fall}`),
    ...(rapport === undefined ? [] : ['Provprotokollet är det som deklarationen vilar på.']),
  ];
  stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
