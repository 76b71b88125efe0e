// Avvikelser in the database: read one, read those that a party may see, and write the next version of one.
import type { Row, SqlValue, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import { type Allvar, type Avvikelse, answersFor, idOf, type Lage, mayLasa, type Part, seesAll } from './avvikelse.ts';
import { AvvikelseError } from './avvikelse-error.ts';
import { PART_COLUMNS, partValues, toPart } from './part-rader.ts';

export interface Avvikelseurval {
  readonly lagen?: readonly Lage[];
  readonly bastjanst?: string;
  readonly allvar?: Allvar;
  /** Those with lower numbers, for the next page. */
  readonly fore?: number;
  /** Default 100, at most 1,000. */
  readonly antal?: number;
}

const USUAL = 100;
const MOST = 1000;

const COLUMNS = [
  ...['nummer', 'version', 'lage', 'allvar', 'bastjanst', 'rubrik', 'aterskapande', 'resultat', 'bevis', 'kontakt'],
  ...PART_COLUMNS,
  ...['rapporterad_av', 'skapad_at', 'rapporterad_at', 'andrad_at'],
];

/** One that one of the parties may see. @throws {AvvikelseError} kind `okand` @throws {DatabaseError} */
export async function readKnown(statements: Statements, nummer: number, parter: readonly Part[]): Promise<Avvikelse> {
  const found = await readAvvikelse(statements, nummer);
  if (found && mayLasa(found, parter)) return found;
  throw new AvvikelseError('okand', 'Avvikelsen finns inte bland dem som du kan se. Kontrollera numret.');
}

/** Whoever asks. @throws {DatabaseError} */
export async function readAvvikelse(statements: Statements, nummer: number): Promise<Avvikelse | undefined> {
  if (!Number.isSafeInteger(nummer)) return undefined;
  const [row] = await statements.run('SELECT * FROM avvikelse WHERE nummer = $1', [nummer]);
  return row && toAvvikelse(row);
}

/** Of those that the parties may see, the newest first. @throws {DatabaseError} */
export async function readAvvikelser(
  statements: Statements,
  parter: readonly Part[],
  { lagen, bastjanst, allvar, fore, antal = USUAL }: Avvikelseurval = {},
): Promise<Avvikelse[]> {
  const params: SqlValue[] = [];
  const bind = (value: SqlValue) => `$${params.push(value)}`;
  const where = [
    visible(parter, bind),
    ...(lagen ? [lagen.length > 0 ? `lage IN (${lagen.map(bind).join(', ')})` : '1 = 0'] : []),
    ...(bastjanst === undefined ? [] : [`bastjanst = ${bind(bastjanst)}`]),
    ...(allvar === undefined ? [] : [`allvar = ${bind(allvar)}`]),
    ...(fore === undefined ? [] : [`nummer < ${bind(fore)}`]),
  ].join(' AND ');
  const limit = bind(Math.min(Math.max(antal, 1), MOST));
  const sql = `SELECT * FROM avvikelse WHERE ${where} ORDER BY nummer DESC LIMIT ${limit}`;
  return (await statements.run(sql, params)).map(toAvvikelse);
}

/** As {@link mayLasa} says it. */
function visible(parter: readonly Part[], bind: (value: SqlValue) => string): string {
  const ways = parter.flatMap((part) => [
    `(part_slag = ${bind(part.slag)} AND part_id = ${bind(idOf(part))})`,
    ...(seesAll(part) ? ["lage <> 'utkast'"] : []),
    ...('bastjanst' in part && answersFor(part, part)
      ? [`(bastjanst = ${bind(part.bastjanst)} AND lage <> 'utkast')`]
      : []),
  ]);
  return ways.length > 0 ? `(${ways.join(' OR ')})` : '1 = 0';
}

/** The next number; until the transaction ends nobody else gets one. @throws {DatabaseError} */
export async function nextNummer(tx: Statements): Promise<number> {
  const [row] = await tx.run('UPDATE avvikelse_raknare SET varde = varde + 1 WHERE id = 1 RETURNING varde');
  return Number(row?.varde);
}

/** @throws {DatabaseError} */
export async function insertAvvikelse(tx: Statements, avvikelse: Avvikelse): Promise<void> {
  const rows = [[avvikelse.nummer, ...valuesOf(avvikelse)]];
  await tx.run(...insertStatement({ table: 'avvikelse', columns: COLUMNS, rows }));
}

/** @throws {AvvikelseError} kind `annan-version`, where it is not the version before that stands there @throws {DatabaseError} */
export async function updateAvvikelse(tx: Statements, avvikelse: Avvikelse): Promise<void> {
  const sets = COLUMNS.slice(1).map((column, index) => `${column} = $${index + 2}`);
  const updated = await tx.run(
    `UPDATE avvikelse SET ${sets.join(', ')} WHERE nummer = $1 AND version = $${COLUMNS.length + 1} RETURNING nummer`,
    [avvikelse.nummer, ...valuesOf(avvikelse), avvikelse.version - 1],
  );
  if (updated.length === 0) throw otherVersion();
}

/** A draft: nobody has been told of it. @throws {DatabaseError} */
export async function deleteAvvikelse(tx: Statements, nummer: number): Promise<void> {
  await tx.run('DELETE FROM avvikelse_handelse WHERE avvikelse = $1', [nummer]);
  await tx.run('DELETE FROM avvikelse WHERE nummer = $1', [nummer]);
}

export function otherVersion(): AvvikelseError {
  return new AvvikelseError(
    'annan-version',
    'Avvikelsen har ändrats av någon annan. Läs den på nytt och gör om det du ville göra.',
  );
}

function valuesOf(avvikelse: Avvikelse): SqlValue[] {
  const { version, lage, allvar, bastjanst, rubrik, aterskapande, resultat, bevis, kontakt } = avvikelse;
  const { part, rapporteradAv, skapadAt, rapporteradAt = null, andradAt } = avvikelse;
  return [
    ...[version, lage, allvar, bastjanst, rubrik, aterskapande, resultat, bevis, kontakt],
    ...partValues(part),
    ...[rapporteradAv, skapadAt, rapporteradAt, andradAt],
  ];
}

function toAvvikelse(row: Row): Avvikelse {
  const text = (column: string) => String(row[column]);
  return {
    ...{ nummer: Number(row.nummer), version: Number(row.version), lage: text('lage') as Lage },
    ...{ allvar: text('allvar') as Allvar, bastjanst: text('bastjanst'), rubrik: text('rubrik') },
    ...{ aterskapande: text('aterskapande'), resultat: text('resultat'), bevis: text('bevis') },
    ...{ kontakt: text('kontakt'), part: toPart(row), rapporteradAv: text('rapporterad_av') },
    skapadAt: Number(row.skapad_at),
    ...(row.rapporterad_at !== null && { rapporteradAt: Number(row.rapporterad_at) }),
    andradAt: Number(row.andrad_at),
  };
}
