// Puts the test bench together for pages: catalogues, runs, consent, and the addresses that may be spoken to. For the app.

import { recordHandelse } from '../anslutning/handelser.ts';
import type { Config } from '../platform/config.ts';
import { HOUR_MS } from '../platform/durations.ts';
import type { ScheduledJob } from '../platform/scheduler.ts';
import type { Database } from '../platform/sql/database.ts';
import { kataloger } from '../testbench/kataloger.ts';
import { createProvbank } from '../testbench/korning.ts';
import { createKorningar } from '../testbench/korningar.ts';
import { createMedgivanden } from '../testbench/medgivanden.ts';
import { createProvjobb, type ProvjobbDeps } from '../testbench/provjobb.ts';
import { createTillatelse, type Produktion, produktionOf } from '../testbench/tillatelse.ts';
import type { Provadress, ProvbankServices } from '../web/provbank/services.ts';
import { type AvtalatDeps, createAvtalat } from './avtalat.ts';

export interface ProvbankServiceDeps
  extends Pick<ProvbankServices, 'kallor' | 'uppgiftslamnare' | 'avvikelser' | 'clock' | 'tls'>,
    Pick<AvtalatDeps, 'nivaer'> {
  /** With `provbankMigrations` and `anslutningMigrations`. */
  readonly database: Database;
  readonly config: Pick<Config, 'provbank' | 'limits' | keyof Produktion>;
  /** The bulkhead in force before a source; undefined: as configured. */
  readonly samtidiga: (kalla: string) => number | undefined;
  /** Addresses of the simulators of this process, by source; none outside trial mode. */
  readonly simulatorer: Readonly<Record<string, string>>;
  readonly onBug: ProvjobbDeps['onBug'];
}

export interface ProvbankService {
  readonly services: ProvbankServices;
  /** For `startJobs`: removes runs that are older than they are kept. */
  readonly job: ScheduledJob;
  /** Stops the runs of this process. */
  stop(): Promise<void>;
}

export function createProvbankService(deps: ProvbankServiceDeps): ProvbankService {
  const { database, clock, config, simulatorer, nivaer, onBug, ...own } = deps;
  const samtidiga = (kalla: string) => deps.samtidiga(kalla) ?? config.limits.concurrentPerBastjanst;
  const korningar = createKorningar(database, clock);
  const bastjanster = kataloger.map(({ bastjanst }) => bastjanst);
  const medgivanden = createMedgivanden({ database, clock, bastjanster, record: recordHandelse });
  const provbank = createProvbank({ kataloger, onFel: (_, error) => onBug(error) });
  const provjobb = createProvjobb({ provbank, korningar, onBug });
  const egna = Object.entries(simulatorer).map(([bastjanst, url]) => toAdress(bastjanst, new URL(url)));
  const tillatelse = createTillatelse({
    ...{ tillatna: config.provbank.tillatna, loopback: false, medgivanden },
    produktion: produktionOf(config),
    egna: egna.map(({ origin }) => origin),
  });
  const adresser = [...config.provbank.tillatna, ...egna];
  return {
    services: {
      ...{ ...own, clock, provbank, provjobb, korningar, medgivanden, tillatelse, adresser },
      avtalat: createAvtalat({ nivaer, samtidiga, clock }),
    },
    job: {
      name: 'provbanksgallring',
      intervalMs: HOUR_MS,
      async work() {
        await korningar.gallra();
      },
    },
    stop: () => provjobb.stop(),
  };
}

function toAdress(bastjanst: string, { origin, pathname }: URL): Provadress {
  return { bastjanst, origin, egen: true, ...(pathname !== '/' && { sokvag: pathname }) };
}
