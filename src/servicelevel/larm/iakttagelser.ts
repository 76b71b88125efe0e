// What the processes see and one of them judges: kept in the database for as long as each look is believed.
import type { Database, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import type { LarmRegel } from './larm.ts';

/** Times are milliseconds since the epoch. */
export interface Iakttagelse {
  readonly regel: LarmRegel;
  /** What it is about; never a person. */
  readonly objekt: string;
  /** A whole number, in the unit of the rule. */
  readonly varde: number;
  readonly seddAt: number;
  /** From then on it says nothing. */
  readonly gallerTill: number;
}

/** Every method @throws {DatabaseError}. */
export interface Iakttagelser {
  /** All that `process` sees now, in place of what it saw before. */
  rapportera(process: string, sedda: readonly Iakttagelse[]): Promise<void>;
  /** Those of every process that are believed at that moment. */
  gallande(at: number): Promise<Iakttagelse[]>;
  /** Takes away those that no longer are. */
  rensa(at: number): Promise<void>;
}

const COLUMNS = ['process', 'regel', 'objekt', 'varde', 'sedd_at', 'galler_till'];

/** Rows of one statement: SQLite takes 32,766 values. */
const A_CHUNK = 1_000;

export function createIakttagelser(database: Database): Iakttagelser {
  return {
    rapportera: (process, sedda) =>
      database.transaction(async (tx) => {
        await tx.run('DELETE FROM larm_iakttagelse WHERE process = $1', [process]);
        for (let from = 0; from < sedda.length; from += A_CHUNK)
          await add(tx, process, sedda.slice(from, from + A_CHUNK));
      }),
    async gallande(at) {
      const rows = await database.run('SELECT * FROM larm_iakttagelse WHERE galler_till > $1', [at]);
      return rows.map((row) => ({
        regel: String(row.regel) as LarmRegel,
        objekt: String(row.objekt),
        varde: Number(row.varde),
        seddAt: Number(row.sedd_at),
        gallerTill: Number(row.galler_till),
      }));
    },
    async rensa(at) {
      await database.run('DELETE FROM larm_iakttagelse WHERE galler_till <= $1', [at]);
    },
  };
}

async function add(tx: Statements, process: string, sedda: readonly Iakttagelse[]): Promise<void> {
  const rows = sedda.map(({ regel, objekt, varde, seddAt, gallerTill }) => [
    ...[process, regel, objekt],
    ...[Math.round(varde), seddAt, gallerTill],
  ]);
  await tx.run(...insertStatement({ table: 'larm_iakttagelse', columns: COLUMNS, rows }));
}
