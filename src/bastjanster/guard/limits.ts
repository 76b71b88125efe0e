// What a guard lets through: figures, which an operator may change while the service runs.
export interface BreakerLimits {
  /** Opens when at least this share of the window's calls failed; percent. */
  readonly failurePercent: number;
  /** A call that took this long was slow, however it ended; milliseconds. */
  readonly slowMs: number;
  /** Opens when at least this share of the window's calls were slow; percent. */
  readonly slowPercent: number;
  /** Fewest calls in the window before it may open. */
  readonly minimumCalls: number;
  readonly windowMs: number;
  /** How long it stays open before one call may probe; doubled each time that a probe fails. */
  readonly openMs: number;
  /** The longest wait that the doubling leads to. */
  readonly maxOpenMs: number;
}

export interface GuardLimits {
  /** Calls to the source at the same time. */
  readonly concurrent: number;
  /** Calls that may wait for their turn. */
  readonly queued: number;
  /** One call, from its turn to its answer; milliseconds. */
  readonly timeoutMs: number;
  readonly breaker: BreakerLimits;
}
