// Whether anything answers at all, seen by one ordinary question before the cases: else one fault would be told as forty.
import { BankError } from './bank-error.ts';
import { avbruten } from './domslut.ts';
import { beskrivning, hinder, type Korning, saknade } from './ett-fall.ts';
import { utanSvarsord } from './felord.ts';
import type { Granser } from './granser.ts';
import type { Fallresultat, Mal, Provfall, Provkatalog, Utbyte } from './prov.ts';
import type { Testpersoner } from './testpersoner.ts';

/** What to look at where nobody answers, by what the recording calls it (inspelning.ts). */
const RAD: Readonly<Record<string, string>> = {
  unreachable: 'Kontrollera adress och port, namnuppslagning och brandvägg.',
  'connect-timeout': 'Kontrollera adress och port, och brandvägg.',
  tls: 'Kontrollera --ca, --cert och --key, och adressens certifikat.',
  tidsgräns: 'Kontrollera adressen, och att tjänsten är igång.',
};

/**
 * Calls that it is; none where nobody can be asked about, and where a single case is sent, which then tells for itself.
 * @param fall how many cases can begin
 */
export function anropForst(
  { forstaFraga }: Pick<Provkatalog, 'forstaFraga'>,
  { personer, mal, fall }: { readonly personer: Testpersoner; readonly mal: Mal; readonly fall: number },
): number {
  return forstaFraga && fall > 1 && saknade(forstaFraga.behover, { personer, mal }).length === 0
    ? forstaFraga.anrop
    : 0;
}

/** Why no case can be tried, with the calls that showed it; `undefined`: something answers, or nothing is to be sent. */
export interface Onabart {
  readonly skal: string;
  readonly utbyten: readonly Utbyte[];
}

/** @param valda those to be tried; where fewer than two of them can begin, nothing is asked */
export async function sokMalet(
  katalog: Provkatalog,
  korning: Korning,
  valda: readonly Provfall[],
): Promise<Onabart | undefined> {
  const { miljo, inspelning, avbrott, tid, onFel } = korning;
  const fall = valda.filter((ett) => hinder(ett, korning) === undefined).length;
  const { forstaFraga } = katalog;
  if (!forstaFraga || anropForst(katalog, { ...miljo, fall }) === 0) return undefined;
  try {
    await forstaFraga.stall(miljo, AbortSignal.any([avbrott, tid]));
  } catch (error) {
    if (!avbrott.aborted && !tid.aborted && !(error instanceof BankError)) onFel('första frågan', error);
  }
  const utbyten = inspelning.ta();
  const skal = avbrott.aborted || tid.aborted ? undefined : skalAv(utbyten);
  return skal === undefined ? undefined : { skal: `Målet går inte att nå: ${skal}`, utbyten };
}

function skalAv(utbyten: readonly Utbyte[]): string | undefined {
  const [brott = '', ...more] = utbyten.map((ett) => (ett.status === undefined ? ett.brott : ''));
  const isNobody = [brott, ...more].every((ett = '') => Object.hasOwn(RAD, ett));
  return isNobody ? `${utanSvarsord(brott)}. ${RAD[brott]}` : undefined;
}

/** A case of a run that has no target. The first has the calls. */
export function utanMal(fall: Provfall, granser: Granser, { skal, utbyten }: Onabart, isForst: boolean): Fallresultat {
  return {
    fall: beskrivning(fall, granser),
    utfall: { ...avbruten(skal), utbyten: isForst ? utbyten : [] },
    ms: 0,
  };
}
