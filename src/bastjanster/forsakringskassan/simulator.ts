// Försäkringskassan's LEFI v9 as a simulator: gives what is asked for, in the two halves FK and PM.
import { compileSchema, readSchema } from '../../platform/schema.ts';
import { felsvar, type RestSimulator, type Variant } from '../simulation/agency.ts';
import { type Calendar, calendarAt } from '../simulation/calendar.ts';
import { findPerson, somebodyElse } from '../simulation/population.ts';
import { INFORMATIONSTYPER } from './codes.ts';
import { UTBETALNINGSTYPER } from './oversikt-typer.ts';
import { type Fraga, formansinformation, PENSIONER, pensioner, wanted } from './simulator-forms.ts';
import { FORMANER, fkRecord } from './testdata.ts';

const PARTS = [
  'formansinformation',
  'ansprak',
  'beslut',
  'preliminaraUtbetalningar',
  'utbetalningar',
  'ovrigInformation',
];
const BASE_PATH = '/lefi-extern-formansinformation/v9/aktorer';
const OVRIGT = { 'FK:GEPI': 'Generell personinformation', 'FK:SGI': 'Sjukpenninggrundande inkomst' };

const question = compileSchema(
  readSchema('schemas/forsakringskassan/lefi-v9.schema.json'),
  '#/$defs/ExternFormansinformationFraga',
);

export const simulator: RestSimulator = {
  id: 'FK',
  path: '',
  routes: {
    ask: `${BASE_PATH}/:aktorsid/formansinformation/fraga`,
    test: `${BASE_PATH}/:aktorsid/tillgangligaInformationstyper`,
  },

  asked: (fraga) => {
    const personnummer = (fraga as Partial<Fraga> | null)?.personnummer;
    return typeof personnummer === 'string' ? full(personnummer) : '';
  },

  answer({ aktorsid }, fraga, variant, now) {
    if (aktorsid === 'okand') return felsvar(403, 'Aktören saknar behörighet till tjänsten.', now);
    if (question.validate(fraga).length > 0) return felsvar(400, 'Frågan följer inte schemat.', now);
    const asked = fraga as Fraga;
    if (PARTS.every((part) => wanted(asked, part).length === 0))
      return felsvar(400, 'Ingen informationstyp är angiven.', now);
    if (asked.period.tom > twoYearsAfter(asked.period.from)) return felsvar(400, 'Perioden är längre än två år.', now);
    if (variant === 'business-fault') return felsvar(400, 'Frågan kan inte besvaras.', now);
    return { status: 200, json: svar(asked, variant, calendarAt(now)) };
  },

  test({ aktorsid }, now) {
    if (aktorsid === 'okand') return felsvar(403, 'Aktören saknar behörighet till tjänsten.', now);
    const fk = coded(Object.fromEntries(Object.entries(FORMANER).map(([kod, text]) => [`FK:${kod}`, text])));
    const pm = coded(PENSIONER);
    const both = coded(Object.fromEntries(UTBETALNINGSTYPER.map((kod) => [kod, INFORMATIONSTYPER[kod] ?? kod])));
    const json = {
      formansinformation: fk,
      ansprak: pm,
      beslut: pm,
      preliminaraUtbetalningar: both,
      utbetalningar: both,
    };
    return { status: 200, json: { ...json, ovrigInformation: coded(OVRIGT) } };
  },
};

function svar(fraga: Fraga, variant: Variant, at: Calendar): object {
  const asked = full(fraga.personnummer);
  const person = variant === 'wrong-person' ? somebodyElse(asked) : findPerson(asked);
  const record = variant === 'empty-valid' ? undefined : fkRecord(person?.profile);
  // What deviates is not delivered.
  const given = variant === 'deviations' ? { ...fraga, formansinformation: [], utbetalningar: [] } : fraga;
  const own = record && person ? formansinformation(given, person, record, at) : {};
  const pension = variant === 'partial' ? [] : (record?.pension ?? []);
  const answer = {
    utlamnare: utlamnare(variant === 'partial'),
    ...(variant === 'deviations' ? { avvikelser: avvikelser(fraga) } : {}),
    formansinformation: own,
    ...pensioner(given, pension, at),
  };
  return spoiled(answer, variant);
}

function utlamnare(pmSilent: boolean) {
  const ok = { kod: 'OK', beskrivning: 'Utlämnaren har svarat.' };
  const silent = { kod: 'OTILLGANGLIG', beskrivning: 'Utlämnaren är inte tillgänglig.' };
  return [
    { utlamnare: { kod: 'FK', namn: 'Försäkringskassan' }, tillstand: ok },
    { utlamnare: { kod: 'PM', namn: 'Pensionsmyndigheten' }, tillstand: pmSilent ? silent : ok },
  ];
}

function avvikelser(fraga: Fraga) {
  const fel = { kod: 'INTERNT_FEL', beskrivning: 'Uppgifterna kunde inte hämtas.' };
  const nekad = { kod: 'OBEHORIG', beskrivning: 'Aktören får inte ta del av uppgifterna.' };
  const groups = (part: string, avvikelse: object) => {
    return wanted(fraga, part).map((kod) => ({ avvikelse, formansgrupp: { kod, beskrivning: kod } }));
  };
  return { formansinformation: groups('formansinformation', fel), utbetalningar: groups('utbetalningar', nekad) };
}

function spoiled(answer: { readonly utlamnare: readonly object[] }, variant: Variant): object {
  switch (variant) {
    case 'schema-invalid':
      return { ...answer, formansinformation: 'inget objekt' };
    case 'bad-enum':
      return { ...answer, utlamnare: [{ utlamnare: { kod: 'KFM', namn: 'Okänd' } }] };
    case 'missing-required':
      return { ...answer, beslut: [{ formansgrupp: { beskrivning: 'Utan kod' } }] };
    case 'extra-element':
      return { ...answer, tillagg: 'Ett nytt fält' };
    case 'duplicates':
      return { ...answer, utlamnare: [...answer.utlamnare, ...answer.utlamnare] };
    default:
      return answer;
  }
}

function coded(texts: Readonly<Record<string, string>>): object[] {
  return Object.entries(texts).map(([kod, beskrivning]) => ({ kod, beskrivning }));
}

/** A ten-digit number is read as born in the latest century that fits. */
function full(personnummer: string): string {
  if (personnummer.length !== 10) return personnummer;
  const candidates = [`20${personnummer}`, `19${personnummer}`];
  return candidates.find((one) => findPerson(one)) ?? `19${personnummer}`;
}

function twoYearsAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 2}${date.slice(4)}`;
}
