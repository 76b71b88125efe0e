// What a simulator has seen, for operators and tests: bounded, and without any identity of a person.

export type Outcome = 'answered' | 'misbehaved' | 'closed-by-caller';

export interface SimulatorEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The caller's id of the question (header x-sammansatt-id), where it has the form of an id. */
  readonly id: string | undefined;
  readonly korrelationsid: string | undefined;
  /** `closed-by-caller`: the caller gave up before the answer was finished. */
  readonly outcome: Outcome;
}

export interface EventLog {
  add(headers: NodeJS.Dict<string | string[]>, outcome: Outcome): void;
  all(): readonly SimulatorEvent[];
  /**
   * Resolves with the first event, past or coming, that the predicate accepts.
   * @throws after `timeoutMs`
   */
  waitFor(predicate: (event: SimulatorEvent) => boolean, timeoutMs: number): Promise<SimulatorEvent>;
}

const KEPT = 1000;

export function createEventLog(): EventLog {
  const events: SimulatorEvent[] = [];
  const listeners = new Set<(event: SimulatorEvent) => void>();
  return {
    add(headers, outcome) {
      const [id, korrelationsid] = [idIn(headers['x-sammansatt-id']), idIn(headers['x-korrelationsid'])];
      const event = { at: Date.now(), id, korrelationsid, outcome };
      events.push(event);
      if (events.length > KEPT) events.shift();
      for (const listener of [...listeners]) listener(event);
    },
    all: () => [...events],
    waitFor(predicate, timeoutMs) {
      const past = events.find(predicate);
      if (past) return Promise.resolve(past);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error(`no such event within ${timeoutMs} ms`));
        }, timeoutMs);
        function listener(event: SimulatorEvent) {
          if (!predicate(event)) return;
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(event);
        }
        listeners.add(listener);
      });
    },
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A header is free text; only what cannot be a personal number is kept. */
function idIn(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 64) return undefined;
  const harmless = /^[\w-]+$/.test(header) && !/\d{6}-?\d{4}/.test(header);
  return harmless || UUID.test(header) ? header : undefined;
}
