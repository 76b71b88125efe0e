// What both faces need of one HTTP exchange: when it arrived, who calls, its body, and whether the caller is still there.
import express, { type Request, type Response } from 'express';
import { RequestFault } from '../composite/fault.ts';
import type { Caller, Clock } from '../composite/ports.ts';
import type { Arrival } from '../profiles/profile.ts';
import type { Admission } from './admission.ts';
import type { Authenticate } from './authenticate.ts';
import { CallerFault } from './authenticate-fault.ts';
import type { Limits } from './limits.ts';
import { requestId } from './request-id.ts';

export interface ExchangeDeps {
  readonly authenticate: Authenticate;
  /** Places for questions under way, shared between organisations; absent: without end. */
  readonly admission?: Pick<Admission, 'enter'>;
  /** How much an organisation may ask; absent: as much as it likes. */
  readonly limits?: Limits;
  readonly clock: Clock;
  readonly maxBytes: number;
  /** The whole body must have arrived within this time; milliseconds. */
  readonly bodyMs: number;
  /** Whether the service is stopping: then new questions are refused. */
  readonly stopping: () => boolean;
}

export interface Exchange {
  readonly arrival: Arrival;
  /** Aborts when the caller hangs up before the answer is written. */
  readonly left: AbortSignal;
  /**
   * Call it before {@link body}: nobody unknown has a byte read. The organisation has a question under way until the answer ends.
   * @throws {RequestFault} if we are stopping, nobody known calls, there is no place, or the organisation asks too much
   */
  caller(): Promise<Caller>;
  /**
   * One more question of the same caller, in the same exchange: it counts as one of its own until the answer ends.
   * @throws {RequestFault} if there is no place, or the organisation asks too much
   */
  enterAnother(): void;
  /** Who calls, as far as {@link caller} has found out, though it may have refused; 12 digits. */
  organisation(): string | undefined;
  /** Reads the whole body. @throws {RequestFault} `too-slow`, and express's own errors, see fault-response.ts */
  body(): Promise<Buffer>;
}

/** Opens an exchange; its id stands in the answer's header `X-Sammansatt-Id`. */
export function createExchanges(deps: ExchangeDeps) {
  const { authenticate, admission, limits, clock, maxBytes, bodyMs, stopping } = deps;
  const readRaw = express.raw({ type: () => true, limit: maxBytes, inflate: false });

  return (request: Request, response: Response): Exchange => {
    const arrival = { id: requestId(response), receivedAt: clock.now(), receivedMonotonic: clock.monotonic() };
    const left = new AbortController();
    let organisation: string | undefined;
    response.on('close', () => {
      if (!response.writableEnded) left.abort();
    });
    const leaveAtEnd = (leave: () => void) => {
      if (left.signal.aborted) leave();
      else response.on('close', leave);
    };
    /** A place, and a share of what the organisation may ask: both or none. */
    const enter = () => {
      using taken = new DisposableStack();
      if (admission) taken.defer(admission.enter(organisation));
      if (limits && organisation) taken.defer(limits.enter(organisation));
      const places = taken.move();
      leaveAtEnd(() => places.dispose());
    };
    return {
      arrival,
      left: left.signal,
      organisation: () => organisation,
      async caller() {
        if (stopping()) throw refuse(response, 'shutting-down');
        try {
          const caller = await authenticate(request);
          organisation = caller.organisationsnummer;
          enter();
          return caller;
        } catch (error) {
          if (error instanceof CallerFault) response.set(error.headers);
          throw error;
        }
      },
      enterAnother: enter,
      body: () =>
        new Promise((resolve, reject) => {
          // What ended before it was listened to would never say so.
          if (left.signal.aborted) return reject(new RequestFault('malformed'));
          const timer = setTimeout(() => reject(refuse(response, 'too-slow')), bodyMs);
          readRaw(request, response, (error?: unknown) => {
            clearTimeout(timer);
            if (error) reject(error);
            else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
          });
        }),
    };
  };
}

/** After these the connection is of no more use. */
function refuse(response: Response, code: 'shutting-down' | 'too-slow'): RequestFault {
  response.setHeader('Connection', 'close');
  return new RequestFault(code);
}
