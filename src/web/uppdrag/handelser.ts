// An uppdrag as server-sent events: how far it has come, each time that it has come further, until it is done.
import type { Response } from 'express';
import type { Caller } from '../../composite/ports.ts';
import { pause } from '../../uppdrag/takt.ts';
import { isOfardigt } from '../../uppdrag/uppdrag.ts';
import { UppskjutenError } from '../../uppdrag/uppdrag-error.ts';
import type { SettUppdrag } from '../../uppdrag/uppdragen.ts';
import type { UppdragServices } from './services.ts';
import { uppdragJson } from './uppdrag-json.ts';

export interface Handelsetakt {
  /** Between two looks; milliseconds. */
  readonly lookMs: number;
  /** Between two comments that keep a silent connection open; milliseconds. */
  readonly beatMs: number;
  /** Open streams of this process, and of one caller. */
  readonly most: number;
  readonly mostOfCaller: number;
}

const TAKT: Handelsetakt = { lookMs: 500, beatMs: 15_000, most: 50, mostOfCaller: 10 };

/** @returns what follows one uppdrag for one caller; it throws {UppdragError | UppskjutenError | DatabaseError} before the stream begins */
export function createHandelser(
  { uppdragen, stopping }: Pick<UppdragServices, 'uppdragen' | 'stopping'>,
  { lookMs, beatMs, most, mostOfCaller }: Handelsetakt = TAKT,
) {
  const open = new Set<{ readonly organisationsnummer?: string }>();

  async function follow(first: SettUppdrag, caller: Caller, response: Response, left: AbortSignal): Promise<void> {
    const ended = AbortSignal.any([left, stopping]);
    let [seen, sent, wroteAt] = [first, '', performance.now()];
    const write = (text: string) => {
      response.write(text);
      wroteAt = performance.now();
    };
    while (!ended.aborted) {
      const { beraknasKlartAt: _, ...state } = seen;
      const now = JSON.stringify(state);
      if (now !== sent) write(`event: lage\ndata: ${JSON.stringify(uppdragJson(seen))}\n\n`);
      else if (performance.now() - wroteAt >= beatMs) write(': slag\n\n');
      sent = now;
      if (!isOfardigt(seen)) return;
      await pause(lookMs, ended);
      // Who does not read is not written to.
      if (!response.writableNeedDrain) seen = await uppdragen.en(first.id, caller);
    }
  }

  return async (id: string, caller: Caller, response: Response, left: AbortSignal): Promise<void> => {
    const first = await uppdragen.en(id, caller);
    const own = [...open].filter((one) => one.organisationsnummer === caller.organisationsnummer).length;
    if (open.size >= most || own >= mostOfCaller || stopping.aborted) throw new UppskjutenError();
    const stream = { ...caller };
    open.add(stream);
    try {
      response.status(200).set('Cache-Control', 'no-store').set('X-Accel-Buffering', 'no');
      response.type('text/event-stream; charset=utf-8').flushHeaders();
      await follow(first, caller, response, left);
    } finally {
      open.delete(stream);
      response.end();
    }
  };
}
