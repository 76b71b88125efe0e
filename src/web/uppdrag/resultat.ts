// Sends the results of an uppdrag as they are read, to one call at a time, and has them erased once the last of them has been sent.
import type { Request, Response } from 'express';
import type { Caller } from '../../composite/ports.ts';
import { aktorOf } from '../../uppdrag/mottagning.ts';
import { hamtas, utanResultat } from '../../uppdrag/uppdrag-error.ts';
import type { SettUppdrag } from '../../uppdrag/uppdragen.ts';
import type { UppdragServices } from './services.ts';
import { createSkrivare, ReaderGoneError, STILL_MS } from './skrivare.ts';
import { createStrommar } from './strommar.ts';

/** The results were erased while they were sent: by the clock, or by people. */
class ErasedMeanwhileError extends Error {
  override readonly name = 'ErasedMeanwhileError';
}

export interface Resultatgranser {
  /** How long a reader may stand still; milliseconds. */
  readonly stillMs: number;
  /** Fetched at once from this process, and by one caller. */
  readonly most: number;
  readonly mostOfCaller: number;
}

const GRANSER: Resultatgranser = { stillMs: STILL_MS, most: 20, mostOfCaller: 4 };

type Kropp = (uppdrag: SettUppdrag, resultat: AsyncIterable<object>) => AsyncGenerator<string>;

/** What the answer is written as: one document, or a line for each result and a last one that says that it is all. */
const FORMER: Readonly<Record<string, Kropp>> = {
  async *'application/json'({ id }, resultat) {
    let before = '';
    yield `{"id":${JSON.stringify(id)},"resultat":[`;
    for await (const one of resultat) {
      yield before + JSON.stringify(one);
      before = ',';
    }
    yield ']}';
  },
  async *'application/x-ndjson'({ id, antal }, resultat) {
    for await (const one of resultat) yield `${JSON.stringify(one)}\n`;
    yield `${JSON.stringify({ id, antal })}\n`;
  },
};

/**
 * Where the connection breaks, or its reader stands still, the results stay; so they do where the caller's side of it broke just
 * after we had sent all.
 * @returns what sends them; it throws {UppdragError} where there are none or another call fetches them, {UppskjutenError} where
 * there are too many, and {DatabaseError}, before the answer has begun
 */
export function createResultat(
  { uppdragen, avslut, borjaHamta }: Pick<UppdragServices, 'uppdragen' | 'avslut' | 'borjaHamta'>,
  clock: { now(): number },
  { stillMs, ...limits }: Resultatgranser = GRANSER,
) {
  const strommar = createStrommar(limits);

  async function send(uppdrag: SettUppdrag, request: Request, response: Response): Promise<void> {
    const type = request.accepts(Object.keys(FORMER)) || 'application/json';
    const body = (FORMER[type] as Kropp)(uppdrag, allOf(uppdragen, uppdrag));
    const skrivare = createSkrivare(response, stillMs);
    response
      .status(200)
      .set('Cache-Control', 'no-store')
      .set('X-Accel-Buffering', 'no')
      .set('Vary', 'Accept')
      .type(type);
    for await (const text of body) await skrivare.write(text);
    await skrivare.end();
  }

  return async (uppdrag: SettUppdrag, caller: Caller, request: Request, response: Response): Promise<void> => {
    checkThere(uppdrag, clock.now());
    const close = strommar.open(caller);
    try {
      const hamtning = await borjaHamta(uppdrag.id);
      if (!hamtning) {
        checkThere(await uppdragen.en(uppdrag.id, caller), clock.now());
        throw hamtas();
      }
      try {
        await send(uppdrag, request, response);
        const begaran = { aktor: { namn: aktorOf(uppdrag.anropare) }, skal: 'Resultatet hämtat av system' };
        await avslut.hamtat(uppdrag.id, begaran);
      } finally {
        await hamtning.slapp();
      }
    } catch (error) {
      if (error instanceof ErasedMeanwhileError) response.destroy();
      else if (!(error instanceof ReaderGoneError)) throw error;
    } finally {
      close();
    }
  };
}

/** What is to be erased is not handed out in the moment until it is. @throws {UppdragError} */
function checkThere({ lage, slutAt, hamtasSenastAt = 0 }: SettUppdrag, now: number): void {
  if (lage !== 'klart') throw utanResultat({ lage, slutAt });
  if (hamtasSenastAt <= now) throw utanResultat({ lage: 'gallrat', slutAt: hamtasSenastAt });
}

/** @throws {ErasedMeanwhileError} at the end where some are missing */
async function* allOf(uppdragen: UppdragServices['uppdragen'], { id, antal }: SettUppdrag): AsyncGenerator<object> {
  let written = 0;
  for await (const { nummer, utfall, jwe } of uppdragen.resultat(id)) {
    written++;
    yield { nummer, utfall, jwe };
  }
  if (written !== antal) throw new ErasedMeanwhileError();
}
