// `drift`: an operator closes and opens the way to a bastjänst, plans its stops and changes its limits, in every process at once.
import { recordHandelse } from '../anslutning/handelser.ts';
import { anslutningMigrations } from '../anslutning/migrations.ts';
import type { LagratDriftbeslut } from '../bastjanster/drift/dokument.ts';
import { createDriftlagen, type Driftlagen } from '../bastjanster/drift/driftlagen.ts';
import { type Gransnamn, granser, gransnamn } from '../bastjanster/drift/granser.ts';
import { driftMigrations } from '../bastjanster/drift/migrations.ts';
import type { Database } from '../platform/sql/database.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { kallor } from '../profiles/sverige/modules.ts';
import { SAMMANSATT } from '../servicelevel/matning/summa.ts';
import { begaranOf, json } from './anslut-context.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CliError, type Command, type Io } from './command.ts';
import { withDatabase } from './database-context.ts';
import { driftText, gransText } from './drift-text.ts';

/** Hands the decisions to `work` and closes the database after. */
export type WithDrift = <T>(work: (driftlagen: Driftlagen) => Promise<T>) => Promise<T>;

const WHO = '--aktor NAMN --skal SKÄL';

const OPTIONS = {
  aktor: 'text',
  skal: 'text',
  fran: 'text',
  till: 'text',
  'ta-bort': 'text',
  tvinga: 'flagga',
  json: 'flagga',
  ...(Object.fromEntries(gransnamn.map((name) => [name, 'text'])) as Record<Gransnamn, 'text'>),
} as const;

type Act = (driftlagen: Driftlagen, given: Arguments) => Promise<LagratDriftbeslut>;

const ACTS: Readonly<Record<string, Act>> = {
  stang: (driftlagen, given) => driftlagen.stang(begaranOf(given), kallaOf(given), timeOf(given, 'till')),
  oppna: (driftlagen, given) =>
    given.flag('tvinga')
      ? driftlagen.tvinga(begaranOf(given), kallaOf(given), timeOf(given, 'till'))
      : driftlagen.oppna(begaranOf(given), kallaOf(given)),
  underhall,
  granser: (driftlagen, given) => driftlagen.granser(begaranOf(given), kallaOf(given), changesOf(given)),
};

/** The command on whatever decisions it is given. */
export function createDrift(withIt: WithDrift): Command {
  return {
    name: 'drift',
    usage: [
      ['drift lista [--json]', 'vad som är bestämt om varje bastjänst'],
      [`drift stang BASTJÄNST [--till TID] ${WHO}`, 'bastjänsten tillfrågas inte'],
      [`drift oppna BASTJÄNST ${WHO}`, 'kretsbrytaren bestämmer igen, och börjar om från början'],
      [`drift oppna BASTJÄNST --tvinga [--till TID] ${WHO}`, 'tillfrågas, vad kretsbrytaren än säger'],
      [
        `drift underhall BASTJÄNST [--fran TID] --till TID ${WHO}`,
        'planerat stopp, SAMMANSATT för hela tjänsten; TID som 2026-11-22T18:00+01:00',
      ],
      [`drift underhall BASTJÄNST --ta-bort ID ${WHO}`, 'tar bort ett planerat stopp'],
      [`drift granser BASTJÄNST [--samtidiga N|standard …] ${WHO}`, `ändrar gränser: ${gransnamn.join(', ')}`],
    ],
    run(args, { stdout }) {
      const [word = '', ...rest] = args;
      const given = readArguments(rest, OPTIONS, 1);
      if (word === 'lista') return withIt((driftlagen) => lista(driftlagen, given, stdout));
      const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
      if (!act) throw new CliError(`Skriv drift och något av: lista, ${Object.keys(ACTS).join(', ')}.`);
      return withIt(async (driftlagen) => {
        const decided = await act(driftlagen, given);
        stdout.write(given.flag('json') ? json(decided) : driftText([decided]));
        if (word === 'granser' && !given.flag('json')) stdout.write(gransText(decided));
        return 0;
      });
    },
  };
}

export const drift = createDrift((work) => withDatabase(async (database) => work(await driftOn(database))));

/** The decisions in a database, migrated first. @throws {DatabaseError | MigrationError} */
export async function driftOn(database: Database, clock = { now: () => Date.now() }): Promise<Driftlagen> {
  await migrate(database, [anslutningMigrations, driftMigrations]);
  return createDriftlagen({ database, clock, kallor, utanVakt: [SAMMANSATT], record: recordHandelse });
}

async function lista(driftlagen: Driftlagen, given: Arguments, stdout: Io['stdout']): Promise<number> {
  const all = await driftlagen.alla();
  stdout.write(given.flag('json') ? json(all) : driftText(all));
  return 0;
}

async function underhall(driftlagen: Driftlagen, given: Arguments): Promise<LagratDriftbeslut> {
  const id = given.optional('ta-bort');
  if (id !== undefined) return driftlagen.avbryt(begaranOf(given), kallaOf(given), id);
  const till = timeOf(given, 'till');
  if (till === undefined) throw new CliError('--till saknas: ett planerat stopp har en sluttid.');
  return driftlagen.underhall(begaranOf(given), kallaOf(given), { fran: timeOf(given, 'fran') ?? Date.now(), till });
}

function kallaOf({ words: [kalla] }: Arguments): string {
  if (!kalla) throw new CliError('Ange bastjänsten, till exempel AF.');
  return kalla.toUpperCase();
}

/** A time with its offset: a date and clock alone would mean different moments on different machines. @throws {CliError} */
export function timeOf(given: Arguments, name: string): number | undefined {
  const text = given.optional(name);
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new CliError(`--${name} ska vara en tid med tidszon, som 2026-11-22T18:00+01:00.`);
  return at;
}

/** `standard` takes an operator's limit away. */
function changesOf(given: Arguments): { [K in Gransnamn]?: number | null } {
  const changes: { [K in Gransnamn]?: number | null } = {};
  for (const name of gransnamn) {
    const text = given.optional(name);
    if (text === undefined) continue;
    const { least, most } = granser[name];
    changes[name] = text === 'standard' ? null : given.whole(name, least, least, most);
  }
  if (Object.keys(changes).length === 0)
    throw new CliError(`Ange minst en gräns: ${gransnamn.map((name) => `--${name}`).join(', ')}.`);
  return changes;
}
