// Open loop: questions are put at a fixed rate, whether the earlier ones have been answered or not, as many callers do.
import { Pool } from 'undici';
import { faultOf } from '../questions.ts';

/** `milliseconds` counts from when the question should have been put. */
export interface Answered {
  readonly outcome: 'accepted' | 'refused' | 'broken';
  readonly milliseconds: number;
  /** How much of that passed before it was put: the load’s own. */
  readonly delay: number;
  /** What a broken one came to: felkod, or the client's error code. */
  readonly why?: string;
}

export interface Load {
  /** Opens every connection that will be used. */
  connect(): Promise<void>;
  ask(due?: number): Promise<Answered>;
  /** As many as can be answered one after another by `concurrent` callers. @returns questions a second */
  capacity(milliseconds: number, concurrent: number): Promise<number>;
  /** Puts `perSecond` questions for as long. Resolves when all are answered. */
  open(perSecond: number, milliseconds: number): Promise<Answered[]>;
  close(): Promise<void>;
}

/**
 * Kept open from the start, as callers keep theirs: Node takes one new connection for each turn of its event loop, so that those who
 * connect anew to a busy service wait for that, and not for an answer.
 */
const CONNECTIONS = 300;
const KEPT_MS = 120_000;
const TICK_MS = 5;
const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };

export function createLoad(url: string, question: string): Load {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1, keepAliveTimeout: KEPT_MS });
  const body = Buffer.from(question);

  async function ask(due = performance.now()): Promise<Answered> {
    const delay = performance.now() - due;
    const put = await post().catch(
      ({ code = 'UNKNOWN' }: { code?: string }) => ({ outcome: 'broken', why: code }) as const,
    );
    return { ...put, delay, milliseconds: performance.now() - due };
  }

  async function post(): Promise<Omit<Answered, 'milliseconds' | 'delay'>> {
    const answer = await pool.request({ path, method: 'POST', headers: HEADERS, body });
    const text = await answer.body.text();
    if (answer.statusCode === 200) return { outcome: 'accepted' };
    const felkod = faultOf(text) ?? `HTTP ${answer.statusCode}`;
    return felkod === 'OVERBELASTAD' ? { outcome: 'refused' } : { outcome: 'broken', why: felkod };
  }

  return {
    async connect() {
      await Promise.all(Array.from({ length: CONNECTIONS }, () => ask()));
    },
    ask,
    async capacity(milliseconds, concurrent) {
      const began = performance.now();
      let asked = 0;
      const caller = async () => {
        while (performance.now() - began < milliseconds) {
          await ask();
          asked++;
        }
      };
      await Promise.all(Array.from({ length: concurrent }, caller));
      return (asked * 1000) / (performance.now() - began);
    },
    open: (perSecond, milliseconds) => atRate(perSecond, milliseconds, ask),
    close: () => pool.destroy(),
  };
}

/** Begins `perSecond` of them for as long, each with the time at which it was due. Resolves when all have ended. */
export async function atRate<T>(
  perSecond: number,
  milliseconds: number,
  begin: (due: number) => Promise<T>,
): Promise<T[]> {
  const began = performance.now();
  const begun: Promise<T>[] = [];
  while (performance.now() - began < milliseconds) {
    const due = ((performance.now() - began) * perSecond) / 1000;
    while (begun.length < due) begun.push(begin(began + (begun.length * 1000) / perSecond));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  return Promise.all(begun);
}
