// What costs to read and changes slowly is read once in a while.

/**
 * What `read` gives, at most once in so many milliseconds; undefined in between: another process may have read it later, and what was
 * read here before says nothing against that.
 */
export function seldom<T>(
  read: () => Promise<T>,
  everyMs: number,
  clock: { now(): number },
): () => Promise<{ readonly value: T } | undefined> {
  let last: number | undefined;
  return async () => {
    const now = clock.now();
    if (last !== undefined && Math.abs(now - last) < everyMs) return undefined;
    const value = await read();
    last = now;
    return { value };
  };
}
