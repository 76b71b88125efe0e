// What is not known, in words: a source that failed or proves nothing is never a zero.
import type { Forbehall, Oefterfragat, Okant } from '../../../bastjanster/oversikt.ts';
import type { Quality } from '../../../composite/quality.ts';
import type { Kalla, SvarandeJson } from './kalla.ts';
import { manadstext } from './manader.ts';

export interface Brist {
  readonly kalla: string;
  /** Who inside the source; absent where it is the source as a whole. */
  readonly svarande?: string;
  readonly kvalitet: Quality;
  /** For people, in Swedish. */
  readonly text: string;
  /** Whether payments or wages can be missing for it. */
  readonly paverkarSummor: boolean;
  /** `YYYY-MM`, where it concerns one month. */
  readonly manad?: string;
}

/** With what only the sums need to know. */
export interface Lucka extends Brist {
  /** Codes of benefits that it does not concern. */
  readonly utom?: readonly string[];
}

type Bad = Exclude<Quality, 'answered' | 'nothing'>;

/** `failed` of a whole source is followed by its error's own text. */
const TEXTER: Record<Bad, string> = {
  failed: 'kunde inte svara: uppgifterna är okända, inte noll.',
  partial: 'har bara kunnat svara delvis: det som saknas är okänt, inte noll.',
  unverifiable:
    'har svarat, men det går inte att bekräfta att svaret är fullständigt: det som saknas är okänt, inte noll.',
  'not-asked': 'ingår inte i frågan: uppgifterna är okända, inte noll.',
};

/** All that is not known of a source, and of those who answer inside it. */
export function bristerHos(kalla: Kalla): Brist[] {
  const { id, namn, del, mapper } = kalla;
  if (!del)
    return [{ kalla: id, kvalitet: 'not-asked', text: `${namn} ${TEXTER['not-asked']}`, paverkarSummor: pays(kalla) }];
  const svarande = (del.svarande ?? []).flatMap((one) => ofSvarande(kalla, one));
  const asked = new Set(del.svarande?.map((one) => one.id));
  const unasked = mapper.betalar === 'alla' || del.error ? [] : Object.entries(mapper.betalar);
  return [
    ...ofWhole(kalla, svarande.length > 0),
    ...svarande,
    ...unasked
      .filter(([one]) => !asked.has(one))
      .map(([one, name]) => brist(kalla, 'not-asked', `${name} (${namn})`, one)),
    ...(del.utelamnat ?? []).map((vad) => ({
      ...brist(kalla, 'partial', namn),
      text: `${namn} lämnar inte ut ${vad}, utan att säga det i svaret.`,
    })),
  ];
}

/** Where those inside it say what is wrong, the whole has nothing to add, but for an answer that breaks its schema. */
function ofWhole(kalla: Kalla, isSaid: boolean): Brist[] {
  const { del, namn } = kalla;
  if (!del || !isBad(del.kvalitet)) return [];
  if (isSaid && del.kontroll?.schema !== 'avviker') return [];
  const own = brist(kalla, del.kvalitet, namn);
  return [del.error ? { ...own, text: `${own.text} ${del.error.felmeddelande.join(' ')}` } : own];
}

function ofSvarande(kalla: Kalla, { id, namn, kvalitet, text }: SvarandeJson): Brist[] {
  if (!isBad(kvalitet)) return [];
  const own = brist(kalla, kvalitet, `${namn} (${kalla.namn})`, id);
  return [text ? { ...own, text: `${own.text} ${text}.` } : own];
}

function brist(kalla: Kalla, kvalitet: Bad, who: string, svarande?: string): Brist {
  const text = `${who} ${TEXTER[kvalitet]}`;
  return { kalla: kalla.id, ...(svarande ? { svarande } : {}), kvalitet, text, paverkarSummor: pays(kalla, svarande) };
}

/** What is in an unknown form may be a payment. */
export function bristForOkant(kalla: Kalla, { svarande, text }: Okant): Brist {
  const own = { kalla: kalla.id, kvalitet: 'unverifiable' as const, text, paverkarSummor: pays(kalla, svarande) };
  return svarande ? { ...own, svarande } : own;
}

/** Payments that were not asked for, now or (`kommande`) in a month that may get more; once where all of its source is not asked. */
export function bristerForOefterfragat(kalla: Kalla, galler: Oefterfragat['galler'], manad?: string): Lucka[] {
  const { id, del, oefterfragat } = kalla;
  if (!del || del.error) return [];
  const unasked = del.svarande?.filter(({ kvalitet }) => kvalitet === 'not-asked').map((one) => one.id);
  return oefterfragat
    .filter((one) => one.galler === galler && !unasked?.includes(one.svarande))
    .map(({ svarande, text, efterfragade }) => ({
      ...{ kalla: id, svarande, kvalitet: 'not-asked', text, paverkarSummor: pays(kalla, svarande) },
      ...(manad === undefined ? {} : { manad }),
      utom: efterfragade,
    }));
}

/** A month that the question to a source did not cover. */
export function bristForPeriod(kalla: Kalla, manad: string): Brist[] {
  if (!kalla.del || kalla.del.error || !pays(kalla) || kalla.tacker(manad)) return [];
  const text = `Frågan till ${kalla.namn} täcker inte hela ${manadstext(manad)}.`;
  return [{ kalla: kalla.id, kvalitet: 'not-asked', text, paverkarSummor: true, manad }];
}

/** What a source never tells in full, in the months that it is about. */
export function bristForForbehall(kalla: Kalla, { svarande, tom, text }: Forbehall, manad: string): Brist[] {
  if (tom !== undefined && manad > tom) return [];
  return [{ kalla: kalla.id, svarande, kvalitet: 'partial', text, paverkarSummor: pays(kalla, svarande), manad }];
}

function pays({ mapper }: Kalla, svarande?: string): boolean {
  const { betalar } = mapper;
  if (betalar === 'alla') return true;
  return svarande === undefined ? Object.keys(betalar).length > 0 : Object.hasOwn(betalar, svarande);
}

function isBad(kvalitet: Quality): kvalitet is Bad {
  return kvalitet !== 'answered' && kvalitet !== 'nothing';
}
