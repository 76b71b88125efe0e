// The fields of the overview's entries in words: one table of what each is called, and each entry as lines of it.
import type { Intervall, Kod, Post } from '../../../../bastjanster/oversikt.ts';
import type { Stalle } from '../../../../platform/avsnitt.ts';
import { beloppText, enRad, kodText, OLAST, periodText, talText } from './varden.ts';

/** An entry as JSON: its fields by name, and where each stands. */
export type Falt = Post & Readonly<Record<string, unknown>>;

const OLASLIG_DAG = 'dag som inte går att läsa';

/** What fields are called, in the order in which they are told; `kr` are amounts in öre. The contract is svar.schema.json. */
const NAMN: Readonly<Record<string, string | readonly [namn: string, enhet: 'kr']>> = {
  art: 'Slag',
  forman: 'Förmån',
  delforman: 'Delförmån',
  beloppstyp: 'Beloppstyp',
  typ: 'Typ',
  person: 'Gäller',
  arbetsgivare: 'Arbetsgivare',
  manad: 'Månad',
  status: 'Status',
  arende: 'Ärende',
  beslut: 'Beslut',
  beslutstyp: 'Beslutstyp',
  beslutsstatus: 'Beslutets status',
  utfall: 'Utfall',
  definitivt: 'Definitivt',
  anledning: 'Anledning',
  ansokningsdag: 'Ansökt',
  ankomstdag: 'Inkom',
  beslutsdag: 'Beslutat',
  utbetalningsdag: 'Utbetalningsdag',
  period: 'Period',
  fran: 'Från och med',
  tom: 'Till och med',
  giltighet: 'Giltighet',
  arbetssokande: 'Arbetssökande',
  kategori: 'Sökandekategori',
  takt: 'Takt',
  omfattning: 'Omfattning',
  dagar: 'Dagar',
  belopp: ['Belopp', 'kr'],
  brutto: ['Brutto', 'kr'],
  skatt: ['Skatt', 'kr'],
  avdrag: ['Avdrag', 'kr'],
  nettoEfterSkatt: ['Netto efter skatt', 'kr'],
  netto: ['Netto', 'kr'],
  frekvens: 'Hur ofta',
  periodicitet: 'Hur ofta',
  tillhorighet: 'A-kassa',
  beslutOmRatt: 'Beslut om rätt till ersättning',
  ansokanInlamnad: 'Ansökan om utbetalning inlämnad',
  avstangningar: 'Avstängd',
  registrerad: 'Registrerad',
  avaktualiserad: 'Avaktualiserad',
  aktivitetsrapport: 'Aktivitetsrapport',
  senasteAktivitetsrapport: 'Senaste aktivitetsrapport',
  registreringsnummer: 'Registreringsnummer',
  fabrikat: 'Fabrikat',
  handelsbeteckning: 'Handelsbeteckning',
  fordonsslag: 'Fordonsslag',
  fordonsar: 'Fordonsår',
  ar: 'År',
  intakter: ['Intäkter', 'kr'],
  overskott: ['Överskott', 'kr'],
  faststalld: 'Fastställd',
  overskottAvTjanst: ['Överskott av tjänst', 'kr'],
  kapital: ['Kapital', 'kr'],
  faststalldInkomst: ['Fastställd inkomst', 'kr'],
  slutligSkatt: ['Slutlig skatt', 'kr'],
  saldo: ['Saldo', 'kr'],
  preliminarRanta: ['Preliminär ränta', 'kr'],
  uppdaterad: 'Uppdaterad',
  godkandForFskatt: 'Godkänd för F-skatt',
  momsregistrerad: 'Momsregistrerad',
  arbetsgivarregistrerad: 'Registrerad som arbetsgivare',
  sokt: 'Sökt',
  beviljat: 'Beviljat',
  rader: 'Varav',
};

/** Every field that it has, told or unreadable, as a line: `Beslutat: 2026-10-01`. A list has a line for each of its items. */
export function faltrader(entry: Falt): string[] {
  return fieldsOf(entry).flatMap(([name, value]) => {
    const namn = namnPa(name);
    if (value === undefined) return [`${namn}: ${OLAST}`];
    if (Array.isArray(value)) return (value as Falt[]).map((item) => `${namn}: ${inLine(item)}`);
    return [`${namn}: ${valueText(name, value)}`];
  });
}

/** Where the entry, each of its fields and what is inside it stand. */
export function stallenI(entry: Post, vad = 'Posten'): Stalle[] {
  const { post, ...fields } = entry.harkomst;
  const of = (name: string) => (vad === 'Posten' ? name : `${vad}, ${name.toLowerCase()}`);
  const inner = Object.entries(entry).flatMap(([name, value]) => {
    if (name === 'period') return stallenI(value as Post, of(namnPa(name))).slice(1);
    if (!isEntries(value)) return [];
    return value.flatMap((item, n) => stallenI(item, of(`${namnPa(name)} ${n + 1}`)));
  });
  const own = Object.entries(fields).map(([name, pekare]) => ({ vad: of(namnPa(name)), pekare }));
  return [{ vad, pekare: post }, ...own, ...inner];
}

/** `period 2026-08-31–2027-01-17, takt 100` */
function inLine(item: Falt): string {
  return fieldsOf(item)
    .map(([name, value]) => {
      if (value === undefined) return `${namnPa(name).toLowerCase()} ${OLAST}`;
      const text = Array.isArray(value) ? (value as Falt[]).map(inLine).join('; ') : valueText(name, value);
      return typeof value === 'object' && name !== 'rader' ? text : `${namnPa(name).toLowerCase()} ${text}`;
    })
    .join(', ');
}

/** In the table's order; `undefined` is what cannot be read. The person asked about is whom everything is about. */
function fieldsOf(entry: Falt): (readonly [name: string, value: unknown])[] {
  const { olasta = [] } = entry;
  return Object.keys(NAMN)
    .filter((name) => (entry[name] !== undefined && entry[name] !== 'tillfrågad') || olasta.includes(name))
    .map((name) => [name, entry[name]] as const);
}

function valueText(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value === 'number') return isAmount(name) ? `${beloppText(value)}\u00a0kr` : talText(value);
  if (name === 'period') return periodOf(value as Intervall);
  return typeof value === 'object' ? kodText(value as Kod) : enRad(String(value));
}

/** An end that stands there and cannot be read is not an open one. */
export function periodOf({ fran, tom, olasta = [] }: Intervall): string {
  const end = (name: string, day?: string) =>
    olasta.includes(name) ? { [name]: OLASLIG_DAG } : day && { [name]: day };
  return periodText({ ...end('fran', fran), ...end('tom', tom) });
}

/** What a field is called. */
export function namnPa(name: string): string {
  const namn = NAMN[name] ?? name;
  return typeof namn === 'string' ? namn : namn[0];
}

function isAmount(name: string): boolean {
  return typeof NAMN[name] === 'object';
}

function isEntries(value: unknown): value is readonly Post[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'harkomst' in one);
}
