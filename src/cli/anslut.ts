// `anslut`: the register of anslutningar, from application to the end, so that an operator can script it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { STATUS, type Status } from '../anslutning/anslutning.ts';
import type { LagradAnslutning, Mal } from '../anslutning/anslutningar.ts';
import { readAnslutningar } from '../anslutning/fil.ts';
import { kravText } from '../anslutning/status.ts';
import type { RegisterService } from '../assembly/register-service.ts';
import { begaranOf, json, organisationsnummerOf, readJson, type WithRegister, withRegister } from './anslut-context.ts';
import { anslutningText, historyText, listText } from './anslut-text.ts';
import { UNDERLAG_USAGE, underlag } from './anslut-underlag.ts';
import { UPPDRAG_OPTIONS, uppdragOf } from './anslut-uppdrag.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CliError, type Command, type Io } from './command.ts';

const WHO = '--aktor NAMN --skal SKÄL';

const OPTIONS = {
  aktor: 'text',
  skal: 'text',
  version: 'text',
  status: 'text',
  datum: 'text',
  upphor: 'text',
  slag: 'text',
  avtalsversion: 'text',
  'undertecknat-av': 'text',
  dokument: 'text',
  json: 'flagga',
  ...UPPDRAG_OPTIONS,
} as const;

/** Steps that need nothing but the word: what the command is called, and where it leads. */
const STEPS: Readonly<Record<string, Exclude<Status, 'uppsagd' | 'avslutad'>>> = {
  granska: 'granskas',
  komplettera: 'anmäld',
  godkann: 'godkänd',
  avsla: 'avslagen',
  aktivera: 'aktiv',
  sparra: 'spärrad',
  'anmal-pa-nytt': 'anmäld',
};

type Act = (tjanst: RegisterService, given: Arguments, io: Io) => Promise<number>;

const ACTS: Readonly<Record<string, Act>> = {
  lista,
  visa,
  historik,
  importera,
  'lagg-till': async ({ anslutningar }, given, io) =>
    done(await anslutningar.laggTill(begaranOf(given), await readJson(io, 'anslutningen')), given, io),
  andra: (tjanst, given, io) =>
    onOne(tjanst, given, io, async (mal) => tjanst.anslutningar.andra(mal, await readJson(io, 'ändringen'))),
  avtal: (tjanst, given, io) => onOne(tjanst, given, io, (mal) => tjanst.anslutningar.andra(mal, avtalOf(given))),
  uppdrag: (tjanst, given, io) => onOne(tjanst, given, io, (mal) => tjanst.anslutningar.andra(mal, uppdragOf(given))),
  'hav-sparr': (tjanst, given, io) => onOne(tjanst, given, io, (mal) => tjanst.anslutningar.havSparr(mal)),
  'aterta-uppsagning': (tjanst, given, io) =>
    onOne(tjanst, given, io, (mal) => tjanst.anslutningar.atertaUppsagning(mal)),
  avsluta: (tjanst, given, io) => onOne(tjanst, given, io, (mal) => tjanst.anslutningar.avsluta(mal)),
  'sag-upp': (tjanst, given, io) => {
    const notice = { datum: given.required('datum'), upphor: given.required('upphor') };
    return onOne(tjanst, given, io, (mal) => tjanst.anslutningar.sagUpp(mal, notice));
  },
  ...Object.fromEntries(
    Object.entries(STEPS).map(([word, till]) => [
      word,
      ((tjanst, given, io) => onOne(tjanst, given, io, (mal) => tjanst.anslutningar.byt(mal, till))) satisfies Act,
    ]),
  ),
};

/** The command on whatever register it is given. */
export function createAnslut(withIt: WithRegister, writeUnderlag: typeof underlag = underlag): Command {
  return {
    name: 'anslut',
    usage: [
      ['anslut lista [--status aktiv] [--json]', 'alla anslutningar'],
      ['anslut visa ORGNR [--json]', 'en anslutning, och vad som saknas för att den ska vara aktiv'],
      ['anslut historik ORGNR [--json]', 'vem som ändrat vad, när och varför'],
      [`anslut lagg-till ${WHO} < anslutning.json`, 'tar emot en ansökan'],
      [`anslut andra ORGNR ${WHO} [--version N] < andring.json`, 'ändrar fält (JSON Merge Patch: null tar bort)'],
      [
        `anslut avtal ORGNR --slag avtal|bitradesavtal … ${WHO}`,
        'registrerar ett undertecknat avtal; --avtalsversion, --undertecknat-av, --datum, --dokument FIL',
      ],
      [
        `anslut uppdrag ORGNR --nyckel FIL --datum DAG --beslutad-av NAMN … ${WHO}`,
        'registrerar nämndens instruktion om uppdrag; --diarienummer, --timmar (2), --takt i minuten (60); --bort tar bort den',
      ],
      [`anslut granska|komplettera|godkann|avsla|aktivera ORGNR ${WHO}`, 'för ansökan vidare'],
      [`anslut sparra|hav-sparr ORGNR ${WHO}`, 'stänger av genast, och släpper fram igen'],
      [`anslut sag-upp ORGNR --datum DAG --upphor DAG ${WHO}`, 'registrerar en uppsägning'],
      [`anslut aterta-uppsagning ORGNR ${WHO}`, 'tar bort en uppsägning som återtagits eller blev fel'],
      [`anslut avsluta ORGNR ${WHO}`, 'lämnar ut och gallrar nämndens logg, och avslutar'],
      [`anslut anmal-pa-nytt ORGNR ${WHO}`, 'en avslagen eller avslutad ansöker igen'],
      [`anslut importera FIL ${WHO}`, 'tar över anslutningar från en fil i den gamla eller nya formen'],
      UNDERLAG_USAGE,
    ],
    run(args, io) {
      const [word = '', ...rest] = args;
      if (word === 'underlag') return writeUnderlag(rest, io);
      const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
      if (!act) throw new CliError(`Skriv anslut och något av: ${[...Object.keys(ACTS), 'underlag'].join(', ')}.`);
      const given = readArguments(rest, OPTIONS, 1);
      return withIt((tjanst) => act(tjanst, given, io));
    },
  };
}

export const anslut = createAnslut(withRegister);

async function lista({ anslutningar }: RegisterService, given: Arguments, { stdout }: Io): Promise<number> {
  const status = given.optional('status');
  if (status !== undefined && !STATUS.some((one) => one === status)) {
    throw new CliError(`--status ska vara något av: ${STATUS.join(', ')}.`);
  }
  const all = (await anslutningar.alla()).filter(({ dokument }) => status === undefined || dokument.status === status);
  stdout.write(given.flag('json') ? json(all) : listText(all));
  return 0;
}

async function visa({ anslutningar }: RegisterService, given: Arguments, { stdout }: Io): Promise<number> {
  const one = await anslutningar.en(organisationsnummerOf(given.words[0]));
  const isLeaving = ['uppsagd', 'avslutad', 'avslagen'].includes(one.dokument.status);
  const saknas = isLeaving ? [] : await anslutningar.brister(one.dokument);
  stdout.write(given.flag('json') ? json({ ...one, saknas }) : anslutningText(one, saknas));
  return 0;
}

async function historik({ anslutningar }: RegisterService, given: Arguments, { stdout }: Io): Promise<number> {
  const { dokument } = await anslutningar.en(organisationsnummerOf(given.words[0]));
  const handelser = await anslutningar.historik(dokument.organisationsnummer);
  stdout.write(given.flag('json') ? json(handelser) : historyText(handelser));
  return 0;
}

/** @returns 1 where an aktiv one that was taken over lacks what an aktiv one should have */
async function importera({ anslutningar }: RegisterService, given: Arguments, { stdout }: Io): Promise<number> {
  const [file] = given.words;
  if (!file) throw new CliError('Ange filen som ska importeras.');
  const list = readAnslutningar(file);
  const { tillagda, fanns } = await anslutningar.importera(begaranOf(given), list);
  stdout.write(`${tillagda.length} anslutningar är importerade, ${fanns.length} fanns redan och är orörda.\n`);
  let incomplete = 0;
  for (const one of list.filter(
    ({ organisationsnummer, status }) => tillagda.includes(organisationsnummer) && status === 'aktiv',
  )) {
    const saknas = await anslutningar.brister(one);
    incomplete += Math.min(saknas.length, 1);
    for (const krav of saknas) stdout.write(`${one.organisationsnummer} ${one.namn} saknar ${kravText(krav)}.\n`);
  }
  return incomplete > 0 ? 1 : 0;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new CliError('Filen går inte att läsa. Kontrollera sökvägen.');
  }
}

/** The command's anslutning in the version given, or the one that is there. */
async function onOne(
  { anslutningar }: RegisterService,
  given: Arguments,
  io: Io,
  act: (mal: Mal) => Promise<LagradAnslutning>,
): Promise<number> {
  const { dokument, version } = await anslutningar.en(organisationsnummerOf(given.words[0]));
  const { organisationsnummer } = dokument;
  const mal = { ...begaranOf(given), organisationsnummer, version: given.whole('version', version, 1, 999_999_999) };
  return done(await act(mal), given, io);
}

function done({ dokument, version }: LagradAnslutning, given: Arguments, { stdout }: Io): number {
  const { organisationsnummer, namn, status } = dokument;
  if (given.flag('json')) stdout.write(json({ organisationsnummer, status, version }));
  else stdout.write(`${namn} (${organisationsnummer}) har nu status ${status}, version ${version}.\n`);
  return 0;
}

/** The patch that registers a signed agreement. */
function avtalOf(given: Arguments): object {
  const slag = given.required('slag');
  if (slag !== 'avtal' && slag !== 'bitradesavtal') throw new CliError('--slag ska vara avtal eller bitradesavtal.');
  const avtal = {
    version: given.required('avtalsversion'),
    undertecknatAv: given.required('undertecknat-av'),
    datum: given.required('datum'),
    dokumentHash: createHash('sha256')
      .update(bytesOf(given.required('dokument')))
      .digest('hex'),
  };
  return { [slag]: avtal };
}
