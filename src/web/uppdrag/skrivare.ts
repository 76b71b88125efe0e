// Writes to a reader as fast as it reads, and for as long as it reads at all.
import { once } from 'node:events';
import type { Response } from 'express';
import { SECOND_MS } from '../../platform/durations.ts';

/** The reader has left, stood still for too long, or we are to stop: its connection is closed. */
export class ReaderGoneError extends Error {
  override readonly name = 'ReaderGoneError';
}

export interface Skrivare {
  /** Resolves when there is room for more. @throws {ReaderGoneError} */
  write(text: string): Promise<void>;
  /** Resolves when the last byte has been handed to the connection. @throws {ReaderGoneError} */
  end(): Promise<void>;
}

/** How long a reader may take for what waits in our buffer. */
export const STILL_MS = 60 * SECOND_MS;

/** @param stop nothing is waited for after it */
export function createSkrivare(response: Response, stillMs: number, stop?: AbortSignal): Skrivare {
  async function until(event: 'drain' | 'finish'): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(stillMs), ...(stop ? [stop] : [])]);
    const left = once(response, 'close', { signal }).then(() => Promise.reject(new ReaderGoneError()));
    try {
      if (response.destroyed) throw new ReaderGoneError();
      await Promise.race([once(response, event, { signal }), left]);
    } catch {
      response.destroy();
      throw new ReaderGoneError();
    } finally {
      left.catch(() => {});
      over.abort();
    }
  }

  return {
    async write(text) {
      if (!response.write(text)) await until('drain');
    },
    async end() {
      const finished = until('finish');
      response.end();
      await finished;
    },
  };
}
