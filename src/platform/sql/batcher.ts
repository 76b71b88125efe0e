// Group commit: rows that wait at the same moment share one statement, and so one wait for the disk.
import { DatabaseError, kindOf } from './database-error.ts';

export interface BatcherDeps<T> {
  /** Makes all of `rows` durable in one statement, or none of them. */
  readonly write: (rows: readonly T[]) => Promise<void>;
  /** Rows in one statement at most. */
  readonly maxRows: number;
  /** Rows that wait at most; what comes on top is refused. */
  readonly maxWaiting: number;
}

export interface Batcher<T> {
  /**
   * Resolves when the row is durable. A row whose `signal` aborts before its statement starts is left out.
   * @throws {DatabaseError} why this row was not written; kind `unavailable`, code `queue-full` without trying
   */
  add(row: T, signal?: AbortSignal): Promise<void>;
  /** Resolves when no row waits or is being written. */
  idle(): Promise<void>;
}

interface Waiting<T> {
  readonly row: T;
  readonly signal: AbortSignal | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Makes a batcher. One statement is under way at a time; the rest gather for the next. */
export function createBatcher<T>({ write, maxRows, maxWaiting }: BatcherDeps<T>): Batcher<T> {
  let waiting: Waiting<T>[] = [];
  let working = false;
  const idlers: (() => void)[] = [];

  function add(row: T, signal?: AbortSignal): Promise<void> {
    if (waiting.length >= maxWaiting) dropAborted();
    if (waiting.length >= maxWaiting) return Promise.reject(new DatabaseError('unavailable', 'queue-full'));
    const promise = new Promise<void>((resolve, reject) => waiting.push({ row, signal, resolve, reject }));
    if (!working) {
      working = true;
      setImmediate(work); // lets the rest of this turn of the event loop come along
    }
    return promise;
  }

  function dropAborted(): void {
    for (const { signal, reject } of waiting) if (signal?.aborted) reject(signal.reason);
    waiting = waiting.filter(({ signal }) => !signal?.aborted);
  }

  async function work(): Promise<void> {
    dropAborted();
    if (waiting.length > 0) {
      await writeBatch(waiting.splice(0, maxRows));
      setImmediate(work);
      return;
    }
    working = false;
    for (const resolve of idlers.splice(0)) resolve();
  }

  async function writeBatch(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      await write(batch.map(({ row }) => row));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length > 1 && isAboutOneRow(error)) await writeOneByOne(batch);
      else for (const { reject } of batch) reject(error);
    }
  }

  async function writeOneByOne(batch: readonly Waiting<T>[]): Promise<void> {
    let lost: unknown;
    for (const { row, resolve, reject } of batch) {
      try {
        if (lost) throw lost;
        await write([row]);
        resolve();
      } catch (error) {
        if (!isAboutOneRow(error)) lost = error;
        reject(error);
      }
    }
  }

  function idle(): Promise<void> {
    return working ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve();
  }

  return { add, idle };
}

/** Whether the other rows of the statement may do better than it did. */
function isAboutOneRow(error: unknown): boolean {
  const kind = kindOf(error);
  return kind === 'rejected' || kind === 'other';
}
