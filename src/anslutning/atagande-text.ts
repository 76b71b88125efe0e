// The text that handläggare confirm: each version kept, since a confirmation is of the words that stood there.
import type { Database, Row } from '../platform/sql/database.ts';
import { AnslutningError } from './anslutning-error.ts';
import { type Begaran, checkedBegaran } from './begaran.ts';
import { openText } from './falt.ts';
import { recordHandelse } from './handelser.ts';
import { nextNumber } from './raknare.ts';

/** Versions are 1, 2, 3 …; the last one is in force. `registreradAt`: milliseconds since the epoch. */
export interface AtagandeText {
  readonly version: number;
  readonly text: string;
  readonly registreradAt: number;
  readonly registreradAv: string;
}

export interface AtagandeTexter {
  /** Puts a new version in force; those confirmed before hold their year out. @throws {AnslutningError | DatabaseError} */
  ny(begaran: Begaran, text: string): Promise<AtagandeText>;
  /** The one in force; undefined before the first. @throws {DatabaseError} */
  gallande(): Promise<AtagandeText | undefined>;
  /** Oldest first. @throws {DatabaseError} */
  alla(): Promise<AtagandeText[]>;
}

const INSERT = `INSERT INTO atagande_text (version, text, registrerad_at, registrerad_av)
  SELECT COALESCE(MAX(version), 0) + 1, $1, $2, $3 FROM atagande_text RETURNING *`;

export function createAtagandeTexter({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: { now(): number };
}): AtagandeTexter {
  async function alla(): Promise<AtagandeText[]> {
    return (await database.run('SELECT * FROM atagande_text ORDER BY version')).map(fromRow);
  }

  return {
    alla,
    gallande: async () => (await alla()).at(-1),
    async ny(given, written) {
      const begaran = checkedBegaran(given);
      const text = openText('Texten', written, { least: 20, most: 20_000 });
      return database.transaction(async (tx) => {
        await nextNumber(tx, 'register');
        const [before] = await tx.run('SELECT * FROM atagande_text ORDER BY version DESC LIMIT 1');
        if (before?.text === text) throw new AnslutningError('finns-redan', 'Texten är densamma som den som gäller.');
        const [row] = await tx.run(INSERT, [text, clock.now(), begaran.aktor.namn]);
        const efter = fromRow(row as Row);
        const trail = { objekt: { slag: 'atagande-text', id: String(efter.version) }, handling: 'ny text', efter };
        await recordHandelse(tx, clock.now(), begaran, before ? { ...trail, fore: fromRow(before) } : trail);
        return efter;
      });
    },
  };
}

function fromRow(row: Row): AtagandeText {
  return {
    version: Number(row.version),
    text: String(row.text),
    registreradAt: Number(row.registrerad_at),
    registreradAv: String(row.registrerad_av),
  };
}
