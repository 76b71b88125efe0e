// Letters that wait to be sent: stored with what they are about, taken in turn, and gone when the mail server has them.
import type { Row, Statements } from '../../platform/sql/database.ts';
import type { Driftnotis } from './driftnotis.ts';

/** One letter that waits; `notis` is absent of the one that asks for confirmation. */
export interface Utskicksrad {
  readonly prenumeration: string;
  readonly notis?: string;
  /** Of the notice, when it was last changed. */
  readonly version: number;
  readonly skapadAt: number;
  /** How often it has been tried. */
  readonly forsok: number;
}

/** Of several changes before the letter is on its way, the last is told. */
const STORE = `INSERT INTO driftutskick (prenumeration, notis, version, skapad_at, nasta_at, forsok)
  SELECT id, $1, $2, $3, $3, 0 FROM driftprenumeration WHERE bekraftad_at IS NOT NULL AND (kallor = '[]'`;
const LATEST = `ON CONFLICT (prenumeration, notis) DO UPDATE SET version = excluded.version, skapad_at = excluded.skapad_at,
  nasta_at = excluded.nasta_at, forsok = 0`;

/** One for each confirmed subscriber to one of its sources, in the transaction of the change. @throws {DatabaseError} */
export async function storeUtskick(tx: Statements, { id, version, andradAt, kallor }: Driftnotis): Promise<void> {
  // Keys of sources are our own words without quotes, and no two differ only where one has its underscore.
  const hits = kallor.map((_, index) => ` OR kallor LIKE $${index + 4}`).join('');
  const params = [id, version, andradAt, ...kallor.map((kalla) => `%"${kalla}"%`)];
  await tx.run(`${STORE}${hits}) ${LATEST}`, params);
}

/** The letter that asks whether the address is its owner's wish. @throws {DatabaseError} */
export async function storeBekraftelse(tx: Statements, prenumeration: string, at: number): Promise<void> {
  const sql = `INSERT INTO driftutskick (prenumeration, notis, version, skapad_at, nasta_at, forsok)
    VALUES ($1, '', 0, $2, $2, 0)`;
  await tx.run(sql, [prenumeration, at]);
}

/** Those whose turn it is, oldest first. @throws {DatabaseError} */
export async function readDue(statements: Statements, now: number, antal: number): Promise<Utskicksrad[]> {
  const sql = 'SELECT * FROM driftutskick WHERE nasta_at <= $1 ORDER BY nasta_at, prenumeration, notis LIMIT $2';
  return (await statements.run(sql, [now, antal])).map(toRad);
}

/** Unless a newer version has come in its place. @throws {DatabaseError} */
export async function removeRad(
  statements: Statements,
  { prenumeration, notis = '', version }: Utskicksrad,
): Promise<void> {
  const sql = 'DELETE FROM driftutskick WHERE prenumeration = $1 AND notis = $2 AND version = $3';
  await statements.run(sql, [prenumeration, notis, version]);
}

/** Waits until `at`; `forsok`: how often it has been tried by now. @throws {DatabaseError} */
export async function postponeRad(
  statements: Statements,
  { prenumeration, notis = '', version, forsok }: Utskicksrad,
  at: number,
): Promise<void> {
  const sql = `UPDATE driftutskick SET nasta_at = $1, forsok = $2
    WHERE prenumeration = $3 AND notis = $4 AND version = $5`;
  await statements.run(sql, [at, forsok, prenumeration, notis, version]);
}

function toRad(row: Row): Utskicksrad {
  return {
    prenumeration: String(row.prenumeration),
    ...(row.notis !== '' && { notis: String(row.notis) }),
    version: Number(row.version),
    skapadAt: Number(row.skapad_at),
    forsok: Number(row.forsok),
  };
}
