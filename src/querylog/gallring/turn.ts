// A turn: registering a hold or ending a beslut never falls between a gallring's last look at them and its decision.
import type { Database, Statements } from '../../platform/sql/database.ts';
import { takeTurn } from '../../platform/sql/turn.ts';

/** Any number, as long as it stays the same. */
const ADVISORY_LOCK = 0x67616c6c;

/** A transaction that runs alone among those begun here, in every process. @throws {DatabaseError} or what `work` threw */
export function inTurn<T>(database: Database, work: (tx: Statements) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await takeTurn(tx, ADVISORY_LOCK);
    return work(tx);
  });
}
