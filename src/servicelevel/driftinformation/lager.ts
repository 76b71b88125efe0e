// Driftnotiser in the database: read one, read many, and write the next version of one.
import type { Row, SqlValue, Statements } from '../../platform/sql/database.ts';
import { insertStatement } from '../../platform/sql/insert.ts';
import { DriftinformationError } from './driftinformation-error.ts';
import type { Driftnotis, Driftnotisfilter } from './driftnotis.ts';

const USUAL = 100;
const MOST = 1000;

/** What a database need not be asked for: no other text is an id. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws {DatabaseError} */
export async function readNotis(statements: Statements, id: string): Promise<Driftnotis | undefined> {
  if (!ID.test(id)) return undefined;
  const [row] = await statements.run('SELECT * FROM driftnotis WHERE id = $1', [id]);
  return row && toNotis(row);
}

/** @throws {DriftinformationError} kind `okand` @throws {DatabaseError} */
export async function readKnown(statements: Statements, id: string): Promise<Driftnotis> {
  const found = await readNotis(statements, id);
  if (!found) throw new DriftinformationError('okand', 'Driftinformationen finns inte. Kontrollera dess id.');
  return found;
}

/** By when they begin, or were changed, latest first. @throws {DatabaseError} */
export async function readNotiser(statements: Statements, filter: Driftnotisfilter = {}): Promise<Driftnotis[]> {
  const params: SqlValue[] = [];
  const bind = (value: SqlValue) => `$${params.push(value)}`;
  const where = conditions(filter, bind).join(' AND ') || '1 = 1';
  const limit = bind(Math.min(Math.max(filter.antal ?? USUAL, 1), MOST));
  const by = filter.senastAndrade ? 'andrad_at' : 'fran';
  const sql = `SELECT * FROM driftnotis WHERE ${where} ORDER BY ${by} DESC, id DESC LIMIT ${limit}`;
  return (await statements.run(sql, params)).map(toNotis);
}

function conditions(filter: Driftnotisfilter, bind: (value: SqlValue) => string): string[] {
  const { lagen, kalla, intervall, publicerade, efter } = filter;
  return [
    ...(lagen ? [lagen.length > 0 ? `lage IN (${lagen.map(bind).join(', ')})` : '1 = 0'] : []),
    ...(kalla === undefined ? [] : [`id IN (SELECT notis FROM driftnotis_kalla WHERE kalla = ${bind(kalla)})`]),
    ...(publicerade === undefined ? [] : [`publicerad_at IS ${publicerade ? 'NOT ' : ''}NULL`]),
    ...(intervall ? [`fran < ${bind(intervall.till)} AND (till IS NULL OR till > ${bind(intervall.fran)})`] : []),
    ...(efter ? [`(fran < ${bind(efter.fran)} OR (fran = ${bind(efter.fran)} AND id < ${bind(efter.id)}))`] : []),
  ];
}

/** @throws {DatabaseError} */
export async function insertNotis(tx: Statements, notis: Driftnotis): Promise<void> {
  const columns = ['id', 'version', 'slag', 'lage', 'fran', 'till', 'publicerad_at', 'andrad_at', 'dokument'];
  await tx.run(...insertStatement({ table: 'driftnotis', columns, rows: [[notis.id, ...valuesOf(notis)]] }));
  await storeKallor(tx, notis);
}

/**
 * The next version of one.
 * @throws {DriftinformationError} kind `annan-version`, where it is not the version before that stands there
 * @throws {DatabaseError}
 */
export async function updateNotis(tx: Statements, notis: Driftnotis): Promise<void> {
  const updated = await tx.run(
    `UPDATE driftnotis SET version = $2, slag = $3, lage = $4, fran = $5, till = $6, publicerad_at = $7, andrad_at = $8,
      dokument = $9 WHERE id = $1 AND version = $10 RETURNING id`,
    [notis.id, ...valuesOf(notis), notis.version - 1],
  );
  if (updated.length === 0) throw otherVersion();
  await tx.run('DELETE FROM driftnotis_kalla WHERE notis = $1', [notis.id]);
  await storeKallor(tx, notis);
}

export function otherVersion(): DriftinformationError {
  return new DriftinformationError(
    'annan-version',
    'Driftinformationen har ändrats av någon annan. Läs den på nytt och gör om ändringen.',
  );
}

function valuesOf({ orsak, ...notis }: Driftnotis): SqlValue[] {
  const { version, slag, lage, fran, till = null, publiceradAt = null, andradAt } = notis;
  const dokument = JSON.stringify({ ...notis, ...(orsak && { orsak: { slag: orsak.slag } }) });
  return [version, slag, lage, fran, till, publiceradAt, andradAt, dokument];
}

async function storeKallor(tx: Statements, { id, kallor }: Driftnotis): Promise<void> {
  const rows = kallor.map((kalla) => [id, kalla]);
  await tx.run(...insertStatement({ table: 'driftnotis_kalla', columns: ['notis', 'kalla'], rows }));
}

function toNotis({ dokument, orsak_slut: slut }: Row): Driftnotis {
  const notis = JSON.parse(String(dokument)) as Driftnotis;
  return notis.orsak && slut !== null ? { ...notis, orsak: { ...notis.orsak, slut: Number(slut) } } : notis;
}
