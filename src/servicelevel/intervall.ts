// Stretches of time, and what two sets of them have in common, together, or one without the other.

/** From and including `fran` up to `till`; milliseconds since the epoch. */
export interface Intervall {
  readonly fran: number;
  readonly till: number;
}

/** Sorted, without overlaps, touching ones made one, empty ones left out. */
export function union(intervals: readonly Intervall[]): Intervall[] {
  const merged: { fran: number; till: number }[] = [];
  for (const { fran, till } of intervals.toSorted((a, b) => a.fran - b.fran)) {
    if (till <= fran) continue;
    const last = merged.at(-1);
    if (last && fran <= last.till) last.till = Math.max(last.till, till);
    else merged.push({ fran, till });
  }
  return merged;
}

/** What is in both. */
export function intersection(some: readonly Intervall[], others: readonly Intervall[]): Intervall[] {
  const [a, b] = [union(some), union(others)];
  const common: Intervall[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i] as Intervall, b[j] as Intervall];
    const both = { fran: Math.max(one.fran, other.fran), till: Math.min(one.till, other.till) };
    if (both.fran < both.till) common.push(both);
    if (one.till < other.till) i++;
    else j++;
  }
  return common;
}

/** What is in the first and not in the second. */
export function difference(some: readonly Intervall[], without: readonly Intervall[]): Intervall[] {
  const holes = union(without);
  return union(some).flatMap((one) => {
    const left: Intervall[] = [];
    let from = one.fran;
    for (const hole of holes) {
      if (hole.till <= from || hole.fran >= one.till) continue;
      if (hole.fran > from) left.push({ fran: from, till: hole.fran });
      from = hole.till;
    }
    return from < one.till ? [...left, { fran: from, till: one.till }] : left;
  });
}

/** Milliseconds in all. */
export function langd(intervals: readonly Intervall[]): number {
  return union(intervals).reduce((sum, { fran, till }) => sum + till - fran, 0);
}
