// What a run comes to as a whole, and which cases it did not judge: those that leave it incomplete, and those that do not.
import type { Provprotokoll, Utfall, UtfallSlag } from '../prov.ts';

/** How a run ended as a whole. `ofullständig`: nothing failed, and too little was judged to say more. */
export type Slutsats = 'godkänd' | 'underkänd' | 'ofullständig';

/** Why cases were not judged. */
export const ORSAKER = ['ej valda', 'saknade', 'avbrutna', 'fel i bänken', 'fientliga', 'ej tillämpliga'] as const;

export type Orsak = (typeof ORSAKER)[number];

/** What such cases did: after their number in a sentence, and as the heading of their ids. */
const ORD: Readonly<Record<Orsak, string>> = {
  'ej valda': 'valdes inte',
  saknade: 'saknade testperson eller något annat som behövs',
  avbrutna: 'avbröts eller hann inte köras',
  'fel i bänken': 'kunde inte genomföras av bänken',
  fientliga: 'är fientliga och skickades inte',
  'ej tillämpliga': 'gäller inte bastjänsten eller adressen',
};

/** What a run may leave out and be whole: hostile cases are sent by consent alone, and what does not apply cannot be judged. */
const UNDANTAG: readonly Orsak[] = ['fientliga', 'ej tillämpliga'];

/** Cases that were not judged, for one reason. */
export interface Utelamnade {
  readonly orsak: Orsak;
  /** Ids, in the catalogue's order. */
  readonly fall: readonly string[];
}

/** All cases that were not judged, by reason. */
export function utelamnade({ fall }: Pick<Provprotokoll, 'fall'>): Utelamnade[] {
  const those = Map.groupBy(fall, ({ utfall }) => orsakTill(utfall));
  return ORSAKER.flatMap((orsak) => {
    const of = those.get(orsak) ?? [];
    return of.length > 0 ? [{ orsak, fall: of.map((one) => one.fall.id) }] : [];
  });
}

/** Each reason as a heading, with the ids of its cases. */
export function utelamnaderader(alla: readonly Utelamnade[]): (readonly [rubrik: string, fall: string])[] {
  return alla.map(({ orsak, fall }) => {
    const ord = ORD[orsak];
    return [`${ord.charAt(0).toUpperCase()}${ord.slice(1)}`, fall.join(', ')];
  });
}

export function slutsatsOf(protokoll: Pick<Provprotokoll, 'fall'>): Slutsats {
  const has = (...slag: readonly UtfallSlag[]) => protokoll.fall.some(({ utfall }) => slag.includes(utfall.utfall));
  if (has('underkänd')) return 'underkänd';
  const isWhole = has('godkänd', 'varning') && hindren(protokoll).length === 0;
  return isWhole ? 'godkänd' : 'ofullständig';
}

/** The conclusion for people. */
export function slutsatstext(protokoll: Pick<Provprotokoll, 'fall'>): string {
  const slutsats = slutsatsOf(protokoll);
  switch (slutsats) {
    case 'godkänd': {
      const fientliga = utelamnade(protokoll).find(({ orsak }) => orsak === 'fientliga')?.fall.length;
      return `Alla fall som gäller är godkända.${fientliga ? ` Fientliga fall som inte skickades: ${fientliga}.` : ''}`;
    }
    case 'underkänd':
      return 'Minst ett fall är underkänt.';
    case 'ofullständig': {
      const skal = hindren(protokoll).map(({ orsak, fall }) => `${fall.length} fall ${ORD[orsak]}`);
      return `Körningen räcker inte för ett besked: ${skal.join(', ') || 'inget fall kunde bedömas'}.`;
    }
  }
}

/** What leaves the run incomplete. */
function hindren(protokoll: Pick<Provprotokoll, 'fall'>): Utelamnade[] {
  return utelamnade(protokoll).filter(({ orsak }) => !UNDANTAG.includes(orsak));
}

/** Undefined for what was judged. */
function orsakTill({ utfall, hopp }: Utfall): Orsak | undefined {
  switch (utfall) {
    case 'godkänd':
    case 'underkänd':
    case 'varning':
      return undefined;
    case 'hoppad':
      return hopp ?? 'saknade';
    case 'ej tillämplig':
      return 'ej tillämpliga';
    case 'fel i bänken':
      return utfall;
    case 'avbruten':
    case 'väntar':
      return 'avbrutna';
  }
}
