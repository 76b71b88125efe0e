// Alerts as rows: those that last, those that are over, and what was told of each.
import { randomUUID } from 'node:crypto';
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import type { Larm, LarmGrad, Larmlista, LarmRegel } from './larm.ts';
import type { Bedomd } from './regler.ts';

/** An alert with what its owner needs of it. Times are milliseconds since the epoch. */
export interface Larmrad extends Larm {
  readonly id: string;
  readonly steg: number;
  /** When it had lasted long enough; absent while it has not. */
  readonly larmatAt?: number;
  /** When it was last decided to tell it, and at which step. */
  readonly sagt?: { readonly at: number; readonly steg: number };
}

const MOST = 500;

/** Worst and oldest first: `kritisk` goes before `varning` in the alphabet. */
const PAGAENDE = 'SELECT * FROM larm WHERE slut IS NULL AND larmat_at IS NOT NULL ORDER BY grad, sedan, regel, objekt';
const HISTORIK = 'SELECT * FROM larm WHERE larmat_at IS NOT NULL ORDER BY sedan DESC, regel, objekt LIMIT $1';

export function createLarmlista(database: Database): Larmlista {
  return {
    pagaende: async () => (await database.run(PAGAENDE)).map(toLarm),
    historik: async (antal = 100) => (await database.run(HISTORIK, [Math.min(antal, MOST)])).map(toLarm),
  };
}

/** Those that last, whether they have lasted long enough or not. @throws {DatabaseError} */
export async function oppnaRader(statements: Statements): Promise<Larmrad[]> {
  return (await statements.run('SELECT * FROM larm WHERE slut IS NULL')).map(toLarmrad);
}

/** @throws {DatabaseError} */
export async function borja(
  tx: Statements,
  { regel, objekt, steg, grad, text, sedan }: Bedomd,
  now: number,
): Promise<Larmrad> {
  const [row] = await tx.run(
    'INSERT INTO larm (id, regel, objekt, steg, grad, text, sedan) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *',
    [randomUUID(), regel, objekt, steg, grad, text, Math.min(sedan ?? now, now)],
  );
  return toLarmrad(row as Row);
}

/** As it is found now; from `larmatAt` on it is an alert. @throws {DatabaseError} */
export async function uppdatera(
  tx: Statements,
  { id, larmatAt }: Pick<Larmrad, 'id' | 'larmatAt'>,
  { steg, grad, text }: Bedomd,
): Promise<Larmrad> {
  const set = 'steg = $2, grad = $3, text = $4, larmat_at = $5';
  const [row] = await tx.run(`UPDATE larm SET ${set} WHERE id = $1 RETURNING *`, [
    id,
    steg,
    grad,
    text,
    larmatAt ?? null,
  ]);
  return toLarmrad(row as Row);
}

/** What did not last long enough leaves no row. @throws {DatabaseError} */
export async function avsluta(
  tx: Statements,
  { id, larmatAt }: Pick<Larmrad, 'id' | 'larmatAt'>,
  now: number,
): Promise<void> {
  if (larmatAt === undefined) await tx.run('DELETE FROM larm WHERE id = $1', [id]);
  else await tx.run('UPDATE larm SET slut = $2 WHERE id = $1', [id, now]);
}

/** @throws {DatabaseError} */
export async function sagt(tx: Statements, { id, steg }: Pick<Larmrad, 'id' | 'steg'>, now: number): Promise<void> {
  await tx.run('UPDATE larm SET sagt_at = $2, sagt_steg = $3 WHERE id = $1', [id, now, steg]);
}

/** When an alert of that rule and object was last told, this or an earlier one. @throws {DatabaseError} */
export async function senastSagt(
  tx: Statements,
  { regel, objekt }: { readonly regel: LarmRegel; readonly objekt: string },
): Promise<number | undefined> {
  const sql = 'SELECT max(sagt_at) AS at FROM larm WHERE regel = $1 AND objekt = $2';
  const [row] = await tx.run(sql, [regel, objekt]);
  return row?.at === null || row?.at === undefined ? undefined : Number(row.at);
}

/** Takes away those that ended before that. @throws {DatabaseError} */
export async function glom(statements: Statements, before: number): Promise<void> {
  await statements.run('DELETE FROM larm WHERE slut < $1', [before]);
}

function toLarm(row: Row): Larm {
  const { slut, meddelat_at } = row;
  return {
    regel: String(row.regel) as LarmRegel,
    objekt: String(row.objekt),
    grad: String(row.grad) as LarmGrad,
    text: String(row.text),
    sedan: Number(row.sedan),
    ...(slut !== null && { slut: Number(slut) }),
    ...(meddelat_at !== null && { meddelatAt: Number(meddelat_at) }),
  };
}

function toLarmrad(row: Row): Larmrad {
  const { larmat_at, sagt_at, sagt_steg } = row;
  return {
    ...toLarm(row),
    id: String(row.id),
    steg: Number(row.steg),
    ...(larmat_at !== null && { larmatAt: Number(larmat_at) }),
    ...(sagt_at !== null && { sagt: { at: Number(sagt_at), steg: Number(sagt_steg) } }),
  };
}
