// A protocol as the reports get it: a few cases of a catalogue run against a real simulator that leaves out its Content-Type.
import { startSimulators } from '../../../src/bastjanster/simulate.ts';
import { kataloger } from '../../../src/testbench/kataloger.ts';
import { createProvbank, sammanfatta } from '../../../src/testbench/korning.ts';
import type { Domslut, Provprotokoll } from '../../../src/testbench/prov.ts';
import { simuleradeTestpersoner } from '../../../src/testbench/testpersoner.ts';

/** Passed, failed, not applicable, and skipped for being hostile. */
const FALL = ['CSN-KON-001', 'CSN-KON-004', 'CSN-KON-007', 'CSN-NEG-101', 'CSN-INT-001'];

let kept: Promise<Provprotokoll> | undefined;

/** Made once. */
export function ettProtokoll(): Promise<Provprotokoll> {
  kept ??= run();
  return kept;
}

async function run(): Promise<Provprotokoll> {
  const { urls, behave, stop } = await startSimulators({ ports: 0, only: ['CSN'] });
  try {
    await behave('CSN', 'no-content-type');
    const mal = { bastjanst: 'CSN', url: urls.CSN ?? '' };
    const val = { personer: simuleradeTestpersoner('CSN'), fall: FALL, granser: { takt: 50 } };
    return await createProvbank({ kataloger }).kor(mal, val);
  } finally {
    await stop();
  }
}

/** The same as it were with only these outcomes, one case each. */
export async function medUtfall(utfall: readonly Domslut[]): Promise<Provprotokoll> {
  const protokoll = await ettProtokoll();
  const fall = protokoll.fall.flatMap((one, index) => {
    const domslut = utfall[index];
    return domslut ? [{ ...one, utfall: { ...domslut, utbyten: [] } }] : [];
  });
  return { ...protokoll, fall, sammanfattning: sammanfatta(fall) };
}

/** The same with another text from the target in the failed case. */
export async function medText(text: string): Promise<Provprotokoll> {
  const protokoll = await ettProtokoll();
  const fall = protokoll.fall.map((one) =>
    one.utfall.utfall === 'underkänd' ? { ...one, utfall: { ...one.utfall, fick: text } } : one,
  );
  return { ...protokoll, fall };
}
