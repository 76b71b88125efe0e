// What many measured values come to.

export interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly most: number;
  readonly number: number;
}

/** @throws {RangeError} of no values */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    most: quantile(sorted, 1),
    number: sorted.length,
  };
}

export function medianOf(values: readonly number[]): number {
  return spreadOf(values).median;
}

/** The smallest value that at least that share of all does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}
