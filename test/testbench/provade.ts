// What came of the cases that a run was to try: the protocol has every case of its catalogue.
import type { Korningsval, Provbank, Val } from '../../src/testbench/korning.ts';
import type { Fallresultat, Mal, Provprotokoll } from '../../src/testbench/prov.ts';

/** Runs, and leaves out of the protocol the cases that were not chosen. */
export async function korProvade(
  bank: Provbank,
  mal: Mal,
  val: Val,
  korningsval: Pick<Korningsval, 'signal'> = {},
): Promise<Provprotokoll> {
  const fall: Fallresultat[] = [];
  const protokoll = await bank.kor(mal, val, { ...korningsval, onUtfall: (resultat) => fall.push(resultat) });
  return { ...protokoll, fall };
}
