// Sends the results of an uppdrag as they are read, and has them erased once the last of them has been sent.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { aktorOf } from '../../uppdrag/mottagning.ts';
import { utanResultat } from '../../uppdrag/uppdrag-error.ts';
import type { SettUppdrag } from '../../uppdrag/uppdragen.ts';
import type { UppdragServices } from './services.ts';

/** The results were erased while they were sent: by another who fetched them, or by the clock. */
class ErasedMeanwhileError extends Error {
  override readonly name = 'ErasedMeanwhileError';
}

/**
 * Where the connection breaks the results stay; so they do where the caller's side of it broke just after we had sent all.
 * @throws {UppdragError} where there are none; {DatabaseError} before the answer has begun
 */
export async function sendResults(
  { uppdragen, avslut }: Pick<UppdragServices, 'uppdragen' | 'avslut'>,
  uppdrag: SettUppdrag,
  response: Response,
): Promise<void> {
  if (uppdrag.lage !== 'klart') throw utanResultat(uppdrag);
  response.status(200).set('Cache-Control', 'no-store').type('application/json');
  try {
    await pipeline(Readable.from(textOf(uppdragen, uppdrag)), response);
  } catch (error) {
    const { code } = error as { code?: string };
    if (error instanceof ErasedMeanwhileError || code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    throw error;
  }
  await avslut.hamtat(uppdrag.id, { aktor: { namn: aktorOf(uppdrag.anropare) }, skal: 'Resultatet hämtat av system' });
}

async function* textOf(uppdragen: UppdragServices['uppdragen'], { id, antal }: SettUppdrag): AsyncGenerator<string> {
  let written = 0;
  yield `{"id":${JSON.stringify(id)},"resultat":[`;
  for await (const { nummer, utfall, jwe } of uppdragen.resultat(id)) {
    yield `${written++ === 0 ? '' : ','}${JSON.stringify({ nummer, utfall, jwe })}`;
  }
  if (written !== antal) throw new ErasedMeanwhileError();
  yield ']}';
}
