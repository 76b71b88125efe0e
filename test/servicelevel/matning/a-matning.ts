// A process that measures under a clock of the test's, on a database of the test's.
import { MINUTE_MS } from '../../../src/platform/durations.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { type Anrop, createMatare } from '../../../src/servicelevel/matning/matare.ts';
import { createMatningar } from '../../../src/servicelevel/matning/matningar.ts';
import { matningMigrations } from '../../../src/servicelevel/matning/migrations.ts';
import { createSammanrakning } from '../../../src/servicelevel/matning/sammanrakning.ts';
import { createMatningsskrivare } from '../../../src/servicelevel/matning/skrivare.ts';
import type { Matobjekt } from '../../../src/servicelevel/matning/summa.ts';

export const AF: Matobjekt = { kalla: 'AF', svarande: '' };

/** A call of AF that succeeded in so many milliseconds. */
export function lyckat(svarstidMs: number, changes: Partial<Anrop> = {}): Anrop {
  return { kalla: 'AF', slag: 'anrop', utfall: 'lyckad', kvalitet: 'answered', svarstidMs, kotidMs: 0, ...changes };
}

export const misslyckat: Anrop = {
  kalla: 'AF',
  slag: 'anrop',
  utfall: 'misslyckad',
  orsak: 'timeout',
  kvalitet: 'failed',
  svarstidMs: 20_000,
};

export const never = new AbortController().signal;

/** A clock that stands until it is set; milliseconds since the epoch. */
export function createTestClock(start: string) {
  let now = Date.parse(start);
  return {
    now: () => now,
    set(time: string | number) {
      now = typeof time === 'number' ? time : Date.parse(time);
    },
  };
}

export type TestClock = ReturnType<typeof createTestClock>;

/** @param database migrated here */
export async function createMeasuring(database: Database, clock: TestClock, process = 'p1') {
  await migrate(database, [matningMigrations]);
  const matare = createMatare({ clock });
  const skrivare = createMatningsskrivare({ database, matare, clock, process });
  let doubt: string | undefined;
  const summera = createSammanrakning({ database, clock, tvivel: async () => doubt });
  return {
    matare,
    skrivare,
    matningar: createMatningar({ database }),
    summera: () => summera(never),
    /** From now on the clock is doubted for that reason; undefined: no longer. */
    doubt(reason: string | undefined) {
      doubt = reason;
    },
    /** Measures one call at each of these minutes, counted from a moment, and writes it. */
    async each(from: string, minutes: readonly number[], anrop: Anrop = lyckat(100)) {
      for (const minute of minutes) {
        clock.set(Date.parse(from) + minute * MINUTE_MS);
        matare.anrop(anrop);
      }
      await skrivare.skriv();
    },
  };
}

export type Measuring = Awaited<ReturnType<typeof createMeasuring>>;

/** A stretch of time between two moments, ISO 8601. */
export const between = (fran: string, till: string) => ({ fran: Date.parse(fran), till: Date.parse(till) });
