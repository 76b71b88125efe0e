// What `provbank` works with: catalogues, simulators of our own, what the environment allows, and recorded consent.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recordHandelse } from '../anslutning/handelser.ts';
import { anslutningMigrations } from '../anslutning/migrations.ts';
import { createAvtalat } from '../assembly/avtalat.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { SQLITE_FILE } from '../platform/sql/sqlite-file.ts';
import { modules } from '../profiles/sverige/index.ts';
import { startaEgna } from '../testbench/egna-simulatorer.ts';
import type { Granser } from '../testbench/granser.ts';
import { kataloger as bastjansternas } from '../testbench/kataloger.ts';
import { createMedgivanden, type Medgivanden } from '../testbench/medgivanden.ts';
import { provbankMigrations } from '../testbench/migrations.ts';
import type { Provkatalog } from '../testbench/prov.ts';
import { sammansattKatalog } from '../testbench/sammansatt/katalog.ts';
import { produktionOf, type TillatelseDeps } from '../testbench/tillatelse.ts';
import { readConfiguration, withDatabase } from './database-context.ts';
import { nivaerOn } from './niva.ts';

export interface ProvbankContext {
  readonly kataloger: readonly Provkatalog[];
  readonly startaEgna: typeof startaEgna;
  /** @throws {ConfigError} */
  readonly miljo: () => Pick<TillatelseDeps, 'tillatna' | 'produktion'>;
  /** What is agreed of a bastjänst, where an installation's database is at hand; else nothing. @throws {ConfigError | DatabaseError} */
  readonly avtalat: (bastjanst: string) => Promise<Partial<Granser>>;
  /** Hands them to `work`, and closes their database after. @throws {DatabaseError} */
  readonly withMedgivanden: <T>(work: (medgivanden: Medgivanden) => Promise<T>) => Promise<T>;
  /** Aborts when whoever gave the command stops it; asked for once something is sent. */
  readonly avbrott: () => AbortSignal;
}

/** Those of the bastjänster, and the composite's own. */
const kataloger: readonly Provkatalog[] = [...bastjansternas, sammansattKatalog];

const clock = { now: () => Date.now() };

export const provbankContext: ProvbankContext = {
  kataloger,
  startaEgna,
  miljo() {
    const { config } = readConfiguration();
    return { ...config.provbank, produktion: produktionOf(config) };
  },
  async avtalat(bastjanst) {
    const { config, secrets } = readConfiguration();
    const isAtHand = secrets.databaseUrl !== undefined || existsSync(join(config.dataDir, SQLITE_FILE));
    if (!isAtHand) return {};
    const samtidiga = () => config.limits.concurrentPerBastjanst;
    return withDatabase(async (database) =>
      createAvtalat({ nivaer: await nivaerOn(database, clock), samtidiga, clock })(bastjanst),
    );
  },
  withMedgivanden: (work) =>
    withDatabase(async (database) => {
      await migrate(database, [anslutningMigrations, provbankMigrations]);
      const bastjanster = kataloger.map(({ bastjanst }) => bastjanst);
      return work(createMedgivanden({ database, clock, bastjanster, record: recordHandelse }));
    }),
  avbrott() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
    return controller.signal;
  },
};

/** The bastjänst that an interface answers for: `SKV` of `SKV_DELAR`. */
export function bastjanstOf(source: string): string {
  return modules.find((module) => module.source === source)?.id ?? source;
}
