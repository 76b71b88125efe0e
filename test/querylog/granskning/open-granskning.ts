// A log with its granskning for one test: a clock that the test sets, questions that it asks, and who reads.

import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { LoggedOutcome } from '../../../src/composite/ports.ts';
import { type CompositeQuery, PersonId } from '../../../src/composite/query.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createMarkeringar } from '../../../src/querylog/gallring/markeringar.ts';
import { gallringMigrations } from '../../../src/querylog/gallring/migrations.ts';
import type { Aktor } from '../../../src/querylog/granskning/aktor.ts';
import { createGranskning, type GranskningDeps } from '../../../src/querylog/granskning/granskning.ts';
import { granskningMigrations } from '../../../src/querylog/granskning/migrations.ts';
import { aQuery } from '../a-query.ts';
import { openLog } from '../open-log.ts';

export const ARE = '162021004748';
export const KIRUNA = '162120002783';
export const ALVA = persons.allaSvarar.personnummer;
export const GORAN = persons.ordinarie.personnummer;

/** Who reads, each with the reason that every use needs. */
export const are = {
  aktor: { namn: 'Berit Granskare', roll: 'namnd', namnd: ARE },
  skal: 'Klagomål i ärendet',
} as const;
export const kiruna = {
  aktor: { namn: 'Nils Granskare', roll: 'namnd', namnd: KIRUNA },
  skal: 'Årlig kontroll',
} as const;
export const drift = {
  aktor: { namn: 'Olle Operatör', roll: 'drift' } satisfies Aktor,
  skal: 'Felsökning 4711',
} as const;

export const MYNDIGHETER = new Map([
  ['AF', 'Arbetsförmedlingen'],
  ['CSN', 'Centrala studiestödsnämnden'],
]);

export interface Fraga {
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly namnd?: string;
  readonly namn?: string;
  readonly person?: string;
  readonly arende?: string;
  readonly handlaggare?: string;
  readonly syfte?: string;
  readonly bitraden?: CompositeQuery['personuppgiftsbitraden'];
  readonly bastjanster?: readonly string[];
  /** By agency; `null`: the question gets no end. Default: all deliver. */
  readonly utfall?: Readonly<Record<string, LoggedOutcome['outcome']>> | null;
}

export type TestGranskning = Awaited<ReturnType<typeof openGranskning>>;

/** Everything is migrated first. */
export async function openGranskning(database: Database, given: Partial<GranskningDeps> = {}) {
  let now = Date.parse('2026-04-15T12:00:00+02:00');
  const clock = { now: () => now, monotonic: () => performance.now() };
  const opened = await openLog(database, { clock });
  await migrate(database, [gallringMigrations, granskningMigrations]);
  const markeringar = createMarkeringar({ database, keyring: opened.keyring, clock });
  const deps = { database, ...opened, clock, markeringar, myndigheter: MYNDIGHETER };
  const granskning = createGranskning({ ...deps, ...given });

  async function ask(fraga: Fraga): Promise<string> {
    const later = now;
    now = Date.parse(fraga.at);
    const query = toQuery(fraga);
    await opened.log.begin(query, []);
    const { utfall = {} } = fraga;
    const outcomes = query.inclusions.map(({ bastjanst }) => {
      return { bastjanst, outcome: utfall?.[bastjanst] ?? 'delivered', milliseconds: 12 } as const;
    });
    if (utfall) await opened.log.complete(query.id, outcomes, 20);
    now = Math.max(now, later);
    return query.id;
  }

  return {
    ...opened,
    granskning,
    markeringar,
    clock,
    ask,
    setNow(time: string) {
      now = Date.parse(time);
    },
    /** What stands of looks in the log. */
    async looks(namnd: string) {
      const begaran = namnd === 'drift' ? drift : { ...are, aktor: { namn: 'Testet', roll: 'namnd', namnd } as const };
      const { poster } = await granskning.atkomster({
        ...begaran,
        namnd,
        interval: { from: 0 + YEAR_2020, to: YEAR_2028 },
      });
      return poster.filter(({ aktor, handling }) => !(aktor === 'Testet' && handling === 'atkomstlista'));
    },
  };
}

const YEAR_2020 = Date.parse('2020-01-01T00:00:00Z');
const YEAR_2028 = Date.parse('2028-01-01T00:00:00Z');

/** Everything that the tests ask. */
export const ALL = { from: YEAR_2020, to: YEAR_2028 };

function toQuery({ namnd, namn, person, arende, handlaggare, syfte, bitraden, bastjanster }: Fraga): CompositeQuery {
  const query = aQuery();
  const { ingivare, period } = query;
  return {
    ...query,
    person: new PersonId(person ?? ALVA),
    arende: arende ?? 'EB-1',
    syfte: syfte ?? query.syfte,
    ingivare: {
      organisationsnummer: namnd ?? ARE,
      namn: namn ?? (namnd === KIRUNA ? 'Kiruna kommun' : 'Åre kommun'),
      handlaggare: handlaggare ?? ingivare.handlaggare,
    },
    personuppgiftsbitraden: bitraden ?? [],
    inclusions: (bastjanster ?? ['AF', 'CSN']).map((bastjanst) => ({ bastjanst, period, parameters: {} })),
  };
}
