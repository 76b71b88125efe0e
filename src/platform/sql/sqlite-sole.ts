// One service process for an SQLite file: two would wait for each other's locks in the middle of questions, and refuse some.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseError } from './database-error.ts';
import { sqliteError } from './sqlite-error.ts';

/** Empty; its lock is the operating system's, so that it is free at once when its holder dies. */
const LOCK_FILE = 'tjanst.las';

/**
 * Claims the directory for this process until the result is called; it must exist.
 * @throws {DatabaseError} kind `unavailable`, code `in-use` where another has claimed it, another code where it cannot be written
 */
export function claimDirectory(dataDir: string): () => void {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(dataDir, LOCK_FILE), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    const claimed = lock;
    return () => claimed.close();
  } catch (error) {
    lock?.close();
    const failure = sqliteError(error);
    throw failure.code === 'SQLITE_BUSY' ? new DatabaseError('unavailable', 'in-use') : failure;
  }
}
