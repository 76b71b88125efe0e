// Gives work a time limit, so that a hanging database never becomes a hanging question.
import { DatabaseError } from './database-error.ts';

/**
 * Settles as `work` does, or rejects as unavailable after `milliseconds` or when `outer` aborts; then the signal that
 * `work` has aborts with that same error.
 * @throws {DatabaseError} kind `unavailable`, code `gave-up`
 */
export function bounded<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  outer?: AbortSignal,
): Promise<T> {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      const error = new DatabaseError('unavailable', 'gave-up');
      controller.abort(error);
      reject(error);
    };
    const timer = setTimeout(giveUp, milliseconds);
    outer?.addEventListener('abort', giveUp, { once: true });
    if (outer?.aborted) giveUp();
    work(controller.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        outer?.removeEventListener('abort', giveUp);
      });
  });
}
