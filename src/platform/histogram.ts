// Times as a histogram of bounded size that can be added to others, of this process or another. Owner of hdr-histogram-js.
import { build, type Int32Histogram } from 'hdr-histogram-js';
import { decodeSparse, encodeSparse, type SparseCount } from './sparse-counts.ts';

/** Whole milliseconds, right to two significant digits; what is longer than ten minutes counts as ten minutes. */
export interface Histogram {
  readonly count: number;
  record(milliseconds: number): void;
  add(other: Histogram): void;
  /** Adds what {@link Histogram.encode} gave; read when it is needed. @throws {TypeError} then, where the text is no histogram */
  addEncoded(text: string): void;
  /** @param percent 0–100 @returns milliseconds, or undefined where nothing was recorded */
  percentile(percent: number): number | undefined;
  /** The longest, as right as the rest; undefined where nothing was recorded. */
  max(): number | undefined;
  /** How many took at most so many milliseconds for certain, so that it agrees with {@link Histogram.percentile}: up to a percent stricter. */
  countUpTo(milliseconds: number): number;
  /** Some hundred characters, for {@link Histogram.addEncoded}. */
  encode(): string;
}

const MOST_MS = 600_000;

/** Texts that wait to be read at most, as one month of hours has: a point of a chart that nobody looks at costs nothing. */
const MOST_WAITING = 1_000;

const own = new WeakMap<Histogram, () => Int32Histogram>();

export function createHistogram(): Histogram {
  let counts: Int32Histogram | undefined;
  let waiting: string[] = [];

  /** Made when it is needed: it takes seven kilobytes. */
  function hdr(): Int32Histogram {
    counts ??= build({
      lowestDiscernibleValue: 1,
      highestTrackableValue: MOST_MS,
      numberOfSignificantValueDigits: 2,
      autoResize: false,
      bitBucketSize: 32,
    }) as Int32Histogram;
    const texts = waiting;
    waiting = [];
    for (const text of texts) for (const { index, count } of decodeSparse(text)) put(counts, index, count);
    return counts;
  }

  const isEmpty = () => waiting.length === 0 && (counts === undefined || counts.totalCount === 0);
  const histogram: Histogram = {
    get count() {
      return isEmpty() ? 0 : hdr().totalCount;
    },
    record: (milliseconds) => hdr().recordValue(bounded(milliseconds)),
    add(other) {
      const its = own.get(other);
      if (!its) throw new TypeError('not a histogram of this module');
      if (other.count > 0) hdr().add(its());
    },
    addEncoded(text) {
      waiting.push(text);
      if (waiting.length >= MOST_WAITING) hdr();
    },
    percentile: (percent) => (isEmpty() ? undefined : hdr().getValueAtPercentile(percent)),
    max: () => (isEmpty() ? undefined : hdr().highestEquivalentValue(hdr().maxValue)),
    countUpTo(milliseconds) {
      if (isEmpty()) return 0;
      const limit = bounded(milliseconds);
      const isWhole = hdr().highestEquivalentValue(limit) <= milliseconds;
      const end = hdr().countsArrayIndex(limit) + (isWhole ? 1 : 0);
      let count = 0;
      for (let index = 0; index < end; index++) count += hdr().getCountAtIndex(index);
      return count;
    },
    encode: () => encodeSparse(isEmpty() ? [] : nonZero(hdr())),
  };
  own.set(histogram, hdr);
  return histogram;
}

function put(hdr: Int32Histogram, index: number, count: number): void {
  const value = hdr.valueFromIndex(index);
  if (!(value <= hdr.highestTrackableValue)) throw new TypeError('not a histogram');
  hdr.recordValueWithCount(value, count);
}

function* nonZero(hdr: Int32Histogram): Generator<SparseCount> {
  const last = hdr.countsArrayIndex(hdr.maxValue);
  for (let index = 0; index <= last; index++) {
    const count = hdr.getCountAtIndex(index);
    if (count > 0) yield { index, count };
  }
}

function bounded(milliseconds: number): number {
  return Math.min(Math.max(0, Math.round(milliseconds)), MOST_MS);
}
