// What costs to read and changes slowly is read once in a while, and again at once where nothing came of it.

export interface Seldom<T> {
  /**
   * Undefined so long after what was read and {@link done}: another process may have read it later, and what was read here before
   * says nothing against that.
   */
  read(): Promise<{ readonly value: T } | undefined>;
  /** What was read has been made use of, and stored. */
  done(): void;
}

/** What `read` gives, at most once in so many milliseconds. */
export function seldom<T>(read: () => Promise<T>, everyMs: number, clock: { now(): number }): Seldom<T> {
  let done: number | undefined;
  let latest: number | undefined;
  return {
    async read() {
      const now = clock.now();
      if (done !== undefined && Math.abs(now - done) < everyMs) return undefined;
      const value = await read();
      latest = now;
      return { value };
    },
    done() {
      done = latest;
    },
  };
}
