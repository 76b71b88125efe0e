// The audit trail: every administrative action with who did it, why, and what stood there before and after.
import type { Database, Row, Statements } from '../platform/sql/database.ts';
import { insertStatement } from '../platform/sql/insert.ts';
import { type Begaran, checkedBegaran } from './begaran.ts';
import { nextNumber } from './raknare.ts';

/** What was acted upon: its kind (`anslutning`, `uppgiftslamnare`, `atagande`, a role, a rule …) and its id among its kind. */
export interface Objekt {
  readonly slag: string;
  readonly id: string;
}

export interface NyHandelse {
  readonly objekt: Objekt;
  /** What was done, in Swedish: `spärra`. */
  readonly handling: string;
  /** JSON values without personal numbers; absent where nothing stood there. */
  readonly fore?: unknown;
  readonly efter?: unknown;
}

/** Never changed and never removed; numbers have no gaps. `at`: milliseconds since the epoch. */
export interface Handelse extends NyHandelse, Begaran {
  readonly nummer: number;
  readonly at: number;
}

export interface Handelser {
  /** Those of one object, oldest first. @throws {DatabaseError} */
  om(objekt: Objekt): Promise<Handelse[]>;
  /** Newest first, of one kind where `slag` is given, before number `fore`; 100 unless `antal` says less. @throws {DatabaseError} */
  senaste(urval?: { readonly slag?: string; readonly fore?: number; readonly antal?: number }): Promise<Handelse[]>;
}

const COLUMNS = ['nummer', 'at', 'aktor', 'skal', 'objekt_slag', 'objekt_id', 'handling', 'fore', 'efter'];
const MOST = 100;

/**
 * Adds to the trail, in the transaction that makes the change: no change without its entry, no entry without its change.
 * @throws {AnslutningError} kind `ogiltig`, where aktör or reason does not hold
 * @throws {DatabaseError}
 */
export async function recordHandelse(
  tx: Statements,
  at: number,
  begaran: Begaran,
  { objekt, handling, fore, efter }: NyHandelse,
): Promise<void> {
  const { aktor, skal } = checkedBegaran(begaran);
  const nummer = await nextNumber(tx, 'handelse');
  const row = [nummer, at, aktor.namn, skal, objekt.slag, objekt.id, handling, toText(fore), toText(efter)];
  await tx.run(...insertStatement({ table: 'handelse', columns: COLUMNS, rows: [row] }));
}

/** @param database with `anslutningMigrations` */
export function createHandelser(database: Database): Handelser {
  return {
    async om({ slag, id }) {
      const sql = 'SELECT * FROM handelse WHERE objekt_slag = $1 AND objekt_id = $2 ORDER BY nummer';
      return (await database.run(sql, [slag, id])).map(toHandelse);
    },
    async senaste({ slag, fore = Number.MAX_SAFE_INTEGER, antal = MOST } = {}) {
      const limit = Math.min(Math.max(antal, 1), MOST);
      const rows =
        slag === undefined
          ? await database.run('SELECT * FROM handelse WHERE nummer < $1 ORDER BY nummer DESC LIMIT $2', [fore, limit])
          : await database.run(
              'SELECT * FROM handelse WHERE nummer < $1 AND objekt_slag = $2 ORDER BY nummer DESC LIMIT $3',
              [fore, slag, limit],
            );
      return rows.map(toHandelse);
    },
  };
}

function toHandelse(row: Row): Handelse {
  return {
    nummer: Number(row.nummer),
    at: Number(row.at),
    aktor: { namn: String(row.aktor) },
    skal: String(row.skal),
    objekt: { slag: String(row.objekt_slag), id: String(row.objekt_id) },
    handling: String(row.handling),
    ...(row.fore !== null && { fore: JSON.parse(String(row.fore)) }),
    ...(row.efter !== null && { efter: JSON.parse(String(row.efter)) }),
  };
}

function toText(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
