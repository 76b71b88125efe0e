// A figure that costs to read is kept for a while, for whoever asks again meanwhile.

/** What `read` gave last, for so many milliseconds; a failed read is not remembered. */
export function remembered<T>(read: () => Promise<T>, forMs: number, clock: { now(): number }): () => Promise<T> {
  let last: { readonly at: number; readonly value: T } | undefined;
  return async () => {
    const now = clock.now();
    if (!last || Math.abs(now - last.at) >= forMs) last = { at: now, value: await read() };
    return last.value;
  };
}
