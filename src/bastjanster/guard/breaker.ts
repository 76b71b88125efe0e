// The breaker: opens when a source fails or is slow too often, probes with one call at a time. Owner of opossum.
import CircuitBreaker from 'opossum';
import { BastjanstFault } from '../../composite/fault.ts';
import type { Clock } from '../../composite/ports.ts';
import type { Judgement } from './judgement.ts';
import type { BreakerLimits } from './limits.ts';
import { type Counts, createWindow } from './window.ts';

/** `waitMs`: from its opening until one call may probe. */
export type BreakerState =
  | { readonly status: 'closed' }
  | { readonly status: 'open'; readonly waitMs: number }
  | { readonly status: 'half-open' };

export interface Breaker {
  /** @throws {BastjanstFault} `circuit-open`, with the seconds until a probe, where no call would be let through now */
  check(): void;
  /**
   * Makes a call that cannot reject, and counts it; when half open, as the one probe.
   * @throws {BastjanstFault} `circuit-open`; then the call was not made
   */
  pass<T extends { readonly judgement: Judgement }>(call: () => Promise<T>): Promise<T>;
  /** Closes it and forgets what it has counted. */
  reset(): void;
  /** From the next call on; a wait that has begun is not changed. A window of another length begins empty. */
  update(limits: BreakerLimits): void;
  state(): BreakerState;
  close(): void;
}

export interface BreakerDeps {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Told of every change of state. */
  readonly onChange?: (state: BreakerState) => void;
}

/** Where a probe was given up, the next one may try at once. */
const AT_ONCE_MS = 1;
const MOST_DOUBLINGS = 30;

/**
 * opossum keeps the state, the timer and the one probe. What is counted is ours, and opossum sees probes alone: it knows no slow
 * calls, and keeps the duration of every call that it carries.
 */
export function createBreaker(initial: BreakerLimits, { clock, onChange = () => {} }: BreakerDeps): Breaker {
  let limits = initial;
  let window = createWindow(limits.windowMs, clock);
  /** One more for each opening and closing: what began in an earlier era says nothing of this one. */
  let era = 0;
  let openedInARow = 0;
  let openedAt = 0;
  /** opossum keeps this very object, and reads the wait from it whenever it opens. */
  const options = {
    timeout: false as const,
    volumeThreshold: Number.MAX_SAFE_INTEGER,
    rollingPercentilesEnabled: false,
    enableSnapshots: false,
    resetTimeout: limits.openMs,
  };
  const machine = new CircuitBreaker((probe: () => Promise<unknown>) => probe(), options);

  machine.on('open', () => {
    era++;
    openedAt = clock.monotonic();
    window.clear();
    onChange(state());
  });
  machine.on('halfOpen', () => onChange(state()));
  machine.on('close', () => {
    era++;
    openedInARow = 0;
    window.clear();
    onChange(state());
  });

  /** Before it opens. */
  function setGrowingWait(): void {
    const { openMs, maxOpenMs } = limits;
    const grown = openMs * 2 ** Math.min(openedInARow, MOST_DOUBLINGS);
    options.resetTimeout = Math.min(grown, Math.max(openMs, maxOpenMs));
    openedInARow++;
  }

  async function counted<T extends { readonly judgement: Judgement }>(call: () => Promise<T>): Promise<T> {
    const bornIn = era;
    const result = await call();
    if (era !== bornIn || !result.judgement.counts) return result;
    window.add(result.judgement);
    if (isTripped(window.counts(), limits)) {
      setGrowingWait();
      machine.open();
    }
    return result;
  }

  function probe<T extends { readonly judgement: Judgement }>(call: () => Promise<T>): Promise<T> {
    const bornIn = era;
    const made = async (resolve: (result: T) => void) => {
      const result = await call();
      resolve(result);
      if (era !== bornIn) return new Promise(() => {});
      const { counts, failed, slow } = result.judgement;
      if (counts && !failed && !slow) return;
      if (counts) setGrowingWait();
      else options.resetTimeout = AT_ONCE_MS;
      throw new Error('the probe did not succeed');
    };
    return new Promise((resolve, reject) => {
      machine.fire(() => made(resolve)).catch((error) => reject(isRefusal(error) ? refusal() : error));
    });
  }

  function refusal(): BastjanstFault {
    const untilProbe = Math.ceil((openedAt + options.resetTimeout - clock.monotonic()) / 1000);
    return new BastjanstFault('circuit-open', { retryAfterSeconds: Math.max(1, untilProbe) });
  }

  function state(): BreakerState {
    if (machine.closed) return { status: 'closed' };
    return machine.halfOpen ? { status: 'half-open' } : { status: 'open', waitMs: options.resetTimeout };
  }

  return {
    check() {
      if (!machine.closed && !machine.pendingClose) throw refusal();
    },
    pass: (call) => (machine.closed ? counted(call) : probe(call)),
    reset() {
      openedInARow = 0;
      era++;
      window.clear();
      machine.close();
    },
    update(next) {
      if (next.windowMs !== limits.windowMs) window = createWindow(next.windowMs, clock);
      limits = next;
    },
    state,
    close: () => machine.shutdown(),
  };
}

function isTripped({ calls, failed, slow }: Counts, limits: BreakerLimits): boolean {
  if (calls === 0 || calls < limits.minimumCalls) return false;
  return failed * 100 >= limits.failurePercent * calls || slow * 100 >= limits.slowPercent * calls;
}

function isRefusal(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'EOPENBREAKER';
}
