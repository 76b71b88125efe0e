// Cases of questions at the same time say nothing of a run that asks one at a time.
import { hoppad } from '../domslut.ts';
import type { Domslut } from '../prov.ts';

/** Why such a case is not run, where the run may have one call at a time. */
export function ensam(): Domslut {
  return hoppad('Minst två samtidiga frågor behövs: --samtidiga 2 eller mer.');
}
