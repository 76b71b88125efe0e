// `rapport`: how the service or a bastjänst has done in a month or some days against what was agreed.
import { anslutningMigrations } from '../anslutning/migrations.ts';
import { driftMigrations } from '../bastjanster/drift/migrations.ts';
import { createPlanerat } from '../bastjanster/drift/stopp.ts';
import type { Database } from '../platform/sql/database.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { createMatningar } from '../servicelevel/matning/matningar.ts';
import { matningMigrations } from '../servicelevel/matning/migrations.ts';
import { rapportCsv } from '../servicelevel/niva/rapport-csv.ts';
import { rapportJson } from '../servicelevel/niva/rapport-json.ts';
import { createRapporter, type Rapporter } from '../servicelevel/niva/rapporter.ts';
import { readPeriod } from '../servicelevel/niva/rapportperiod.ts';
import { json } from './anslut-context.ts';
import { readArguments } from './arguments.ts';
import { CliError, type Command } from './command.ts';
import { withDatabase } from './database-context.ts';
import { kallaOf, nivaerOn } from './niva.ts';
import { rapportText } from './rapport-text.ts';

/** Hands the reports to `work` and closes the database after. */
export type WithRapporter = <T>(work: (rapporter: Rapporter) => Promise<T>) => Promise<T>;

/** The command on whatever reports it is given. */
export function createRapport(withIt: WithRapporter): Command {
  return {
    name: 'rapport',
    usage: [
      [
        'rapport KÄLLA MÅNAD [--csv|--json]',
        'hur nivån hölls; KÄLLA är SAMMANSATT eller en bastjänst, MÅNAD som 2026-11',
      ],
      ['rapport KÄLLA DAG--DAG [--csv|--json]', 'samma för dagar i följd, som 2026-11-01--2026-11-15'],
    ],
    run(args, { stdout }) {
      const given = readArguments(args, { csv: 'flagga', json: 'flagga' }, 2);
      const kalla = kallaOf(given);
      const period = readPeriod(given.words[1] ?? '');
      if (!period) throw new CliError('Ange en månad som 2026-11, eller dagar som 2026-11-01--2026-11-15, högst 400.');
      return withIt(async (rapporter) => {
        const rapport = await rapporter.rapport(kalla, period);
        if (given.flag('json')) stdout.write(json(rapportJson(rapport)));
        else stdout.write(given.flag('csv') ? rapportCsv(rapport) : rapportText(rapport));
        return 0;
      });
    },
  };
}

export const rapport = createRapport((work) => withDatabase(async (database) => work(await rapporterOn(database))));

/** The reports on a database, migrated first. @throws {DatabaseError | MigrationError} */
export async function rapporterOn(database: Database, clock = { now: () => Date.now() }): Promise<Rapporter> {
  await migrate(database, [anslutningMigrations, driftMigrations, matningMigrations]);
  return createRapporter({
    matningar: createMatningar({ database }),
    nivaer: await nivaerOn(database, clock),
    planerat: createPlanerat({ database }),
    clock,
  });
}
