// One case of a run: whether it may begin, how it ends, and whose error it is when it cannot be carried out.
import { BankError } from './bank-error.ts';
import { avbruten, ejTillamplig, ejVald, fientligHoppad, hoppad } from './domslut.ts';
import type { Granser } from './granser.ts';
import type { Inspelning } from './inspelning.ts';
import type { Domslut, Fallbeskrivning, Fallresultat, Provfall, Provmiljo } from './prov.ts';

/** What the cases of one run share. */
export interface Korning {
  readonly miljo: Provmiljo;
  readonly inspelning: Inspelning;
  readonly fientlig: boolean;
  /** The caller's. */
  readonly avbrott: AbortSignal;
  /** The run's own end. */
  readonly tid: AbortSignal;
  readonly onFel: (fall: string, error: unknown) => void;
}

/** Runs one case, or says why it was not begun. */
export async function korEtt(fall: Provfall, korning: Korning): Promise<Fallresultat> {
  const { miljo, inspelning } = korning;
  const borjan = performance.now();
  const domslut = hinder(fall, korning) ?? (await forsok(fall, korning));
  return {
    fall: beskrivning(fall, miljo.granser),
    utfall: { ...domslut, utbyten: inspelning.ta() },
    ms: Math.round(performance.now() - borjan),
  };
}

/** A case that the run was not to try: what does not apply is so whether it was chosen or not. */
export function utanforVal(fall: Provfall, { miljo }: Pick<Korning, 'miljo'>): Fallresultat {
  const skal = fall.galler?.(miljo);
  const domslut = skal === undefined ? ejVald() : ejTillamplig(skal);
  return { fall: beskrivning(fall, miljo.granser), utfall: { ...domslut, utbyten: [] }, ms: 0 };
}

/** Why a case is not begun. */
export function hinder(fall: Provfall, { miljo, inspelning, fientlig, avbrott, tid }: Korning): Domslut | undefined {
  if (avbrott.aborted) return avbruten();
  if (tid.aborted) return avbruten('Körningens tid är slut.');
  const skal = fall.galler?.(miljo);
  if (skal !== undefined) return ejTillamplig(skal);
  if (fall.fientlig && !fientlig) return fientligHoppad();
  const saknas = saknade(fall.behover, miljo);
  if (saknas.length > 0) return hoppad(`Det saknas testperson eller inställning: ${saknas.join(', ')}.`);
  const kvar = miljo.granser.antal - inspelning.antal();
  if (fall.anrop(miljo.granser) > kvar)
    return avbruten(`Fallet behöver fler anrop än de ${kvar} som är kvar av körningens.`);
  return undefined;
}

/** What of it a run does not have: roles of test persons, settings of the target. */
export function saknade(
  behover: readonly string[] = [],
  { personer, mal: { installningar = {} } }: Pick<Provmiljo, 'personer' | 'mal'>,
): readonly string[] {
  return behover.filter((namn) => !Object.hasOwn(personer, namn) && !Object.hasOwn(installningar, namn));
}

async function forsok(fall: Provfall, { miljo, avbrott, tid, onFel }: Korning): Promise<Domslut> {
  try {
    return await fall.kor(miljo, AbortSignal.any([avbrott, tid]));
  } catch (error) {
    if (avbrott.aborted) return avbruten();
    if (tid.aborted) return avbruten('Körningens tid tog slut under fallet.');
    if (error instanceof BankError && error.kind === 'antal') return avbruten(error.message);
    onFel(fall.id, error);
    const skal = error instanceof BankError ? { skal: error.message } : {};
    return {
      utfall: 'fel i bänken',
      text: 'Bänken kunde inte genomföra fallet. Det säger inget om bastjänsten.',
      ...skal,
    };
  }
}

/** A case as data: what plans and protocols have of it. */
export function beskrivning(
  { kor: _kor, galler: _galler, anrop, ...data }: Provfall,
  granser: Granser,
): Fallbeskrivning {
  return { ...data, anrop: anrop(granser) };
}
