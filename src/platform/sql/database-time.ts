// The time as the database's machine has it: what the clocks of several processes can be compared with.
import type { Statements } from './database.ts';

/**
 * Milliseconds since the epoch, at the moment of the statement; undefined where the database is a file of this machine and has no
 * clock of its own.
 * @throws {DatabaseError}
 */
export async function databaseTime(statements: Statements): Promise<number | undefined> {
  if (statements.dialect === 'sqlite') return undefined;
  const [row] = await statements.run('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at');
  return Number(row?.at);
}
