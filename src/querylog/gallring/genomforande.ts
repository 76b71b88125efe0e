// Carries out what a run is to do: every step can be broken off anywhere and taken up again, and is counted once.
import { takeMonth } from './manad-steg.ts';
import { endMarkering } from './markering-steg.ts';
import type { Pagaende } from './pagaende.ts';
import type { StegStatus } from './steg.ts';

/**
 * Does all that the run has left to do.
 * @throws {DatabaseError | KeyError | DecipherError | GallringError}, or the signal's reason; the run is then taken up later
 */
export async function carryOut(run: Pagaende): Promise<void> {
  const { korningar, korning, signal } = run;
  await destroyAgain(run);
  const left = (await korningar.steg(korning.id)).filter(({ status }) => !ENDED.includes(status));
  for (const manad of new Set(left.map((steg) => steg.manad))) {
    signal.throwIfAborted();
    await takeMonth(run, manad);
  }
  for (const steg of await korningar.markeringSteg(korning.id)) {
    signal.throwIfAborted();
    if (!ENDED.includes(steg.status)) await endMarkering(run, steg);
  }
}

const ENDED: readonly StegStatus[] = ['klar', 'utgick', 'hindrad'];

/** Keys that came back since they were destroyed. */
async function destroyAgain({ keyring, korningar, korning, signal, onProgress }: Pagaende): Promise<void> {
  for (const { nyckel, forstordAt } of await korningar.nyckelSteg(korning.id)) {
    signal.throwIfAborted();
    if (forstordAt !== undefined) continue;
    await keyring.destroy(nyckel);
    await korningar.nyckelForstord(korning.id, nyckel);
    onProgress({ handelse: 'nyckel-forstord', namnd: nyckel.namnd });
  }
}
