// The life of an anslutning: which status leads to which, and what each step requires. Pure.
import type { Anslutning, Status } from './anslutning.ts';
import { AnslutningError } from './anslutning-error.ts';

/** What a step can require. */
export type Krav =
  | 'uppgifter'
  | 'avtal'
  | 'bitradesavtal'
  | 'gallringsbeslut'
  | 'uppsagning'
  | 'ingen-uppsagning'
  | 'upphord'
  | 'logg';

/** A step from one status to another. `handling` is what the audit trail calls it. */
export interface Overgang {
  readonly handling: string;
  readonly kraver: readonly Krav[];
}

/** What must be there whenever an anslutning becomes aktiv. */
const AKTIV: readonly Krav[] = ['avtal', 'bitradesavtal', 'gallringsbeslut', 'ingen-uppsagning'];

/** From → to; what is not here is not allowed. A refused or ended one may be applied for anew. */
export const OVERGANGAR: Readonly<Record<Status, Partial<Readonly<Record<Status, Overgang>>>>> = {
  anmäld: {
    granskas: { handling: 'granska', kraver: [] },
    avslagen: { handling: 'avslå', kraver: [] },
  },
  granskas: {
    anmäld: { handling: 'begär komplettering', kraver: [] },
    godkänd: { handling: 'godkänn', kraver: ['uppgifter'] },
    avslagen: { handling: 'avslå', kraver: [] },
  },
  godkänd: {
    granskas: { handling: 'granska på nytt', kraver: [] },
    aktiv: { handling: 'aktivera', kraver: AKTIV },
    avslagen: { handling: 'avslå', kraver: [] },
  },
  aktiv: {
    spärrad: { handling: 'spärra', kraver: [] },
    uppsagd: { handling: 'säg upp', kraver: ['uppsagning'] },
  },
  spärrad: {
    aktiv: { handling: 'häv spärr', kraver: AKTIV },
    uppsagd: { handling: 'säg upp', kraver: ['uppsagning'] },
  },
  uppsagd: {
    aktiv: { handling: 'återta uppsägning', kraver: AKTIV },
    spärrad: { handling: 'spärra', kraver: [] },
    avslutad: { handling: 'avsluta', kraver: ['uppsagning', 'upphord', 'logg'] },
  },
  avslutad: { anmäld: { handling: 'anmäl på nytt', kraver: [] } },
  avslagen: { anmäld: { handling: 'anmäl på nytt', kraver: [] } },
};

/** What a step is judged by beside the anslutning as it would be after it. */
export interface Laget {
  /** Today in Sweden, `YYYY-MM-DD`. */
  readonly idag: string;
  /** Whether a gallringsbeslut covers the nämnd. */
  readonly gallringsbeslut: boolean;
  /** Whether the nämnd's log can be handed out to it and then gallrad. */
  readonly logg: boolean;
}

const UPPFYLLT: Readonly<Record<Krav, (anslutning: Anslutning, laget: Laget) => boolean>> = {
  uppgifter: ({ kommun, bastjanster, kontakter }) =>
    kommun !== undefined && bastjanster.length > 0 && new Set(kontakter.map(({ roll }) => roll)).size === 3,
  avtal: ({ avtal }, { idag }) => avtal !== undefined && avtal.datum <= idag,
  bitradesavtal: ({ bitradesavtal }, { idag }) => bitradesavtal !== undefined && bitradesavtal.datum <= idag,
  gallringsbeslut: (_, { gallringsbeslut }) => gallringsbeslut,
  uppsagning: ({ uppsagning }) => uppsagning !== undefined && uppsagning.datum <= uppsagning.upphor,
  'ingen-uppsagning': ({ uppsagning }) => uppsagning === undefined,
  upphord: ({ uppsagning }, { idag }) => uppsagning !== undefined && uppsagning.upphor < idag,
  logg: (_, { logg }) => logg,
};

const KRAV_TEXT: Readonly<Record<Krav, string>> = {
  uppgifter: 'kommun, minst en bastjänst och kontakter för teknik, avtal och dataskydd',
  avtal: 'ett undertecknat anslutningsavtal',
  bitradesavtal: 'ett undertecknat personuppgiftsbiträdesavtal',
  gallringsbeslut: 'ett gallringsbeslut som omfattar nämnden',
  uppsagning: 'uppsägningens datum och den dag då anslutningen upphör, som inte är före uppsägningen',
  'ingen-uppsagning': 'att anslutningen inte är uppsagd',
  upphord: 'att dagen då anslutningen upphör är förbi',
  logg: 'att nämndens logg kan lämnas ut till den och sedan gallras, och den uppgiften är inte inkopplad här',
};

/** What a requirement asks for, after the words "kräver". */
export function kravText(krav: Krav): string {
  return KRAV_TEXT[krav];
}

/** Which of the requirements do not hold. */
export function ouppfyllda(kraver: readonly Krav[], anslutning: Anslutning, laget: Laget): Krav[] {
  return kraver.filter((krav) => !UPPFYLLT[krav](anslutning, laget));
}

/** What an aktiv anslutning should have and this one has not: for one taken over from a file without being judged. */
export function bristerSomAktiv(anslutning: Anslutning, laget: Laget): Krav[] {
  return ouppfyllda(['uppgifter', ...AKTIV], anslutning, laget);
}

/**
 * The step, if it may be taken.
 * @param anslutning as it would be, but for the status
 * @throws {AnslutningError} kind `otillaten-overgang`, naming where the status leads, or `krav-saknas`, naming all that is missing
 */
export function provaOvergang(anslutning: Anslutning, till: Status, laget: Laget): Overgang {
  const fran = anslutning.status;
  const overgang = OVERGANGAR[fran][till];
  if (!overgang) {
    const leads = Object.keys(OVERGANGAR[fran]).join(', ');
    throw new AnslutningError(
      'otillaten-overgang',
      `Från status ${fran} går det inte till ${till}, bara till: ${leads}.`,
    );
  }
  const missing = ouppfyllda(overgang.kraver, anslutning, laget);
  if (missing.length === 0) return overgang;
  throw new AnslutningError('krav-saknas', `Att ${overgang.handling} kräver ${missing.map(kravText).join('; ')}.`);
}

/** Why nobody may ask for this organisation today, as data for a text; undefined where they may. */
export function hinder(
  { status, uppsagning, giltigFran, giltigTom }: Anslutning,
  idag: string,
):
  | { readonly rule: 'anslutning-status' | 'anslutning-fran' | 'anslutning-tom'; readonly expected: string }
  | undefined {
  const uppsagd = status === 'uppsagd' && uppsagning?.frageratt === true;
  if (status !== 'aktiv' && !uppsagd) return { rule: 'anslutning-status', expected: status };
  const last = [giltigTom, uppsagd ? uppsagning.upphor : undefined].filter((one) => one !== undefined).sort()[0];
  if (giltigFran !== undefined && idag < giltigFran) return { rule: 'anslutning-fran', expected: giltigFran };
  if (last !== undefined && idag > last) return { rule: 'anslutning-tom', expected: last };
  return undefined;
}
