// The file under an SQLite database: private to its owner, and still the one that was opened.
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from './database-error.ts';

/** Name of the database file within its directory. */
export const SQLITE_FILE = 'sammansatt.sqlite';

export interface SqliteFile {
  readonly path: string;
  /**
   * A deleted or exchanged file would be written on without an error, and its rows be lost.
   * @throws {DatabaseError} kind `unavailable`, code `file-gone`
   */
  assertPresent(): void;
}

/** Makes the directory (mode 0700) and the file (mode 0600) where they are missing. */
export function prepareFile(dataDir: string): SqliteFile {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, SQLITE_FILE);
  closeSync(openSync(path, 'a', 0o600));
  const opened = statSync(path);

  function assertPresent(): void {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino !== opened.ino || now.dev !== opened.dev) throw new DatabaseError('unavailable', 'file-gone');
  }

  return { path, assertPresent };
}
