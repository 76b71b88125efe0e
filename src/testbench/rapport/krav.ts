// What a run says of each requirement: the cases that cover it, and what they come to together.
import type { Fallresultat, Krav, Provprotokoll, UtfallSlag } from '../prov.ts';

/** `delvis prövat`: what was judged holds, and some of it was not judged. */
export type Kravdom =
  | 'uppfyllt'
  | 'uppfyllt med anmärkning'
  | 'delvis prövat'
  | 'ej uppfyllt'
  | 'ej prövat'
  | 'ej tillämpligt';

export interface Kravutfall extends Krav {
  readonly dom: Kravdom;
  readonly fall: readonly { readonly id: string; readonly titel: string; readonly utfall: UtfallSlag }[];
}

/** Every requirement of the cases that were run or left out, in their order. */
export function kravutfall({ fall }: Pick<Provprotokoll, 'fall'>): Kravutfall[] {
  const pairs = fall.flatMap((resultat) => resultat.fall.krav.map((krav) => ({ krav, resultat })));
  const those = Map.groupBy(pairs, ({ krav }) => `${krav.slag} ${krav.ref}`);
  return [...those.values()].flatMap((of) => {
    const [first] = of;
    const results = of.map(({ resultat }) => resultat);
    return first ? [{ ...first.krav, dom: domOf(results), fall: results.map(toCase) }] : [];
  });
}

function toCase({ fall: { id, titel }, utfall: { utfall } }: Fallresultat): Kravutfall['fall'][number] {
  return { id, titel, utfall };
}

function domOf(results: readonly Fallresultat[]): Kravdom {
  const outcomes = new Set(results.map(({ utfall }) => utfall.utfall));
  if (outcomes.has('underkänd')) return 'ej uppfyllt';
  outcomes.delete('ej tillämplig');
  if (outcomes.size === 0) return 'ej tillämpligt';
  const isJudged = outcomes.has('godkänd') || outcomes.has('varning');
  if (!isJudged) return 'ej prövat';
  const isWhole = [...outcomes].every((one) => one === 'godkänd' || one === 'varning');
  if (!isWhole) return 'delvis prövat';
  return outcomes.has('varning') ? 'uppfyllt med anmärkning' : 'uppfyllt';
}
