// How many questions one organisation may ask, in time and at once, so that none of them takes the service from the others.
import { CallerFault } from './authenticate-fault.ts';

export interface LimitsOptions {
  /** Questions a second, in the long run. */
  readonly perSecond: number;
  /** Questions at one moment, after a while of none. */
  readonly burst: number;
  /** Questions under way. */
  readonly concurrent: number;
  /** Milliseconds. */
  readonly clock: { monotonic(): number };
  /** Organisations remembered at most. Default 10,000. */
  readonly most?: number;
}

/** Of this process; several processes each have their own. */
export interface Limits {
  /**
   * Takes in one question. Call what it returns when the question is over; a second call does nothing.
   * @throws {CallerFault} `rate-limited`, with Retry-After
   */
  enter(organisationsnummer: string): () => void;
}

/** A token bucket: it has `tokens` at the time `at`, and fills up. */
interface Bucket {
  tokens: number;
  at: number;
  underWay: number;
}

export function createLimits({ perSecond, burst, concurrent, clock, most = 10_000 }: LimitsOptions): Limits {
  /** The one used last stands last. */
  const buckets = new Map<string, Bucket>();

  function bucketOf(organisation: string): Bucket {
    const now = clock.monotonic();
    const known = buckets.get(organisation) ?? { tokens: burst, at: now, underWay: 0 };
    known.tokens = Math.min(burst, known.tokens + ((now - known.at) * perSecond) / 1000);
    known.at = now;
    buckets.delete(organisation);
    if (buckets.size >= most) forget();
    buckets.set(organisation, known);
    return known;
  }

  /** The one unused for longest; those with questions under way only where all have. */
  function forget(): void {
    const idle = buckets.entries().find(([, { underWay }]) => underWay === 0);
    const [organisation = ''] = idle ?? buckets.entries().next().value ?? [];
    buckets.delete(organisation);
  }

  return {
    enter(organisation) {
      const bucket = bucketOf(organisation);
      if (bucket.underWay >= concurrent) throw refusal('concurrency', concurrent, 1);
      if (bucket.tokens < 1) throw refusal('rate', perSecond, Math.ceil((1 - bucket.tokens) / perSecond));
      bucket.tokens -= 1;
      bucket.underWay += 1;
      let over = false;
      return () => {
        if (!over) bucket.underWay -= 1;
        over = true;
      };
    },
  };
}

function refusal(reason: 'rate' | 'concurrency', limit: number, seconds: number): CallerFault {
  return new CallerFault(reason, { expected: String(limit), headers: { 'Retry-After': String(Math.max(1, seconds)) } });
}
