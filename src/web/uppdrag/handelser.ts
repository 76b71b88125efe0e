// An uppdrag as server-sent events: how far it has come, each time that it has come further, until it is done.
import type { Response } from 'express';
import type { Caller } from '../../composite/ports.ts';
import { pause } from '../../uppdrag/takt.ts';
import { isOfardigt } from '../../uppdrag/uppdrag.ts';
import { UppskjutenError } from '../../uppdrag/uppdrag-error.ts';
import type { SettUppdrag } from '../../uppdrag/uppdragen.ts';
import type { UppdragServices } from './services.ts';
import { createSkrivare, ReaderGoneError, STILL_MS } from './skrivare.ts';
import { createStrommar } from './strommar.ts';
import { uppdragJson } from './uppdrag-json.ts';

export interface Handelsetakt {
  /** Between two looks; milliseconds. */
  readonly lookMs: number;
  /** Between two comments that keep a silent connection open; milliseconds. */
  readonly beatMs: number;
  /** How long a reader may stand still; milliseconds. */
  readonly stillMs: number;
  /** Open streams of this process, and of one caller. */
  readonly most: number;
  readonly mostOfCaller: number;
}

const TAKT: Handelsetakt = { lookMs: 500, beatMs: 15_000, stillMs: STILL_MS, most: 50, mostOfCaller: 10 };

/** @returns what follows one uppdrag for one caller; it throws {UppdragError | UppskjutenError | DatabaseError} before the stream begins */
export function createHandelser(
  { uppdragen, stopping }: Pick<UppdragServices, 'uppdragen' | 'stopping'>,
  { lookMs, beatMs, stillMs, ...limits }: Handelsetakt = TAKT,
) {
  const strommar = createStrommar(limits);

  async function follow(first: SettUppdrag, caller: Caller, response: Response, left: AbortSignal): Promise<void> {
    const ended = AbortSignal.any([left, stopping]);
    const skrivare = createSkrivare(response, stillMs, ended);
    let [seen, sent, wroteAt] = [first, '', performance.now()];
    const write = async (text: string) => {
      await skrivare.write(text);
      wroteAt = performance.now();
    };
    while (!ended.aborted) {
      const { beraknasKlartAt: _, ...state } = seen;
      const now = JSON.stringify(state);
      if (now !== sent) await write(`event: lage\ndata: ${JSON.stringify(uppdragJson(seen))}\n\n`);
      else if (performance.now() - wroteAt >= beatMs) await write(': slag\n\n');
      sent = now;
      if (!isOfardigt(seen)) return;
      await pause(lookMs, ended);
      seen = await uppdragen.en(first.id, caller);
    }
  }

  return async (id: string, caller: Caller, response: Response, left: AbortSignal): Promise<void> => {
    const first = await uppdragen.en(id, caller);
    if (stopping.aborted) throw new UppskjutenError();
    const close = strommar.open(caller);
    try {
      response.status(200).set('Cache-Control', 'no-store').set('X-Accel-Buffering', 'no');
      response.type('text/event-stream; charset=utf-8').flushHeaders();
      await follow(first, caller, response, left);
    } catch (error) {
      if (!(error instanceof ReaderGoneError)) throw error;
    } finally {
      close();
      response.end();
    }
  };
}
