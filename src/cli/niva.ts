// `niva`: the service levels that were agreed, set and taken away with who and why.
import { recordHandelse } from '../anslutning/handelser.ts';
import { anslutningMigrations } from '../anslutning/migrations.ts';
import type { Database } from '../platform/sql/database.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { kallor } from '../profiles/sverige/modules.ts';
import { SAMMANSATT } from '../servicelevel/matning/summa.ts';
import { nivaMigrations } from '../servicelevel/niva/migrations.ts';
import { type Nivatexter, nivaTexter, readNiva } from '../servicelevel/niva/niva-text.ts';
import { createNivaer, type Nivaer } from '../servicelevel/niva/nivaer.ts';
import type { Serviceniva } from '../servicelevel/niva/serviceniva.ts';
import { begaranOf, json } from './anslut-context.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CliError, type Command, columns, type Io } from './command.ts';
import { withDatabase } from './database-context.ts';

/** Hands the levels to `work` and closes the database after. */
export type WithNivaer = <T>(work: (nivaer: Nivaer) => Promise<T>) => Promise<T>;

/** Keys of all that have a level, the whole first. */
export const nivakallor: readonly string[] = [SAMMANSATT, ...kallor];

const WHO = '--aktor NAMN --skal SKÄL';

/** The option of each field. */
const FALT: Readonly<Record<keyof Nivatexter, string>> = {
  giltigFran: 'giltig-fran',
  tillganglighet: 'tillganglighet',
  percentil: 'percentil',
  ms: 'svarstid-ms',
  servicetid: 'servicetid',
  underhallsfonster: 'underhallsfonster',
  avtal: 'avtal',
};

const OPTIONS = {
  aktor: 'text',
  skal: 'text',
  json: 'flagga',
  ...Object.fromEntries(Object.values(FALT).map((option) => [option, 'text'] as const)),
} as const;

const ACTS: Readonly<Record<string, (nivaer: Nivaer, given: Arguments, stdout: Io['stdout']) => Promise<void>>> = {
  lista,
  satt,
  'ta-bort': taBort,
};

/** The command on whatever levels it is given. */
export function createNiva(withIt: WithNivaer): Command {
  return {
    name: 'niva',
    usage: [
      ['niva lista [KÄLLA] [--json]', 'vad som är avtalat om hela tjänsten (SAMMANSATT) och varje bastjänst'],
      [
        `niva satt KÄLLA --giltig-fran DAG [--tillganglighet 99,5 --percentil 95 --svarstid-ms 5000 --servicetid "mån–fre 07:00–18:00" --underhallsfonster "sön 02:00–04:00" --avtal TEXT] ${WHO}`,
        'sätter en nivå; det som inte anges är som i nivån som gäller den dagen',
      ],
      [`niva ta-bort KÄLLA DAG ${WHO}`, 'tar bort nivån som började gälla den dagen'],
    ],
    run(args, { stdout }) {
      const [word = '', ...rest] = args;
      const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
      if (!act) throw new CliError(`Skriv niva och något av: ${Object.keys(ACTS).join(', ')}.`);
      const given = readArguments(rest, OPTIONS, 2);
      return withIt(async (nivaer) => {
        await act(nivaer, given, stdout);
        return 0;
      });
    },
  };
}

export const niva = createNiva((work) => withDatabase(async (database) => work(await nivaerOn(database))));

/** The levels in a database, migrated first. @throws {DatabaseError | MigrationError} */
export async function nivaerOn(database: Database, clock = { now: () => Date.now() }): Promise<Nivaer> {
  await migrate(database, [anslutningMigrations, nivaMigrations]);
  return createNivaer({ database, clock, kallor: nivakallor, record: recordHandelse });
}

async function lista(nivaer: Nivaer, given: Arguments, stdout: Io['stdout']): Promise<void> {
  const kallor = given.words.length > 0 ? [kallaOf(given)] : nivakallor;
  const all = (await Promise.all(kallor.map((kalla) => nivaer.om(kalla)))).flat();
  stdout.write(given.flag('json') ? json(all) : nivaTabell(all));
}

async function satt(nivaer: Nivaer, given: Arguments, stdout: Io['stdout']): Promise<void> {
  const kalla = kallaOf(given);
  const giltigFran = given.required(FALT.giltigFran);
  const current = nivaTexter(await nivaer.gallande(kalla, giltigFran));
  const texter = Object.fromEntries(
    Object.entries(current).map(([falt, text]) => [falt, given.optional(FALT[falt as keyof Nivatexter]) ?? text]),
  ) as unknown as Nivatexter;
  const stored = await nivaer.satt(begaranOf(given), readNiva(kalla, texter));
  stdout.write(given.flag('json') ? json(stored) : nivaTabell([stored]));
}

async function taBort(nivaer: Nivaer, given: Arguments, stdout: Io['stdout']): Promise<void> {
  const kalla = kallaOf(given);
  const [, dag] = given.words;
  if (!dag) throw new CliError('Ange dagen som nivån började gälla, till exempel 2027-01-01.');
  await nivaer.taBort(begaranOf(given), kalla, dag);
  stdout.write(nivaTabell(await nivaer.om(kalla)));
}

function nivaTabell(nivaer: readonly Serviceniva[]): string {
  const head = ['källa', 'giltig från', 'tillgänglighet', 'svarstid', 'servicetid', 'underhållsfönster', 'avtal'];
  const rows = nivaer.map((one) => {
    const { giltigFran, tillganglighet, percentil, ms, servicetid, underhallsfonster, avtal } = nivaTexter(one);
    const svarstid = `p${percentil} ${ms} ms`;
    return [one.kalla, giltigFran || 'standard', `${tillganglighet} %`, svarstid, servicetid, underhallsfonster, avtal];
  });
  return `${columns([head, ...rows])}\n`;
}

/** The first word. @throws {CliError} */
export function kallaOf({ words: [word = ''] }: Pick<Arguments, 'words'>): string {
  const kalla = word.toUpperCase();
  if (nivakallor.includes(kalla)) return kalla;
  throw new CliError(`Ange en av ${nivakallor.join(', ')}.`);
}
