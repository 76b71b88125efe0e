// `driftinfo`: what people are told of disturbances, written and ended from the command line; texts come by stdin.
import { recordHandelse } from '../anslutning/handelser.ts';
import { createPlanering } from '../bastjanster/drift/planering.ts';
import type { Database } from '../platform/sql/database.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { kallor } from '../profiles/sverige/modules.ts';
import type { Mal } from '../servicelevel/driftinformation/begaran.ts';
import { createDriftinformation, type Driftinformation } from '../servicelevel/driftinformation/driftinformation.ts';
import type { Allvar, Driftnotis } from '../servicelevel/driftinformation/driftnotis.ts';
import { driftinformationMigrations } from '../servicelevel/driftinformation/migrations.ts';
import { LONGEST_AHEAD_MS } from '../servicelevel/driftinformation/utkast.ts';
import { begaranOf, json } from './anslut-context.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CliError, type Command, type Io, readStdin } from './command.ts';
import { withDatabase } from './database-context.ts';
import { driftOn, timeOf } from './drift.ts';
import { driftinfoText } from './driftinfo-text.ts';

/** Hands driftinformation to `work` and closes its database after. */
export type WithDriftinformation = <T>(work: (driftinformation: Driftinformation) => Promise<T>) => Promise<T>;

const WHO = '--aktor NAMN --skal SKÄL';
const ALLVAR: readonly Allvar[] = ['information', 'störning', 'avbrott'];

/** `ny` takes every bastjänst that it is about. */
const MOST_WORDS = 20;

const OPTIONS = {
  aktor: 'text',
  skal: 'text',
  fran: 'text',
  till: 'text',
  rubrik: 'text',
  allvar: 'text',
  planerad: 'flagga',
  'ta-ur-drift': 'flagga',
  arkiv: 'flagga',
  forslag: 'flagga',
  json: 'flagga',
} as const;

type Act = (driftinformation: Driftinformation, given: Arguments, io: Io) => Promise<Driftnotis>;

const ACTS: Readonly<Record<string, Act>> = {
  ny,
  uppdatera: async (info, given, io) => info.uppdatera(await malOf(info, given), await textIn(io)),
  avsluta: async (info, given) => info.avsluta(await malOf(info, given)),
  aterkalla: async (info, given, io) => info.aterkalla(await malOf(info, given), await textIn(io)),
  async bekrafta(info, given) {
    const notis = await info.en(idOf(given));
    return info.bekrafta(await malOf(info, given), { ...notis, ...wordsOf(given, notis) });
  },
  avfarda: async (info, given) => info.avfarda(await malOf(info, given)),
};

/** The command on whatever driftinformation it is given. */
export function createDriftinfo(withIt: WithDriftinformation, clock = { now: () => Date.now() }): Command {
  return {
    name: 'driftinfo',
    usage: [
      ['driftinfo lista [--arkiv | --forslag] [--json]', 'det som gäller nu och är planerat; det som varit; förslag'],
      [
        `driftinfo ny BASTJÄNST … --rubrik TEXT [--fran TID] [--till TID] [--allvar störning] [--planerad [--ta-ur-drift]] ${WHO} < text`,
        'publicerar; SAMMANSATT för hela tjänsten; --ta-ur-drift: tillfrågas inte under tiden',
      ],
      [`driftinfo uppdatera ID ${WHO} < text`, 'berättar mer'],
      [`driftinfo avsluta ID ${WHO}`, 'det som pågår är över'],
      [`driftinfo aterkalla ID ${WHO} < text`, 'det som är planerat blir inte av'],
      [`driftinfo bekrafta ID [--rubrik TEXT] [--allvar …] ${WHO}`, 'publicerar ett förslag'],
      [`driftinfo avfarda ID ${WHO}`, 'säger nej till ett förslag'],
    ],
    run(args, io) {
      const [word = '', ...rest] = args;
      const given = readArguments(rest, OPTIONS, MOST_WORDS);
      if (word === 'lista') return withIt((info) => lista(info, given, io, clock.now()));
      const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
      if (!act) throw new CliError(`Skriv driftinfo och något av: lista, ${Object.keys(ACTS).join(', ')}.`);
      return withIt(async (info) => {
        const notis = await act(info, given, io);
        const waits = (await info.stopp(notis.id)).filter(({ inlagt }) => !inlagt).map(({ kalla }) => kalla);
        io.stdout.write(given.flag('json') ? json(notis) : driftinfoText([notis]));
        if (waits.length > 0) io.stderr.write(`Underhållet är inte inlagt än för ${waits.join(', ')}.\n`);
        return waits.length > 0 ? 1 : 0;
      });
    },
  };
}

export const driftinfo = createDriftinfo((work) =>
  withDatabase(async (database) => work(await driftinformationOn(database))),
);

/** Driftinformation in a database, migrated first. @throws {DatabaseError | MigrationError} */
export async function driftinformationOn(
  database: Database,
  clock = { now: () => Date.now() },
): Promise<Driftinformation> {
  const planera = createPlanering(await driftOn(database, clock));
  await migrate(database, [driftinformationMigrations]);
  return createDriftinformation({ database, clock, kallor, record: recordHandelse, planera });
}

async function lista(info: Driftinformation, given: Arguments, { stdout }: Io, now: number): Promise<number> {
  const found = given.flag('forslag')
    ? await info.lista({ lagen: ['förslag'] })
    : given.flag('arkiv')
      ? await info.lista({ lagen: ['avslutad', 'återkallad'], publicerade: true })
      : await info.aktuella(now, LONGEST_AHEAD_MS);
  stdout.write(given.flag('json') ? json(found) : driftinfoText(found));
  return 0;
}

async function ny(info: Driftinformation, given: Arguments, io: Io): Promise<Driftnotis> {
  const kallor = given.words.map((word) => word.toUpperCase());
  if (kallor.length === 0) throw new CliError('Ange bastjänsten, till exempel AF, eller SAMMANSATT.');
  const till = timeOf(given, 'till');
  return info.skapa(begaranOf(given), {
    ...{ slag: given.flag('planerad') ? 'planerad' : 'akut', kallor, fran: timeOf(given, 'fran') ?? Date.now() },
    ...(till !== undefined && { till }),
    ...wordsOf(given, { rubrik: given.required('rubrik'), allvar: 'störning' }),
    text: await textIn(io),
    ...(given.flag('ta-ur-drift') && { tasUrDrift: kallor }),
  });
}

function wordsOf(given: Arguments, fore: Pick<Driftnotis, 'rubrik' | 'allvar'>): Pick<Driftnotis, 'rubrik' | 'allvar'> {
  const asked = given.optional('allvar') ?? fore.allvar;
  const allvar = ALLVAR.find((one) => one === asked.normalize('NFC'));
  if (!allvar) throw new CliError(`--allvar ska vara något av ${ALLVAR.join(', ')}.`);
  return { rubrik: given.optional('rubrik') ?? fore.rubrik, allvar };
}

/** Of the version that stands there now: whoever gives the command has just read it. */
async function malOf(info: Driftinformation, given: Arguments): Promise<Mal> {
  const { id, version } = await info.en(idOf(given));
  return { ...begaranOf(given), id, version };
}

function idOf({ words: [id] }: Arguments): string {
  if (!id) throw new CliError('Ange id:t, ur driftinfo lista.');
  return id;
}

async function textIn(io: Io): Promise<string> {
  const text = (await readStdin(io)).trim();
  if (text === '') throw new CliError('Skriv texten till stdin.');
  return text;
}
