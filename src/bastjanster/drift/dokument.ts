// What stands in the database of one source: an operator's decisions and limits.
import type { Row, Statements } from '../../platform/sql/database.ts';
import { automatisk, type Driftlage } from '../guard/driftlage.ts';
import type { Granser } from './granser.ts';

export interface Driftbeslut extends Driftlage {
  readonly granser: Granser;
}

/** `version` 0: nothing was ever decided of this source. */
export interface LagratDriftbeslut {
  readonly kalla: string;
  readonly version: number;
  readonly dokument: Driftbeslut;
}

export const inget: Driftbeslut = { ...automatisk, granser: {} };

/** All that were ever decided upon, by source. @throws {DatabaseError} */
export async function readDriftbeslut(statements: Statements): Promise<LagratDriftbeslut[]> {
  return (await statements.run('SELECT * FROM driftlage ORDER BY kalla')).map(toLagrat);
}

/** @throws {DatabaseError} */
export async function readOne(statements: Statements, kalla: string): Promise<LagratDriftbeslut> {
  const [row] = await statements.run('SELECT * FROM driftlage WHERE kalla = $1', [kalla]);
  return row ? toLagrat(row) : { kalla, version: 0, dokument: inget };
}

/** How many changes there have been. @throws {DatabaseError} */
export async function lastChange(statements: Statements): Promise<number> {
  const [row] = await statements.run('SELECT varde FROM driftlage_raknare');
  return Number(row?.varde);
}

/** Stores it as the next change; until the transaction ends nobody else gets past. @throws {DatabaseError} */
export async function takeTurn(tx: Statements): Promise<number> {
  const [row] = await tx.run('UPDATE driftlage_raknare SET varde = varde + 1 RETURNING varde');
  return Number(row?.varde);
}

/** @throws {DatabaseError} */
export async function store(tx: Statements, { kalla, version, dokument }: LagratDriftbeslut, andrad: number) {
  await tx.run(
    `INSERT INTO driftlage (kalla, version, dokument, andrad) VALUES ($1, $2, $3, $4)
      ON CONFLICT (kalla) DO UPDATE SET version = excluded.version, dokument = excluded.dokument, andrad = excluded.andrad`,
    [kalla, version, JSON.stringify(dokument), andrad],
  );
}

function toLagrat({ kalla, version, dokument }: Row): LagratDriftbeslut {
  return { kalla: String(kalla), version: Number(version), dokument: JSON.parse(String(dokument)) as Driftbeslut };
}
