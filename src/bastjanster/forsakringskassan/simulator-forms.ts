// The forms in which LEFI v9 delivers what FK and PM have: persons, cases, payments, decisions.

import type { Calendar } from '../simulation/calendar.ts';
import { persons, type TestPerson } from '../simulation/population.ts';
import { type FkForman, type FkRecord, FORMANER, type PmForman } from './testdata.ts';

/** LEFI's question, once it is known to follow its schema. */
export interface Fraga {
  readonly personnummer: string;
  readonly period: { readonly from: string; readonly tom: string };
  readonly [part: string]: unknown;
}

/** Names of what Pensionsmyndigheten pays. */
export const PENSIONER: Record<PmForman['kod'], string> = {
  'PM:AP': 'Allmän pension',
  'PM:BTI': 'Bostadstillägg och äldreförsörjningsstöd',
  'PM:EF': 'Efterlevandeförmåner',
};

/** The codes asked for in one part of the question. */
export function wanted(fraga: Fraga, part: string): string[] {
  const codes = fraga[part];
  return Array.isArray(codes) ? codes : [];
}

/** FK's half of an answer: what is asked for of what there is. */
export function formansinformation(fraga: Fraga, person: TestPerson, record: FkRecord, at: Calendar): object {
  const { formaner = [], sgi } = record;
  const ovrigt = wanted(fraga, 'ovrigInformation');
  const within = (future: boolean, part: string) => {
    const entries = formaner.filter(({ kod }) => wanted(fraga, part).includes(`FK:${kod}`));
    return entries.flatMap((forman) => utbetalningar(forman, future, fraga.period, at));
  };
  const inCases = formaner.filter(({ kod }) => wanted(fraga, 'formansinformation').includes(`FK:${kod}`));
  return {
    ...(ovrigt.includes('FK:GEPI') ? { generellPersoninformation: [personinformation(person, record, at)] } : {}),
    ...(ovrigt.includes('FK:SGI') && sgi ? { sjukpenninggrundandeInkomstuppgift: [sgiUppgift(sgi, at)] } : {}),
    ...Object.fromEntries(inCases.map((forman) => [ARENDEFALT[forman.kod], arenden(forman, at)])),
    utbetalningsuppgift: within(false, 'utbetalningar'),
    preliminarautbetalningar: within(true, 'preliminaraUtbetalningar'),
  };
}

const ARENDEFALT: Record<FkForman['kod'], string> = {
  ABB: 'barnbidragsarende',
  AS: 'aktivitetsstodsarende',
  BOB: 'bostadsbidragsarende',
  BTI: 'bostadstillaggsarende',
  FP: 'foraldrapenningarende',
  SA: 'sjukOchAktivitetsersattningsarende',
  SJP: 'sjukpenningarende',
  TFP: 'tillfalligForaldrapenningarende',
  US: 'underhallsstodsmottag',
};
/** Whose case names a child, which stands in grunduppgifter. */
const FOR_BARN = ['ABB', 'FP', 'TFP', 'US'];

/** One case for each child, where the benefit is for children; else one. */
function arenden({ kod, brutto, dagar, barn }: FkForman, at: Calendar): object[] {
  const beslut = {
    fattades: at.day(-110),
    definitivt: true,
    forman: { id: kod, beskrivning: FORMANER[kod] },
    period: { fran: at.day(-100), till: at.day(80) },
    ...(dagar === undefined ? { beslutatBruttobelopp: sek(brutto) } : { dagar }),
  };
  const own = { ...(kod === 'ABB' ? {} : { startades: at.day(-118), aktivt: true }), beslut: [beslut] };
  if (!barn || !FOR_BARN.includes(kod)) return [own];
  return barn.map((key) => ({ ...own, grunduppgifter: { barn: relative(persons[key], at) } }));
}

function personinformation(person: TestPerson, record: FkRecord, at: Calendar): object {
  const { kommun, lan, postort, postnummer, gata } = record;
  const [kod, namn] = record.medborgarskap ?? ['SE', 'Sverige'];
  const [id, beskrivning] = record.civilstand ?? [1, 'Ogift'];
  const adress = {
    roller: [{ id: 1, beskrivning: 'Folkbokföringsadress' }],
    utdelningadress: [gata],
    postnummer,
    postort,
  };
  return {
    ...relative(person, at),
    ...(person.skyddad ? {} : { adress: [adress], folkbokford: [{ lan, kommun }] }),
    barn: (record.barn ?? []).map((key) => relative(persons[key], at)),
    civilstand: { id, beskrivning },
    medborgarskap: [{ land: { kod, namn } }],
    samhorig: (record.samhorig ?? []).map((key) => relative(persons[key], at)),
  };
}

function relative({ personnummer, fornamn, efternamn, skyddad = false, avledForDagarSedan }: TestPerson, at: Calendar) {
  const avled = avledForDagarSedan === undefined ? {} : { avled: [at.day(-avledForDagarSedan)] };
  return { personnummer, foddes: birthDate(personnummer), namn: `${fornamn} ${efternamn}`, skyddad, ...avled };
}

function sgiUppgift(sgi: number, at: Calendar): object {
  return {
    faststalldes: at.day(-150),
    typ: { id: 1, beskrivning: 'Anställning' },
    anstallning: sek(sgi),
    dagar: 365,
    timmar: 0,
  };
}

/** FK's payments before today, or the preliminary ones. */
function utbetalningar(
  { kod, brutto, skatt = 0, dagar, datum }: FkForman,
  future: boolean,
  period: Fraga['period'],
  at: Calendar,
) {
  const forman = { id: kod, beskrivning: FORMANER[kod] };
  const avdrag = Math.round(brutto * skatt) / 100;
  const amounts = { bruttobelopp: sek(brutto), skattebelopp: sek(avdrag), avdragsbelopp: sek(0) };
  const days = datum.filter((day) => {
    return day > 0 === future && at.day(day) >= period.from && (future || at.day(day) <= period.tom);
  });
  return days.map((day) => {
    const covered = { fran: at.day(day - 30), till: at.day(day - 3) };
    const beloppstyp =
      skatt > 0 ? { id: 'SKPL', beskrivning: 'Skattepliktigt' } : { id: 'SKFR', beskrivning: 'Skattefritt' };
    const detail = { forman, period: covered, beloppstyp, ...(dagar === undefined ? {} : { dagar }), ...amounts };
    return {
      typ: { id: 1, beskrivning: 'Ordinarie' },
      foretag: { id: 1, beskrivning: 'Försäkringskassan' },
      formansfamilj: forman,
      datum: at.day(day),
      period: covered,
      ...amounts,
      nettobelopp: sek(brutto - avdrag),
      utbetalningsdetalj: [detail],
    };
  });
}

/** PM's half: each month on the 18th, the next one preliminary. */
export function pensioner(fraga: Fraga, pension: readonly PmForman[], at: Calendar): object {
  const days = [-3, -2, -1, 0, 1].map(
    (month) => [at.inMonth(month, 18), at.inMonth(month, 1), at.monthEnd(month)] as const,
  );
  const next = days.find(([datum]) => datum > at.today);
  const paid = days.filter(([datum]) => datum <= at.today && datum >= fraga.period.from && datum <= fraga.period.tom);
  const all = (part: string, when: typeof days) => {
    const entries = pension.filter(({ kod }) => wanted(fraga, part).includes(kod));
    return entries.flatMap((forman) => when.map((day) => pensionsutbetalning(forman, ...day)));
  };
  const decided = pension.filter(({ kod }) => wanted(fraga, 'beslut').includes(kod));
  return {
    ansprak: [],
    beslut: decided.map((forman) => pensionsbeslut(forman, at)),
    preliminaraUtbetalningar: all('preliminaraUtbetalningar', next ? [next] : []),
    utbetalningar: all('utbetalningar', paid),
  };
}

function pensionsutbetalning(
  { kod, brutto, avdrag, rader }: PmForman,
  utbetalningsdatum: string,
  from: string,
  tom: string,
) {
  const plain = (code: string) => ({ kod: code, beskrivning: code });
  return {
    utbetalningsdatum,
    utbetalningsperiod: { from, tom },
    bruttobelopp: brutto,
    nettobelopp: brutto - avdrag,
    avdrag: avdrag > 0 ? [{ belopp: avdrag, avdragstyp: { kod: 'PM:PS', beskrivning: 'Preliminär skatt' } }] : [],
    utbetalningsrader: rader.map(({ typ, forman, belopp }) => ({
      formansgrupp: { kod, beskrivning: PENSIONER[kod] },
      belopp,
      utbetalningsforman: plain(forman),
      beloppstyp: plain(typ),
    })),
  };
}

function pensionsbeslut({ kod, brutto }: PmForman, at: Calendar): object {
  const frekvens = { kod: 'MANAD', beskrivning: 'Per månad' };
  return {
    beslutsid: `${kod.slice(3)}-${at.year(-1)}-1`,
    beslutsdatum: at.day(-300),
    formansgrupp: { kod, beskrivning: PENSIONER[kod] },
    beslutsstatus: { kod: 'SLUTLIGT', beskrivning: 'Slutligt' },
    beslutsutfall: { kod: 'BIFALL', beskrivning: 'Bifall' },
    beslutadErsattning: [
      { beslutatBelopp: { belopp: brutto, beloppsfrekvens: frekvens }, period: { from: at.inMonth(-9, 1) } },
    ],
  };
}

function sek(summa: number): object {
  return { summa, valuta: 'SEK' };
}

/** YYYY-MM-DD; a samordningsnummer has 60 added to its day. */
function birthDate(personnummer: string): string {
  const day = Number(personnummer.slice(6, 8)) % 60;
  return `${personnummer.slice(0, 4)}-${personnummer.slice(4, 6)}-${String(day).padStart(2, '0')}`;
}
