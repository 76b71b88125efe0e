// Of the data protection pack, what the log's gallring knows of a nämnd: the beslut in force, its holds, its protokoll.
import type { Beslutsfakta, Kvarhallningsfakta, Protokollfakta } from '../portal/dataskydd/fakta.ts';
import { beslutFor } from '../querylog/gallring/beslut.ts';
import type { Gallring } from '../querylog/gallring/gallring.ts';

export type GallringFacts = Pick<Gallring, 'beslut' | 'markeringar' | 'protokoll' | 'verify'>;

/** @throws {DatabaseError} */
export async function beslutOf({ beslut }: GallringFacts, namnd: string): Promise<Beslutsfakta | undefined> {
  const found = beslutFor(namnd, await beslut.all());
  if (!found) return undefined;
  const { nummer, referens, datum, manader } = found;
  return { nummer, referens, datum, manader, egetBeslut: found.namnd !== undefined };
}

/** Those in force by the day on which they end, the first first. @throws {DatabaseError | KeyError} */
export async function kvarhallningarOf(
  { markeringar }: GallringFacts,
  namnd: string,
  today: string,
): Promise<Kvarhallningsfakta[]> {
  const all = await markeringar.all(namnd);
  const ends = all.flatMap(({ slag, till, avslutadAt }) => {
    return slag === 'kvarhallning' && till !== undefined && till >= today && avslutadAt === undefined ? [till] : [];
  });
  const byEnd = [...Map.groupBy(ends.sort(), (till) => till)];
  return byEnd.map(([till, those]) => ({ antal: those.length, till }));
}

/** Those in which something of the nämnd went. @throws {DatabaseError} */
export async function protokollOf({ protokoll, verify }: GallringFacts, namnd: string): Promise<Protokollfakta[]> {
  const found: Protokollfakta[] = [];
  for (const one of await protokoll()) {
    const { nummer, avslutadAt: avslutatAt, delar, markeringar } = one.innehall;
    const own = [...delar, ...markeringar].filter((del) => del.namnd === namnd);
    if (own.length === 0) continue;
    const manader = delar.filter((del) => del.namnd === namnd).map(({ manad }) => manad);
    const gallrade = own.reduce((sum, del) => sum + del.gallrade, 0);
    found.push({ nummer, avslutatAt, gallrade, manader, signaturGiltig: await verify(one) });
  }
  return found;
}
