// `atagande`: the text of bilaga 7, who has confirmed it, and whose year is running out.
import type { Bekraftelse, Rapport } from '../anslutning/atagande.ts';
import type { RegisterService } from '../assembly/register-service.ts';
import { begaranOf, json, organisationsnummerOf, type WithRegister, withRegister } from './anslut-context.ts';
import { table } from './anslut-text.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CliError, type Command, type Io, readOneLine, readStdin } from './command.ts';

const WHO = '--aktor NAMN --skal SKÄL';

const OPTIONS = {
  aktor: 'text',
  skal: 'text',
  datum: 'text',
  'ny-text': 'flagga',
  fornyas: 'text',
  json: 'flagga',
} as const;

type Act = (tjanst: RegisterService, given: Arguments, io: Io) => Promise<number>;

const ACTS: Readonly<Record<string, Act>> = { text, bekrafta, rapportera, lista };

/** The command on whatever register it is given. */
export function createAtagandeCommand(withIt: WithRegister): Command {
  return {
    name: 'atagande',
    usage: [
      ['atagande text', 'texten som gäller'],
      [`atagande text --ny-text ${WHO} < text.txt`, 'sätter en ny version av texten i kraft'],
      [
        `atagande bekrafta ORGNR [--datum DAG] ${WHO} < id.txt`,
        'registrerar att handläggaren med det id:t har bekräftat',
      ],
      [
        `atagande rapportera ORGNR ${WHO} < bekraftelser.csv`,
        'många på en gång: handläggarens id;datum;textens version',
      ],
      ['atagande lista [ORGNR] [--fornyas DAGAR] [--json]', 'giltiga bekräftelser, eller de som snart går ut'],
    ],
    run(args, io) {
      const [word = '', ...rest] = args;
      const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
      if (!act) throw new CliError(`Skriv atagande och något av: ${Object.keys(ACTS).join(', ')}.`);
      const given = readArguments(rest, OPTIONS, 1);
      return withIt((tjanst) => act(tjanst, given, io));
    },
  };
}

export const atagande = createAtagandeCommand(withRegister);

async function text({ ataganden: { texter } }: RegisterService, given: Arguments, io: Io): Promise<number> {
  if (given.flag('ny-text')) {
    const { version } = await texter.ny(begaranOf(given), await readStdin(io));
    io.stdout.write(`Version ${version} av texten gäller nu.\n`);
    return 0;
  }
  const current = await texter.gallande();
  if (!current) throw new CliError('Ingen text finns. Lägg till den med atagande text --ny-text < text.txt');
  io.stdout.write(`Version ${current.version}\n\n${current.text}\n`);
  return 0;
}

async function bekrafta({ ataganden }: RegisterService, given: Arguments, io: Io): Promise<number> {
  const handlaggare = await readOneLine(io, 'handläggarens id');
  const bekraftat = given.optional('datum');
  const organisationsnummer = organisationsnummerOf(given.words[0]);
  const row = { handlaggare, ...(bekraftat !== undefined && { bekraftat }) };
  return done(await ataganden.confirm(begaranOf(given), organisationsnummer, row), io);
}

async function rapportera({ ataganden }: RegisterService, given: Arguments, io: Io): Promise<number> {
  const organisationsnummer = organisationsnummerOf(given.words[0]);
  return done(await ataganden.confirmMany(begaranOf(given), organisationsnummer, rowsOf(await readStdin(io))), io);
}

function done({ nya, fannsRedan }: Rapport, { stdout }: Io): number {
  stdout.write(`${nya} bekräftelser är registrerade, ${fannsRedan} fanns redan.\n`);
  return 0;
}

/** `id;datum;version`, the last two optional; a first line that begins with "handlaggare" is the head. */
function rowsOf(csv: string): Bekraftelse[] {
  const lines = csv
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  return lines
    .filter((line, index) => index > 0 || !/^"?handl[aä]ggare/i.test(line))
    .map((line, index) => {
      const [handlaggare = '', bekraftat, version, ...more] = line
        .split(/[;\t]/)
        .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
      if (more.length > 0 || (version && !/^\d{1,6}$/.test(version))) {
        throw new CliError(
          `Rad ${index + 1}: väntat är handläggarens id;datum;textens version, åtskilda av semikolon.`,
        );
      }
      return { handlaggare, ...(bekraftat && { bekraftat }), ...(version && { textVersion: Number(version) }) };
    });
}

async function lista({ ataganden }: RegisterService, given: Arguments, { stdout }: Io): Promise<number> {
  const organisationsnummer = given.words[0] === undefined ? undefined : organisationsnummerOf(given.words[0]);
  const isRenewal = given.optional('fornyas') !== undefined;
  if (!isRenewal && organisationsnummer === undefined)
    throw new CliError('Ange organisationsnumret, eller --fornyas DAGAR.');
  const all = isRenewal
    ? await ataganden.dueForRenewal(given.whole('fornyas', 30, 0, 366), organisationsnummer)
    : await ataganden.alla(organisationsnummer ?? '');
  const rows = all.map((one) => [
    one.organisationsnummer,
    one.handlaggare,
    one.bekraftat,
    one.giltigtTom,
    String(one.textVersion),
  ]);
  const head = ['organisationsnummer', 'handläggare', 'bekräftat', 'gäller till och med', 'text'];
  stdout.write(given.flag('json') ? json(all) : table(head, rows, 'Inga bekräftelser finns.'));
  return 0;
}
