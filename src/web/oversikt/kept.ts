// Keeps what was computed for a moment, so that many who ask at once cost as much as one.

export interface KeptDeps<Key, Value> {
  readonly clock: { now(): number };
  /** How long it is good; milliseconds. */
  readonly keepMs: number;
  readonly load: (key: Key) => Promise<Value>;
}

/** Those who ask while it is being computed wait for the same; what failed is computed anew. Keys are few: none is forgotten. */
export function createKept<Key extends string, Value>({
  clock,
  keepMs,
  load,
}: KeptDeps<Key, Value>): (key: Key) => Promise<Value> {
  const kept = new Map<Key, { readonly value: Promise<Value>; until: number }>();
  return (key) => {
    const found = kept.get(key);
    if (found && clock.now() < found.until) return found.value;
    const entry = { value: load(key), until: Number.POSITIVE_INFINITY };
    kept.set(key, entry);
    entry.value.then(
      () => {
        entry.until = clock.now() + keepMs;
      },
      () => kept.delete(key),
    );
    return entry.value;
  };
}
