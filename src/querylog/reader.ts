// Reads the log of queried persons, for those who must answer for it.
import type { LoggedOutcome } from '../composite/ports.ts';
import { type Ingivare, type Period, PersonId, type Personuppgiftsbitrade } from '../composite/query.ts';
import type { Database, Row } from '../platform/sql/database.ts';
import { readOutcomes } from './outcome-text.ts';

/** One question as the log has it. Times are milliseconds since the epoch. */
export interface QueryRecord {
  readonly id: string;
  readonly begunAt: number;
  readonly korrelationsid: string;
  readonly ingivare: Ingivare;
  readonly personuppgiftsbitraden: readonly Personuppgiftsbitrade[];
  readonly person: PersonId;
  readonly arende: string;
  readonly syfte: string;
  readonly lagtext: string;
  readonly period: Period;
  /** Ids of every bastjänst that was asked or would have been. */
  readonly bastjanster: readonly string[];
  /** Absent as long as the question stands as begun, which counts as disclosed. */
  readonly avslut?: {
    readonly completedAt: number;
    /** From the question's arrival to its answer. */
    readonly milliseconds: number;
    readonly outcomes: readonly LoggedOutcome[];
  };
}

export interface ListOptions {
  /** Begun at this time or later. */
  readonly from: number;
  /** Begun before this time. */
  readonly to: number;
  /** Records at most. */
  readonly limit: number;
  /** The last record of the page before. */
  readonly after?: Pick<QueryRecord, 'id' | 'begunAt'>;
}

export interface QueryLogReader {
  /** @throws {DatabaseError} */
  read(id: string): Promise<QueryRecord | undefined>;
  /**
   * A page in the order in which the questions were begun.
   * @throws {DatabaseError}
   */
  list(options: ListOptions): Promise<QueryRecord[]>;
}

const SELECT = `SELECT f.*, a.completed_at, a.milliseconds, a.utfall
  FROM fraga f LEFT JOIN fraga_avslut a ON a.id = f.id`;

const PAGE = `${SELECT} WHERE f.begun_at >= $1 AND f.begun_at < $2 AND (f.begun_at, f.id) > ($3, $4)
  ORDER BY f.begun_at, f.id LIMIT $5`;

export function createQueryLogReader({ database }: { readonly database: Database }): QueryLogReader {
  return {
    async read(id) {
      const [row] = await database.run(`${SELECT} WHERE f.id = $1`, [id]);
      return row && toRecord(row);
    },

    async list({ from, to, limit, after }) {
      const rows = await database.run(PAGE, [from, to, after?.begunAt ?? from, after?.id ?? '', limit]);
      return rows.map(toRecord);
    },
  };
}

function toRecord(row: Row): QueryRecord {
  const text = (column: string) => String(row[column]);
  return {
    id: text('id'),
    begunAt: Number(row.begun_at),
    korrelationsid: text('korrelationsid'),
    ingivare: {
      organisationsnummer: text('ingivare_org'),
      namn: text('ingivare_namn'),
      handlaggare: text('handlaggare'),
    },
    personuppgiftsbitraden: JSON.parse(text('bitraden')),
    person: new PersonId(text('person')),
    arende: text('arende'),
    syfte: text('syfte'),
    lagtext: text('lagtext'),
    period: { from: text('period_from'), tom: text('period_tom') },
    bastjanster: text('bastjanster').split(',').filter(Boolean),
    ...(row.completed_at !== null && {
      avslut: {
        completedAt: Number(row.completed_at),
        milliseconds: Number(row.milliseconds),
        outcomes: readOutcomes(text('utfall')),
      },
    }),
  };
}
