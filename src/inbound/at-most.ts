// Works through a list with some under way at a time, in order.

/** Begins the next when one has ended. @returns the results in the order of the list @throws the first that `work` throws */
export async function mapAtMost<T, R>(most: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  // One iterator, shared: each takes what none of the others has taken.
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}
