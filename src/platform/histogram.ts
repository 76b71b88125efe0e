// Times as a histogram of bounded size that can be added to others, of this process or another. Owner of hdr-histogram-js.
import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Int32Histogram } from 'hdr-histogram-js';

/** Whole milliseconds, right to two significant digits; what is longer than ten minutes counts as ten minutes. */
export interface Histogram {
  readonly count: number;
  record(milliseconds: number): void;
  add(other: Histogram): void;
  /** @param percent 0–100 @returns milliseconds, or undefined where nothing was recorded */
  percentile(percent: number): number | undefined;
  /** The longest, as right as the rest; undefined where nothing was recorded. */
  max(): number | undefined;
  /** How many took at most so many milliseconds. */
  countUpTo(milliseconds: number): number;
  /** Some hundred characters, for {@link decodeHistogram}. */
  encode(): string;
}

const MOST_MS = 600_000;
const COUNTER_BITS = 32;

const own = new WeakMap<Histogram, Int32Histogram>();

export function createHistogram(): Histogram {
  return wrap(
    build({
      lowestDiscernibleValue: 1,
      highestTrackableValue: MOST_MS,
      numberOfSignificantValueDigits: 2,
      autoResize: false,
      bitBucketSize: COUNTER_BITS,
    }) as Int32Histogram,
  );
}

/** @throws where the text is no histogram */
export function decodeHistogram(text: string): Histogram {
  return wrap(decodeFromCompressedBase64(text, COUNTER_BITS, false) as Int32Histogram);
}

function wrap(hdr: Int32Histogram): Histogram {
  const histogram: Histogram = {
    get count() {
      return hdr.totalCount;
    },
    record: (milliseconds) => hdr.recordValue(bounded(milliseconds)),
    add(other) {
      const its = own.get(other);
      if (!its) throw new TypeError('not a histogram of this module');
      hdr.add(its);
    },
    percentile: (percent) => (hdr.totalCount === 0 ? undefined : hdr.getValueAtPercentile(percent)),
    max: () => histogram.percentile(100),
    countUpTo(milliseconds) {
      const last = hdr.countsArrayIndex(bounded(milliseconds));
      let count = 0;
      for (let index = 0; index <= last; index++) count += hdr.getCountAtIndex(index);
      return count;
    },
    encode: () => encodeIntoCompressedBase64(hdr),
  };
  own.set(histogram, hdr);
  return histogram;
}

function bounded(milliseconds: number): number {
  return Math.min(Math.max(0, Math.round(milliseconds)), MOST_MS);
}
