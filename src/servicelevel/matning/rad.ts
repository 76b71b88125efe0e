// A sum as a row of the tables, and back.
import type { Row, SqlValue, Statements } from '../../platform/sql/database.ts';
import type { Steg } from './steg.ts';
import { addCounts, type OppenSumma, type Slag, type Summa, type Utfall } from './summa.ts';

export const tabeller: Readonly<Record<Steg, string>> = {
  minut: 'matning_minut',
  timme: 'matning_timme',
  dygn: 'matning_dygn',
};

const ANTAL: readonly (readonly [Slag, Utfall])[] = [
  ['anrop', 'lyckad'],
  ['anrop', 'misslyckad'],
  ['anrop', 'undantagen'],
  ['ping', 'lyckad'],
  ['ping', 'misslyckad'],
  ['ping', 'undantagen'],
];

/** The columns of {@link toValues}, in its order. */
export const SUM_COLUMNS: readonly string[] = [
  ...ANTAL.map(([slag, utfall]) => `${slag}_${utfall}`),
  'orsaker',
  'kvaliteter',
  'svarstid',
  'kotid',
  'krets_oppen_ms',
];

export function toValues({ antal, orsaker, kvaliteter, svarstid, kotid, kretsOppenMs }: Summa): SqlValue[] {
  const counts = ANTAL.map(([slag, utfall]) => antal[slag][utfall]);
  return [...counts, countsText(orsaker), countsText(kvaliteter), svarstid.encode(), kotid.encode(), kretsOppenMs];
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.keys(counts).length === 0 ? '' : JSON.stringify(counts);
}

/** Adds what a row with {@link SUM_COLUMNS} says. */
export function addRow(total: OppenSumma, row: Row): void {
  for (const [slag, utfall] of ANTAL) total.antal[slag][utfall] += Number(row[`${slag}_${utfall}`]);
  if (row.orsaker) addCounts(total.orsaker, JSON.parse(String(row.orsaker)));
  if (row.kvaliteter) addCounts(total.kvaliteter, JSON.parse(String(row.kvaliteter)));
  if (row.svarstid) total.svarstid.addEncoded(String(row.svarstid));
  if (row.kotid) total.kotid.addEncoded(String(row.kotid));
  total.kretsOppenMs += Number(row.krets_oppen_ms);
}

/** Steps whose sums are stored. */
export type Summerat = Exclude<Steg, 'minut'>;

/** Before which moment everything has been summed; 0 where nothing has. @throws {DatabaseError} */
export async function readSummerat(database: Statements): Promise<Readonly<Record<Summerat, number>>> {
  const rows = await database.run('SELECT steg, till FROM matning_summerad');
  const of = (steg: Summerat) => Number(rows.find((row) => row.steg === steg)?.till ?? 0);
  return { timme: of('timme'), dygn: of('dygn') };
}
