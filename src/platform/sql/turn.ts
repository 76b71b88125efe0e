// Lets transactions take turns that must not run beside each other, in whichever process.
import type { Statements } from './database.ts';

/**
 * Waits until no other transaction holds that lock; it is given back with the transaction. SQLite has one writer at a time, so
 * there is nothing to wait for.
 * @param lock any number, as long as it stays the same
 * @throws {DatabaseError}
 */
export async function takeTurn(tx: Statements, lock: number): Promise<void> {
  if (tx.dialect === 'postgres') await tx.run('SELECT pg_advisory_xact_lock($1)', [lock]);
}
