// Migrationsverket as a simulator: unqualified children, no status, and no response for whom it does not know.
import { randomUUID } from 'node:crypto';
import { childText, descend } from '../../platform/xml.ts';
import { type Edits, edited, fields, type SoapSimulator, tag, type Variant } from '../simulation/agency.ts';
import { calendarAt } from '../simulation/calendar.ts';
import { findPerson, somebodyElse } from '../simulation/population.ts';
import { type MivRecord, type MivSvar, mivRecord } from './testdata.ts';

const NAMESPACE = 'http://schema.migrationsverket.se/ssbtek/1/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const EDITS: Edits = {
  'schema-invalid': [/<correlationid>/, '<inresedatum>i går</inresedatum>$&'],
  'bad-enum': [/(<giltighetstid>)[A-Z]+/, '$1EVIG'],
  'missing-required': [/<correlationid>[^<]*<\/correlationid>/, ''],
  'extra-element': [/<\/response>/, '<Tillagg>Ett nytt element</Tillagg>$&'],
  duplicates: [/<svar>.*?<\/svar>/s, '$&$&'],
};

/** In the order of the contract, which is that of the alphabet. */
const ORDER = [
  'anledning',
  'anledningNamn',
  'ansokningsdatum',
  'arendeTyp',
  'arendeTypNamn',
  'beslutsKod',
  'beslutsKodNamn',
  'beslutsTyp',
  'beslutsTypNamn',
  'beslutsdatum',
  'fromDatum',
  'giltighetstid',
  'tomDatum',
] as const satisfies readonly (keyof MivSvar)[];

export const simulator: SoapSimulator = {
  id: 'MIV',
  folder: 'migrationsverket',
  path: '/miv',
  question: { namespace: NAMESPACE, name: 'findByPersonnummer' },
  questionXsd: 'schemas/migrationsverket/migrationsverket.xsd',

  asked: (question) => descend(question, 'query', 'personnummer')?.content ?? '',

  answer(question, variant, now) {
    if (variant === 'business-fault') return { fault: serviceFault(), text: 'SSBTEKSoapException' };
    const asked = this.asked(question);
    const person = variant === 'wrong-person' ? somebodyElse(asked) : findPerson(asked);
    const record = variant === 'wrong-person' ? STRANGER : mivRecord(person?.profile, calendarAt(now));
    const query = descend(question, 'query');
    const korrelationsid = query && childText(query, 'korrelationsid');
    const known = record && person && variant !== 'empty-valid';
    const response = known ? responseFor(record, { korrelationsid, ...person }, variant) : '';
    const xml = `<miv:findByPersonnummerResponse xmlns:miv="${NAMESPACE}">${response}</miv:findByPersonnummerResponse>`;
    return { xml: edited(xml, variant, EDITS) };
  },
};

const STRANGER: MivRecord = { hemland: 'Finland', svar: [] };

interface About {
  readonly korrelationsid: string | undefined;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly personnummer: string;
}

function responseFor({ hemland, inresedatum, svar }: MivRecord, about: About, variant: Variant): string {
  const { korrelationsid, efternamn, fornamn, personnummer } = about;
  const own = { korrelationsid, correlationid: randomUUID(), efternamn, fornamn, hemland, inresedatum, personnummer };
  const entries = svar.map((one) => tag('svar', fields(Object.fromEntries(ORDER.map((name) => [name, one[name]])))));
  const silent = variant === 'partial' ? `<svar xmlns:xsi="${XSI}" xsi:nil="true"/>` : '';
  return tag('response', fields(own), tag('svarCollection', silent, ...entries));
}

function serviceFault(): string {
  const content = fields({ faultCode: 'SSBTEK-17', faultString: 'Tjänsten kan inte behandla frågan just nu.' });
  return `<miv:SSBTEKSoapException xmlns:miv="${NAMESPACE}">${content}</miv:SSBTEKSoapException>`;
}
