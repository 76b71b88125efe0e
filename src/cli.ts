// The command line for people: one word for what to do, its own help, and nothing personal among the arguments.

import { AnslutningError } from './anslutning/anslutning-error.ts';
import { DriftError } from './bastjanster/drift/drift-error.ts';
import { anslut } from './cli/anslut.ts';
import { atagande } from './cli/anslut-atagande.ts';
import { uppgiftslamnare } from './cli/anslut-uppgiftslamnare.ts';
import { avvikelse } from './cli/avvikelse.ts';
import { CliError, type Command } from './cli/command.ts';
import { drift } from './cli/drift.ts';
import { driftinfo } from './cli/driftinfo.ts';
import { fraga } from './cli/fraga.ts';
import { gallra, gallringsbeslut, protokoll } from './cli/gallra.ts';
import { larm } from './cli/larm.ts';
import { logg } from './cli/logg.ts';
import { markering } from './cli/markering.ts';
import { niva } from './cli/niva.ts';
import { nyckel } from './cli/nyckel.ts';
import { provbank } from './cli/provbank.ts';
import { rapport } from './cli/rapport.ts';
import { simulator } from './cli/simulator.ts';
import { simulatorer, testpersoner } from './cli/simulatorer.ts';
import { widthOf, wrap } from './cli/terminal.ts';
import { ConfigError } from './platform/config.ts';
import { MailError } from './platform/mail.ts';
import { DatabaseError } from './platform/sql/database-error.ts';
import { JobLockLostError } from './platform/sql/job-lock.ts';
import { MigrationError } from './platform/sql/migrate.ts';
import { AvvikelseError } from './portal/avvikelser/avvikelse-error.ts';
import { DecipherError } from './querylog/cipher.ts';
import { GallringError } from './querylog/gallring/gallring-error.ts';
import { GranskningError } from './querylog/granskning/granskning-error.ts';
import { KeyError } from './querylog/keys/key-error.ts';
import { KontrollError } from './querylog/kontroll/kontroll-error.ts';
import { DriftinformationError } from './servicelevel/driftinformation/driftinformation-error.ts';
import { NivaError } from './servicelevel/niva/niva-error.ts';

const COMMANDS: readonly Command[] = [
  fraga,
  logg,
  gallra,
  gallringsbeslut,
  protokoll,
  markering,
  anslut,
  uppgiftslamnare,
  atagande,
  drift,
  driftinfo,
  avvikelse,
  larm,
  niva,
  rapport,
  nyckel,
  provbank,
  simulator,
  simulatorer,
  testpersoner,
];

const PROGRAM = 'npx sammansatt';
const [LEAST_WIDTH, MOST_WIDTH] = [60, 110];
const HANGING = 2;

const [word = 'hjalp', ...args] = process.argv.slice(2);
/** `head` and pagers close the pipe once they have seen enough: what is left has no reader, and that is no error. */
const CLOSED: readonly string[] = ['EPIPE', 'ERR_STREAM_DESTROYED'];
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!CLOSED.includes(error.code ?? '')) throw error;
  });
}
process.exitCode = await main();

async function main(): Promise<number> {
  const command = COMMANDS.find(({ name }) => name === word);
  const asked = [word, args[0]].includes('hjalp') || [word, ...args].some((arg) => arg === '--hjalp' || arg === '-h');
  if (asked) return help(command ? [command] : COMMANDS, process.stdout, 0);
  if (!command) {
    process.stderr.write('Kommandot finns inte.\n\n');
    return help(COMMANDS, process.stderr, 2);
  }
  try {
    return await command.run(args, process);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    if (error instanceof CliError) process.stderr.write(`Hjälp: ${PROGRAM} ${command.name} --hjalp\n`);
    return 2;
  }
}

function help(commands: readonly Command[], to: NodeJS.WritableStream, code: number): number {
  const width = widthOf(to, LEAST_WIDTH, MOST_WIDTH);
  const lines = commands.flatMap(({ usage }) => [
    ...usage.flatMap(([call, does]) => [...indented(call, 2, width), ...indented(does, 6, width)]),
    '',
  ]);
  to.write(`${PROGRAM} <kommando>\n\n${lines.join('\n')}`);
  return code;
}

/** What follows on further lines stands further in. */
function indented(text: string, by: number, width: number): string[] {
  return wrap(text, width - by - HANGING).map((line, n) => `${' '.repeat(n === 0 ? by : by + HANGING)}${line}`);
}

/** In words for the one who gave the command; anything unknown is a bug and keeps its stack. */
function explain(error: unknown): string {
  const known = [
    AnslutningError,
    AvvikelseError,
    DriftError,
    DriftinformationError,
    CliError,
    ConfigError,
    GallringError,
    GranskningError,
    KeyError,
    KontrollError,
    MigrationError,
    NivaError,
  ].some((kind) => error instanceof kind);
  if (known) return (error as Error).message;
  if (error instanceof DatabaseError)
    return `Databasen svarar inte som den ska (${error.code}): kontrollera DATABASE_URL eller DATA_DIR.`;
  if (error instanceof DecipherError)
    return 'En post i loggen kan inte läsas med sin nyckel, eller hittades av något som den inte handlar om: den är ändrad. Kör logg kontrollera.';
  if (error instanceof JobLockLostError)
    return 'Jobbets lås gick förlorat medan det kördes: databasen svarade inte i tid, eller en annan process tog över. Kör igen.';
  if (error instanceof MailError) return 'Brevet kunde inte skickas. Kontrollera SMTP_URL, och skicka igen.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
