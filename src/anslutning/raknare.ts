// Counts changes in the database, and by that makes those who write take turns, in every process.
import type { Statements } from '../platform/sql/database.ts';

/** `register`: changes that questions are judged by; `handelse`: entries of the audit trail. */
export type Raknare = 'register' | 'handelse';

/**
 * One more. Until the transaction ends nobody else gets past this line, so numbers are committed in their order; whoever needs
 * both takes `register` first. @throws {DatabaseError}
 */
export async function nextNumber(tx: Statements, namn: Raknare): Promise<number> {
  const [row] = await tx.run('UPDATE raknare SET varde = varde + 1 WHERE namn = $1 RETURNING varde', [namn]);
  return Number(row?.varde);
}

/** @throws {DatabaseError} */
export async function lastNumber(statements: Statements, namn: Raknare): Promise<number> {
  const [row] = await statements.run('SELECT varde FROM raknare WHERE namn = $1', [namn]);
  return Number(row?.varde);
}
