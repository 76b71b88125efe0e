// Carries out what a run is to do: every step can be broken off anywhere and taken up again, and is counted once.
import { takeMonth } from './manad-steg.ts';
import { endMarkering } from './markering-steg.ts';
import type { Pagaende } from './pagaende.ts';

/**
 * Does all that the run has left to do.
 * @throws {DatabaseError | KeyError | DecipherError | GallringError}, or the signal's reason; the run is then taken up later
 */
export async function carryOut(run: Pagaende): Promise<void> {
  const { korningar, korning, signal } = run;
  const left = (await korningar.steg(korning.id)).filter(({ status }) => status !== 'klar' && status !== 'utgick');
  for (const manad of new Set(left.map((steg) => steg.manad))) {
    signal.throwIfAborted();
    await takeMonth(run, manad);
  }
  for (const steg of await korningar.markeringSteg(korning.id)) {
    signal.throwIfAborted();
    if (steg.status !== 'klar') await endMarkering(run, steg);
  }
}
