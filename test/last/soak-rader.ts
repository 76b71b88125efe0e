// Whether the questions that were accepted, and no others, have their rows in the log, read as another process would.
import { openLogReader } from '../log-reader.ts';
import { ORGANISATIONS } from './soak-blandning.ts';

export interface Rows {
  /** Questions that stand in the log. */
  readonly rows: number;
  /** Accepted ones whose row has an outcome for each of the seven agencies. */
  readonly complete: number;
}

const PAGE = 1_000;
const DAY_MS = 86_400_000;
const AGENCIES = 7;

/** @param since when the first question was put, milliseconds since the epoch */
export async function readRows(dataDir: string, accepted: readonly string[], since: number): Promise<Rows> {
  const expected = new Set(accepted);
  const { reader, close } = await openLogReader(dataDir);
  let [rows, complete] = [0, 0];
  try {
    for (const { organisationsnummer: namnd } of ORGANISATIONS) {
      const all = { namnd, from: since - DAY_MS, to: Date.now() + DAY_MS, limit: PAGE };
      let page = await reader.list(all);
      while (page.length > 0) {
        rows += page.length;
        complete += page.filter(({ id, avslut }) => expected.has(id) && avslut?.outcomes.length === AGENCIES).length;
        const after = page.at(-1);
        page = after && page.length === PAGE ? await reader.list({ ...all, after }) : [];
      }
    }
    return { rows, complete };
  } finally {
    await close();
  }
}
