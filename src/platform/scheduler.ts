// Runs the jobs of the house again and again, each on its own and none twice at once.

export interface SchedulerDeps {
  /** Milliseconds since the epoch; a machine that slept makes up for it within the hour. */
  readonly clock: { now(): number };
  /** Told of every run that failed; what it throws is dropped. */
  readonly onError: (name: string, error: unknown) => void;
}

export interface ScheduleOptions {
  /** Milliseconds until the first run, without jitter. Default `intervalMs`, with it. */
  readonly firstAfterMs?: number;
}

/** One run of a job; `signal` aborts when the scheduler stops. */
export type Job = (signal: AbortSignal) => Promise<void>;

/** A job, and how often. */
export interface ScheduledJob {
  readonly name: string;
  readonly intervalMs: number;
  readonly work: Job;
}

export interface Scheduler {
  /**
   * Runs `work` every `intervalMs` ± 10 %, counted from the end of one run to the start of the next, whether it failed
   * or not. Does not keep the process alive. Nothing happens after `stop()`.
   */
  every(name: string, intervalMs: number, work: Job, options?: ScheduleOptions): void;
  /**
   * Starts no more runs, aborts those under way, and resolves when they have ended. A run that then ends with an
   * `AbortError` did as it was told, and `onError` hears nothing of it. May be called again.
   */
  stop(): Promise<void>;
}

/** Jobs of several processes started together drift apart. */
const JITTER = 0.1;

/** Timers do not count while a machine sleeps, and hold 24 days at most: a longer wait is a row of these. */
const LONGEST_TIMER_MS = 3_600_000;

export function createScheduler({ clock, onError }: SchedulerDeps): Scheduler {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Map<AbortController, Promise<void>>();
  let stopped = false;

  function every(name: string, intervalMs: number, work: Job, { firstAfterMs }: ScheduleOptions = {}): void {
    const next = () => after(jittered(intervalMs), start);
    const start = () => {
      const controller = new AbortController();
      const run = runOnce(name, work, controller.signal).then(() => {
        running.delete(controller);
        next();
      });
      running.set(controller, run);
    };
    if (firstAfterMs === undefined) next();
    else after(firstAfterMs, start);
  }

  /** Calls `then` once `milliseconds` have passed by the timers or by the clock, whichever is first. */
  function after(milliseconds: number, then: () => void): void {
    if (stopped) return;
    const part = Math.min(milliseconds, LONGEST_TIMER_MS);
    const from = clock.now();
    const timer = setTimeout(() => {
      timers.delete(timer);
      const left = milliseconds - Math.max(part, clock.now() - from);
      if (left > 0) after(left, then);
      else then();
    }, part).unref();
    timers.add(timer);
  }

  async function runOnce(name: string, work: Job, signal: AbortSignal): Promise<void> {
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted && error instanceof Error && error.name === 'AbortError') return;
      try {
        onError(name, error);
      } catch {
        // the schedule goes on
      }
    }
  }

  async function stop(): Promise<void> {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    for (const controller of running.keys()) controller.abort();
    await Promise.all(running.values());
  }

  return { every, stop };
}

function jittered(milliseconds: number): number {
  return milliseconds * (1 - JITTER + 2 * JITTER * Math.random());
}
