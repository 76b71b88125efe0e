// A lock within the process: SQLite has one connection, so what runs on it must take turns.
import { DatabaseError } from './database-error.ts';

export interface Lock {
  /**
   * Waits for its turn, first come, first served.
   * @returns the function that gives the lock back; call it once
   * @throws {DatabaseError} kind `unavailable`, code `lock-timeout`, after `milliseconds`
   */
  acquire(milliseconds: number): Promise<() => void>;
}

export function createLock(): Lock {
  const waiting = new Set<() => void>();
  let held = false;

  function release(): void {
    const [next] = waiting;
    if (next) next();
    else held = false;
  }

  function acquire(milliseconds: number): Promise<() => void> {
    if (!held) {
      held = true;
      return Promise.resolve(release);
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(grant);
        reject(new DatabaseError('unavailable', 'lock-timeout'));
      }, milliseconds);
      const grant = () => {
        waiting.delete(grant);
        clearTimeout(timer);
        resolve(release);
      };
      waiting.add(grant);
    });
  }

  return { acquire };
}
