// What both faces need of one HTTP exchange: when it arrived, who calls, its body, and whether the caller is still there.
import express, { type Request, type Response } from 'express';
import { v7 as uuidv7 } from 'uuid';
import type { Caller, Clock } from '../composite/ports.ts';
import type { Arrival } from '../profiles/profile.ts';
import type { Authenticate } from './authenticate.ts';

export interface ExchangeDeps {
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  readonly maxBytes: number;
}

export interface Exchange {
  readonly arrival: Arrival;
  /** Aborts when the caller hangs up before the answer is written. */
  readonly left: AbortSignal;
  /** @throws {RequestFault} if nobody known calls; call it before {@link body} */
  caller(): Caller;
  /** Reads the whole body. @throws express's own errors, see fault-response.ts */
  body(): Promise<Buffer>;
}

/** Opens an exchange; its id stands in the answer's header `X-Sammansatt-Id`. */
export function createExchanges({ authenticate, clock, maxBytes }: ExchangeDeps) {
  const readRaw = express.raw({ type: () => true, limit: maxBytes, inflate: false });

  return (request: Request, response: Response): Exchange => {
    const arrival = { id: uuidv7(), receivedAt: clock.now() };
    const left = new AbortController();
    response.setHeader('X-Sammansatt-Id', arrival.id);
    response.on('close', () => {
      if (!response.writableEnded) left.abort();
    });
    return {
      arrival,
      left: left.signal,
      caller: () => authenticate(request),
      body: () =>
        new Promise((resolve, reject) => {
          readRaw(request, response, (error?: unknown) => {
            if (error) reject(error);
            else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
          });
        }),
    };
  };
}
