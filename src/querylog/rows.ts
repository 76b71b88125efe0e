// What of a question goes into which column. The one place of the log that reveals the person.
import type { LoggedOutcome } from '../composite/ports.ts';
import type { CompositeQuery } from '../composite/query.ts';
import type { SqlValue } from '../platform/sql/database.ts';
import type { Insert } from '../platform/sql/insert.ts';
import { writeOutcomes } from './outcome-text.ts';

/** One row of `fraga`, by column. */
export type FragaRow = Readonly<Record<(typeof FRAGA_COLUMNS)[number], SqlValue>>;

/** One row of `fraga_avslut`, by column. */
export type AvslutRow = Readonly<{ id: string; completed_at: number; milliseconds: number; utfall: string }>;

const FRAGA_COLUMNS = [
  'id',
  'begun_at',
  'korrelationsid',
  'ingivare_org',
  'ingivare_namn',
  'handlaggare',
  'bitraden',
  'person',
  'arende',
  'syfte',
  'lagtext',
  'period_from',
  'period_tom',
  'bastjanster',
] as const;

const AVSLUT_COLUMNS = ['id', 'completed_at', 'milliseconds', 'utfall'] as const;

/** @param begunAt milliseconds since the epoch */
export function fragaRow(query: CompositeQuery, begunAt: number): FragaRow {
  return {
    id: query.id,
    begun_at: begunAt,
    korrelationsid: query.korrelationsid,
    ingivare_org: query.ingivare.organisationsnummer,
    ingivare_namn: query.ingivare.namn,
    handlaggare: query.ingivare.handlaggare,
    bitraden: JSON.stringify(query.personuppgiftsbitraden),
    person: query.person.reveal(),
    arende: query.arende,
    syfte: query.syfte,
    lagtext: query.lagtext,
    period_from: query.period.from,
    period_tom: query.period.tom,
    bastjanster: query.inclusions.map(({ bastjanst }) => bastjanst).join(','),
  };
}

/** @param completedAt milliseconds since the epoch */
export function avslutRow(
  id: string,
  outcomes: readonly LoggedOutcome[],
  milliseconds: number,
  completedAt: number,
): AvslutRow {
  const utfall = writeOutcomes(outcomes);
  return { id, completed_at: completedAt, milliseconds: Math.round(milliseconds), utfall };
}

/** A second question with the same id is refused by the primary key. */
export function insertFragor(rows: readonly FragaRow[]): Insert {
  return { table: 'fraga', columns: FRAGA_COLUMNS, rows: rows.map((row) => FRAGA_COLUMNS.map((name) => row[name])) };
}

/** May be repeated: the first one stands. */
export function insertAvslut(rows: readonly AvslutRow[]): Insert {
  const values = rows.map((row) => AVSLUT_COLUMNS.map((name) => row[name]));
  return { table: 'fraga_avslut', columns: AVSLUT_COLUMNS, rows: values, suffix: 'ON CONFLICT (id) DO NOTHING' };
}
