// Gives work a time limit, so that a hanging database never becomes a hanging question.
import { DatabaseError } from './database-error.ts';

/**
 * Settles as `work` does, or rejects as unavailable after `milliseconds`; then `signal` aborts with that same error.
 * @throws {DatabaseError} kind `unavailable`, code `gave-up`
 */
export function bounded<T>(work: (signal: AbortSignal) => Promise<T>, milliseconds: number): Promise<T> {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = new DatabaseError('unavailable', 'gave-up');
      controller.abort(error);
      reject(error);
    }, milliseconds);
    work(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
