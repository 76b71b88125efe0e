// A log with its gallring for one test, over a clock that the test sets.
import { type CompositeQuery, PersonId } from '../../../src/composite/query.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { createJobLock, type JobLock, jobLockMigrations } from '../../../src/platform/sql/job-lock.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import {
  createGallring,
  type Gallring,
  type GallringDeps,
  gallringMigrations,
} from '../../../src/querylog/gallring/gallring.ts';
import { createHeldReader } from '../../../src/querylog/gallring/held-reader.ts';
import { malOf } from '../../../src/querylog/gallring/mal.ts';
import type { Keyring } from '../../../src/querylog/keys/keyring.ts';
import { kontrollMigrations } from '../../../src/querylog/kontroll/migrations.ts';
import { openKontroll } from '../../../src/querylog/kontroll/open-kontroll.ts';
import { querylogMigrations } from '../../../src/querylog/migrations.ts';
import { aQuery } from '../a-query.ts';
import { OUTCOMES } from '../expectations.ts';
import { keyHome, keysIn, logOn } from '../open-log.ts';

export const ARE = '162021004748';
export const KIRUNA = '162120002783';

export interface TestGallringOptions {
  /** Default: keys of its own. */
  readonly home?: string;
  /** What time it is at first. */
  readonly now: string;
  readonly takt?: GallringDeps['takt'];
  readonly keyBackupDays?: number;
  /** Default: one that works. */
  readonly lock?: JobLock;
  /** Called before a key is destroyed. */
  readonly onDestroy?: () => void;
}

export interface Fraga {
  readonly at: string;
  readonly namnd?: string;
  readonly person?: string;
  readonly arende?: string;
  readonly handlaggare?: string;
}

/** Small enough that a few rows are several chunks. */
const SMALL = { rakna: 2, gallra: 2, slopa: 2, pausMs: 0 };

export type TestGallring = Awaited<ReturnType<typeof openGallring>>;

/** Everything is migrated first. */
export async function openGallring(database: Database, options: TestGallringOptions) {
  const { home = keyHome(), takt = SMALL, keyBackupDays = 30, onDestroy = () => {} } = options;
  await migrate(database, [querylogMigrations, jobLockMigrations, kontrollMigrations, gallringMigrations]);
  const keys = await keysIn(home);
  const keyring: Keyring = {
    ...keys,
    destroy(name) {
      onDestroy();
      return keys.destroy(name);
    },
  };
  let now = Date.parse(options.now);
  const clock = { now: () => now, monotonic: () => performance.now() };
  const opened = logOn(database, { keyring, clock });
  const { manader } = opened;
  const redovisning = () => made.redovisning;
  const evidence = openKontroll({ database, keyring, manader, clock, redovisning });
  const { lock = createJobLock({ database, clock }) } = options;
  const made: Gallring = createGallring({ database, keyring, manader, lock, clock, keyBackupDays, takt, ...evidence });
  /** The test sets the clock, and has it confirmed where it does not say otherwise. */
  const gallring: Gallring = { ...made, run: (given) => made.run({ bekraftadTid: true, ...given }) };
  const held = createHeldReader({ database, keyring });

  /** A question asked and answered at its time; the clock stands as before afterwards. */
  async function ask({ at, namnd = ARE, ...rest }: Fraga): Promise<CompositeQuery> {
    const before = now;
    now = Date.parse(at);
    const query = withPeople(aQuery(undefined, namnd), rest);
    await opened.log.begin(query, []);
    await opened.log.complete(query.id, OUTCOMES, 20_007);
    now = before;
    return query;
  }

  return {
    ...opened,
    database,
    home,
    clock,
    ...evidence,
    gallring,
    held,
    ask,
    setNow: (text: string) => {
      now = Date.parse(text);
    },
    decide: (manader: number, namnd?: string, datum = '2020-01-15') =>
      gallring.beslut.add({
        referens: `SN 2020/7 § ${manader}`,
        datum,
        beslutadAv: 'Socialnämnden',
        manader,
        registreratAv: 'Registrator Åsa',
        ...(namnd && { namnd }),
      }),
    hold: (falt: 'person' | 'arende', mal: string, till: string, namnd = ARE) =>
      gallring.markeringar.add({
        slag: 'kvarhallning',
        namnd,
        falt,
        mal: malOf(mal),
        orsak: 'Överklagat beslut, mål 114-26',
        till,
        registreradAv: 'Jurist Öberg',
      }),
    async count(table: string, where = '1 = 1'): Promise<number> {
      const [row] = await database.run(`SELECT count(*) AS n FROM ${table} WHERE ${where}`);
      return Number(row?.n);
    },
  };
}

function withPeople(query: CompositeQuery, { person, arende, handlaggare }: Partial<Fraga>): CompositeQuery {
  return {
    ...query,
    ...(person && { person: new PersonId(person) }),
    ...(arende && { arende }),
    ...(handlaggare && { ingivare: { ...query.ingivare, handlaggare } }),
  };
}
