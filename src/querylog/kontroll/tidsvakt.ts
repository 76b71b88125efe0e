// Whether this machine's clock can be believed before something is done that no later clock can undo.
import { DAY_MS } from '../../platform/durations.ts';
import type { Database } from '../../platform/sql/database.ts';
import { KontrollError } from './kontroll-error.ts';
import { parseKontrollpunkt } from './kontrollpunkt.ts';

/**
 * A service takes checkpoints all the time, by its clock. Where the time between two of them, or since the last, is longer
 * than some days, either the service stood still or a clock was set ahead, and nothing in the log tells which. Then the
 * clock is doubted until it has gone evenly for a week, or until a person has looked at it.
 */
export interface Tidsvakt {
  /** One sentence in Swedish on why the clock is doubted; undefined where it is not. @throws {DatabaseError} */
  doubt(): Promise<string | undefined>;
}

export interface TidsvaktDeps {
  /** With `kontrollMigrations` applied. */
  readonly database: Database;
  readonly clock: { now(): number };
}

/** Longer than a weekend's stop is doubted. */
const MOST_GAP_MS = 4 * DAY_MS;

const EVENLY_MS = 7 * DAY_MS;

const PAGE = 200;

const DOUBT =
  'Klockan kan gå före: mer än fyra dygn saknar kontrollpunkter, och den har inte gått jämnt i en vecka sedan dess. ' +
  'Jämför den med en annan klocka.';

export function createTidsvakt({ database, clock }: TidsvaktDeps): Tidsvakt {
  /** Times of checkpoints, the newest first. */
  async function* times(): AsyncGenerator<number> {
    const sql = 'SELECT nummer, text FROM kontrollpunkt WHERE nummer < $1 ORDER BY nummer DESC LIMIT $2';
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const rows = await database.run(sql, [before, PAGE]);
      for (const { text } of rows) {
        const at = timeIn(String(text));
        if (at !== undefined) yield at;
      }
      if (rows.length < PAGE) return;
      before = Number(rows.at(-1)?.nummer);
    }
  }

  return {
    async doubt() {
      const now = clock.now();
      let later = now;
      for await (const at of times()) {
        if (later - at > MOST_GAP_MS) return DOUBT;
        if (at < now - EVENLY_MS) return undefined;
        later = at;
      }
      return undefined;
    },
  };
}

/** What is no checkpoint is the control's to find. */
function timeIn(text: string): number | undefined {
  try {
    return parseKontrollpunkt(text).at;
  } catch (error) {
    if (error instanceof KontrollError) return undefined;
    throw error;
  }
}
