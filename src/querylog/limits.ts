// How long the log of queried persons waits, and how much it holds in memory.

/** Milliseconds and numbers of rows. */
export interface QueryLogLimits {
  /** After this a question that is not durably begun is refused. */
  readonly beginTimeoutMs: number;
  /** The longest that completing delays an answer. */
  readonly completeWaitMs: number;
  /** For `close()` to write what still waits. */
  readonly closeWaitMs: number;
  /** Rows in one statement. More than 32 are slower in SQLite, which looks parameters up by name one after another. */
  readonly maxRows: number;
  /** Questions that wait to be begun; what comes on top is refused. */
  readonly maxWaiting: number;
  /** Completions held for another try; what comes on top is tried once. */
  readonly maxPending: number;
  /** Wait before the first new try of completions, doubled after every failed one up to `retryMaxMs`. */
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
}

export const QUERY_LOG_LIMITS: QueryLogLimits = {
  beginTimeoutMs: 5000,
  completeWaitMs: 1000,
  closeWaitMs: 5000,
  maxRows: 32,
  maxWaiting: 10_000,
  maxPending: 20_000,
  retryFirstMs: 250,
  retryMaxMs: 30_000,
};
