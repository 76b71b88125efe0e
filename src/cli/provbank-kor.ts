// `provbank BASTJÄNST` and `provbank --all`: says what it will send, asks, sends it, and leaves its reports.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLoopback, readAdress } from '../testbench/adress.ts';
import { createProvbank, type Provplan, type Val } from '../testbench/korning.ts';
import { planrader } from '../testbench/plan-text.ts';
import type { Mal, Provprotokoll } from '../testbench/prov.ts';
import { RAPPORTER, SIGNERAD } from '../testbench/rapport/rapporter.ts';
import { createUndertecknare, type Undertecknare } from '../testbench/rapport/sjalvdeklaration.ts';
import { type Slutsats, slutsatsOf } from '../testbench/rapport/slutsats.ts';
import { fallrad, samlad, terminalrapport } from '../testbench/rapport/terminal.ts';
import { simuleradeTestpersoner } from '../testbench/testpersoner.ts';
import { createTillatelse } from '../testbench/tillatelse.ts';
import type { Arguments } from './arguments.ts';
import { CliError, type Io } from './command.ts';
import { createFramsteg } from './framsteg.ts';
import { fileOf, kontaktOf, malOf, personerOf, refuseUnknownFall, valOf } from './provbank-arguments.ts';
import { bastjanstOf, type ProvbankContext } from './provbank-context.ts';
import { rapportmapp } from './provbank-mapp.ts';
import { isTerminal } from './terminal.ts';

interface Uppdrag {
  readonly mal: Mal;
  readonly val: Val;
}

/** @returns 0 all passed, 1 something failed, 3 too little to say */
export async function kor(context: ProvbankContext, given: Arguments, io: Io): Promise<number> {
  if (given.flag('all')) return korEgna(context, given, io);
  const bastjanst = bastjanstIn(context, given);
  const asked = malOf(given, bastjanst);
  const personer = personerOf(given, bastjanst, isLoopback(readAdress(asked.url)));
  const val = { ...valOf(given, await context.avtalat(bastjanst)), personer };
  const mal = { ...asked, ...(await tillatet(context, asked, val.fientlig ?? false)) };
  return korAlla(context, [{ mal, val }], given, io);
}

async function korEgna(context: ProvbankContext, given: Arguments, io: Io): Promise<number> {
  if (given.words.length > 0 || given.optional('url'))
    throw new CliError('--all provar de egna simulatorerna: ange ingen bastjänst och ingen --url.');
  const egna = await context.startaEgna();
  try {
    const uppdrag = egna.mal.map((mal) => ({
      mal,
      val: { ...valOf(given), personer: simuleradeTestpersoner(mal.bastjanst) },
    }));
    return await korAlla(context, uppdrag, given, io);
  } finally {
    await egna.stop();
  }
}

/** @throws {TillatelseError} */
function tillatet(context: ProvbankContext, { bastjanst, url, testUrl }: Mal, fientlig: boolean) {
  const begart = { bastjanst, url, fientlig, ...(testUrl && { testUrl }) };
  const deps = { ...context.miljo(), loopback: true };
  // Without hostile cases nobody's consent is asked for, and no database is opened.
  if (!fientlig) return createTillatelse(deps).prova(begart);
  return context.withMedgivanden((medgivanden) => createTillatelse({ ...deps, medgivanden }).prova(begart));
}

async function korAlla(
  { kataloger, avbrott }: ProvbankContext,
  uppdrag: readonly Uppdrag[],
  given: Arguments,
  io: Io,
): Promise<number> {
  const bank = createProvbank({ kataloger, onFel: (fall, error) => told(error, io, fall) });
  const keys = uppdrag.map(({ mal }) => mal.bastjanst);
  refuseUnknownFall(
    uppdrag[0]?.val ?? {},
    kataloger.filter(({ bastjanst }) => keys.includes(bastjanst)),
  );
  const planer = uppdrag.map(({ mal, val }) => bank.plan(mal, val));
  if (planer.every(({ fall }) => fall.length === 0)) throw new CliError('Inget fall valdes. Se provbank lista.');
  const undertecknare = undertecknareOf(given);
  const kontakt = kontaktOf(given);
  if (!(await agreed(planer, given, io))) return 2;
  if (given.optional('rapport') !== undefined) rapportmapp(given.required('rapport'));
  const signal = avbrott();
  const protokollen: Provprotokoll[] = [];
  for (const [index, { mal, val }] of uppdrag.entries()) {
    if (planer[index]?.fall.length === 0) continue;
    const framsteg = given.flag('tyst') ? undefined : framstegFor(planer[index], io);
    const onUtfall = (resultat: Provprotokoll['fall'][number]) => framsteg?.steg(fallrad(resultat, { farg: false }));
    const protokoll = await bank.kor(mal, val, { onUtfall, signal }).catch((error: unknown) => told(error, io));
    framsteg?.klart();
    if (!protokoll) return BENCH_FAILED;
    io.stdout.write(`${terminalrapport(protokoll, { farg: isTerminal(io.stdout) })}\n`);
    await lamna(protokoll, given, { undertecknare, kontakt, isOneOfMany: uppdrag.length > 1 }, io);
    protokollen.push(protokoll);
  }
  if (protokollen.length > 1) io.stdout.write(samlad(protokollen));
  return codeOf(protokollen.map(slutsatsOf));
}

/** An error of the bench itself, for whoever mends it. */
function told(error: unknown, { stderr }: Io, fall = ''): undefined {
  stderr.write(
    `Fel i provbänken${fall && ` (${fall})`}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}

function framstegFor(plan: Provplan | undefined, { stderr }: Io) {
  return createFramsteg({ antal: plan?.fall.length ?? 0, till: stderr, terminal: isTerminal(stderr) });
}

/** Says what will be sent, and asks. @throws {CliError} where nobody can answer */
async function agreed(planer: readonly Provplan[], given: Arguments, { stdin, stderr }: Io): Promise<boolean> {
  const anrop = planer.reduce((sum, plan) => sum + plan.anrop, 0);
  const texts = planer.map((plan) => planrader(plan).join('\n'));
  stderr.write(
    `Det här skickas:\n\n${texts.join('\n\n')}\n\n${planer.length > 1 ? `Sammanlagt högst ${anrop} anrop.\n\n` : ''}`,
  );
  if (given.flag('ja')) return true;
  if (!isTerminal(stdin)) throw new CliError('Ange --ja för att skicka det utan att bli tillfrågad.');
  stderr.write('Skicka? (j/n) ');
  for await (const answer of stdin) return /^(j|ja|y|yes)$/i.test(String(answer).trim());
  return false;
}

interface Lamning {
  readonly undertecknare: Undertecknare | undefined;
  readonly kontakt: string;
  readonly isOneOfMany: boolean;
}

async function lamna(
  protokoll: Provprotokoll,
  given: Arguments,
  { undertecknare, kontakt, isOneOfMany }: Lamning,
  { stderr }: Io,
) {
  const folder = given.optional('rapport');
  if (folder === undefined) return;
  const to = isOneOfMany ? join(folder, protokoll.bastjanst) : folder;
  const val = { bastjanst: bastjanstOf(protokoll.bastjanst), kontakt };
  const signed = undertecknare ? [[SIGNERAD, await undertecknare.underteckna(protokoll)] as const] : [];
  const files = [...RAPPORTER.map(({ namn, gor }) => [namn, gor(protokoll, val)] as const), ...signed];
  try {
    mkdirSync(to, { recursive: true });
    for (const [namn, text] of files) writeFileSync(join(to, namn), text);
  } catch {
    throw new CliError('--rapport: mappen går inte att skriva till.');
  }
  stderr.write(`Rapporter: ${to}\n`);
}

/** Read before anything is sent. @throws {CliError | JwsError} */
function undertecknareOf(given: Arguments): Undertecknare | undefined {
  const nyckel = fileOf(given, 'signera');
  if (nyckel === undefined) return undefined;
  if (!given.optional('rapport')) throw new CliError('--signera skriver till --rapport: ange en mapp.');
  return createUndertecknare(nyckel);
}

const BENCH_FAILED = 3;

const CODES: readonly (readonly [Slutsats, number])[] = [
  ['underkänd', 1],
  ['ofullständig', BENCH_FAILED],
];

function codeOf(slutsatser: readonly Slutsats[]): number {
  return CODES.find(([slutsats]) => slutsatser.includes(slutsats))?.[1] ?? 0;
}

/** The first word. @throws {CliError} */
function bastjanstIn({ kataloger }: ProvbankContext, { words: [word = ''] }: Arguments): string {
  const bastjanst = word.toUpperCase();
  const known = kataloger.map((one) => one.bastjanst);
  if (known.includes(bastjanst)) return bastjanst;
  throw new CliError(`Ange en av ${known.join(', ')}, eller --all för de egna simulatorerna.`);
}
