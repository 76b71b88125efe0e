// Those who have a page open: each is sent what has changed of it, as long as its session holds and it reads what it is sent.
import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';
import type { Fragment } from './oversikt-view.ts';

/** What somebody looks at. `synliga`: keys of the sources that they may see; undefined: all. */
export interface Blick {
  readonly query: URLSearchParams;
  readonly synliga: ReadonlySet<string> | undefined;
}

export interface Lyssnare {
  readonly response: Response;
  readonly blick: Blick;
  /** The key of its session. */
  readonly session: string;
  /** Whether that is in force still. @throws {DatabaseError} */
  readonly isLoggedIn: () => Promise<boolean>;
}

export interface LyssnareDeps {
  /** The page's parts as they are now; what costs is shared behind it. @throws {DatabaseError} */
  readonly fragment: (blick: Blick) => Promise<Fragment>;
  /** Between two looks; milliseconds. */
  readonly lookMs: number;
  /** Between two beats that keep a silent connection open, and look whether the session holds; milliseconds. */
  readonly beatMs: number;
  readonly onFailure: (error: unknown) => void;
}

export interface Lyssnarkrets {
  /** Sends the whole at once, then what has changed, until the connection or the session ends. */
  add(one: Lyssnare): void;
  /** How many there are, and how many of them of one session. */
  count(session: string): { readonly all: number; readonly own: number };
  endAll(): void;
}

interface Open extends Lyssnare {
  /** What it has been sent, by id. */
  readonly sent: Map<string, string>;
  beatAt: number;
}

export function createLyssnarkrets({ fragment, lookMs, beatMs, onFailure }: LyssnareDeps): Lyssnarkrets {
  const open = new Set<Open>();
  let isLooking = false;

  async function lookOnAndOn(): Promise<void> {
    isLooking = true;
    while (open.size > 0) {
      await delay(lookMs, undefined, { ref: false });
      await Promise.all([...open].map(look));
    }
    isLooking = false;
  }

  /** Cannot reject: a database that is away is an event, and the next look tries again. */
  async function look(one: Open): Promise<void> {
    const { response, blick, sent } = one;
    // Who does not read is not written to: memory is for those who do.
    if (response.writableEnded || response.writableNeedDrain) return;
    try {
      if (performance.now() - one.beatAt >= beatMs) await beat(one);
      const parts = Object.entries(await fragment(blick)).filter(([id, { markup }]) => sent.get(id) !== markup);
      if (parts.length === 0 || response.writableEnded) return;
      for (const [id, { markup }] of parts) sent.set(id, markup);
      send(response, 'delar', Object.fromEntries(parts.map(([id, { markup }]) => [id, markup])));
    } catch (error) {
      onFailure(error);
      if (!response.writableEnded) send(response, 'otillganglig', {});
    }
  }

  async function beat(one: Open): Promise<void> {
    one.beatAt = performance.now();
    if (await one.isLoggedIn()) return void one.response.write(': slag\n\n');
    send(one.response, 'utloggad', {});
    one.response.end();
  }

  return {
    add(one) {
      const added = { ...one, sent: new Map(), beatAt: performance.now() };
      open.add(added);
      one.response.once('close', () => open.delete(added));
      void look(added);
      if (!isLooking) void lookOnAndOn();
    },
    count: (session) => ({ all: open.size, own: [...open].filter((one) => one.session === session).length }),
    endAll() {
      for (const { response } of open) response.end();
    },
  };
}

function send(response: Response, event: string, data: object): void {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
