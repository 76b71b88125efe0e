// Looks at something again and again, so that this process knows what others have changed.

export interface PollerDeps {
  /** Brings what is known up to date. */
  readonly read: () => Promise<void>;
  /** From the end of one look to the next; milliseconds. */
  readonly pollMs: number;
  /** Told once when it cannot be read (`error`), and once when it can again (undefined); nothing after `close`. */
  readonly onTrouble: (error: unknown) => void;
}

export interface Poller {
  /** Reads now; resolves when that is done. @throws whatever `read` throws */
  refresh(): Promise<void>;
  /** Reads once, then again and again until `close`. @throws whatever `read` throws the first time */
  start(): Promise<void>;
  /** Resolves when a look that is under way has ended. */
  close(): Promise<void>;
}

/** Does not keep the process alive. */
export function createPoller({ read, pollMs, onTrouble }: PollerDeps): Poller {
  let reading: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let inTrouble = false;

  /** One at a time: an older answer must not come after a newer one. */
  function refresh(): Promise<void> {
    const next = reading.then(read);
    reading = next.catch(() => {});
    return next;
  }

  async function poll(): Promise<void> {
    try {
      await refresh();
      if (inTrouble) tell(undefined);
    } catch (error) {
      if (!inTrouble) tell(error);
    }
    schedule();
  }

  function schedule(): void {
    if (!closed) timer = setTimeout(poll, pollMs).unref();
  }

  function tell(error: unknown): void {
    inTrouble = error !== undefined;
    if (!closed) onTrouble(error);
  }

  return {
    refresh,
    async start() {
      await refresh();
      schedule();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await reading;
    },
  };
}
