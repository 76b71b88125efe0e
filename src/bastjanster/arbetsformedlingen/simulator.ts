// Arbetsförmedlingen as a simulator: echoes the question and answers with what the test data hold.
import { child, childText, standalone, type XmlElement } from '../../platform/xml.ts';
import { type Edits, edited, fields, type SoapSimulator, tag, type Variant } from '../simulation/agency.ts';
import { calendarAt } from '../simulation/calendar.ts';
import { findPerson, somebodyElse } from '../simulation/population.ts';
import { type AfRecord, afRecord } from './testdata.ts';

const NAMESPACE = 'http://api.arbetsformedlingen.se/arbetssokande/ersattningsstod/v2';

const EDITS: Edits = {
  'schema-invalid': [/(<StatusSokandeinformationKod>)-?\d+/, '$1noll'],
  'bad-enum': [
    /(<Svar>.*?<Schemaversion>.*<\/IdentitetsbeteckningFysiskPerson>)/s,
    '$1<Sekretessmarkering>kanske</Sekretessmarkering>',
  ],
  'missing-required': [/<(?:\w+:)?Fraga[ >].*<\/(?:\w+:)?Fraga>/s, ''],
  'extra-element': [/<\/Svar>/, '<Tillagg xmlns="urn:example:tillagg">Ett nytt element</Tillagg></Svar>'],
  duplicates: [/(<Beslut>.*?<\/Beslut>)/s, '$1$1'],
};

const STATUS: Partial<Record<Variant, readonly [code: number, text: string]>> = {
  partial: [17, 'Frågan kunde inte behandlas fullständigt.'],
  'business-fault': [99, 'Frågan kunde inte behandlas.'],
};
const STATUS_OK = [0, 'Frågan har behandlats normalt och ett giltigt svar har returnerats.'] as const;

export const simulator: SoapSimulator = {
  id: 'AF',
  folder: 'arbetsformedlingen',
  path: '/af',
  question: { namespace: NAMESPACE, name: 'FragaMeddelande' },
  questionXsd: 'schemas/arbetsformedlingen/arbetsformedlingen.xsd',

  asked: (question) => textOf(question, 'IdentitetsbeteckningFysiskPerson'),

  answer(question, variant, now) {
    const fraga = child(question, 'Fraga');
    const echo = fraga ? standalone(fraga) : '';
    const xml = `<SvarMeddelande xmlns="${NAMESPACE}">${echo}${tag('Svar', svar(question, variant, now))}</SvarMeddelande>`;
    return { xml: edited(xml, variant, EDITS) };
  },
};

function svar(question: XmlElement, variant: Variant, now: Date): string {
  const asked = textOf(question, 'IdentitetsbeteckningFysiskPerson');
  const person = variant === 'wrong-person' ? somebodyElse(asked) : findPerson(asked);
  const empty = variant === 'empty-valid' || variant === 'business-fault';
  const record = afRecord(empty ? undefined : person?.profile, calendarAt(now));
  const wanted = (part: string) => includes(question, part) && variant !== 'business-fault';
  const [code, text] = STATUS[variant] ?? STATUS_OK;
  return [
    fields({
      Schemaversion: '2.0',
      Referensnummer: textOf(question, 'Referensnummer'),
      LagParagraf: textOf(question, 'LagParagraf'),
      IdentitetsbeteckningFysiskPerson: person?.personnummer ?? asked,
      Fornamn: empty ? undefined : person?.fornamn,
      Efternamn: empty ? undefined : person?.efternamn,
      Sekretessmarkering: person?.skyddad,
    }),
    wanted('ArbetssokandeInfo') ? arbetssokandeInfo(record, variant) : '',
    wanted('BeslutInfo') ? beslutInfo(record) : '',
    wanted('AkasseInfo') ? fields({ Akassetillhorighet: record.akassa }) : '',
    fields({ StatusSokandeinformationKod: code, StatusSokandeinformationKodText: text }),
  ].join('');
}

function arbetssokandeInfo(record: AfRecord, variant: Variant): string {
  const silent = variant === 'partial';
  const rapport = fields({
    AktivitetsRapportMeddelande: silent ? '502' : record.rapport,
    SenasteAktivitetsRapportDatum: silent ? undefined : record.rapportDatum,
  });
  return tag(
    'ArbetssokandeInfo',
    fields({
      Arbetssokande: record.arbetssokande,
      ArbetssokandeSKAT: record.skat,
      ArbetssokandeRegistrerad: record.registrerad,
      ArbetssokandeOmfattning: record.omfattning,
      ArbetssokandeAvaktualiserad: record.avaktualiserad,
    }),
    tag('AktivetetsRapportDatum', rapport),
  );
}

function beslutInfo({ beslut = [] }: AfRecord): string {
  const entries = beslut.map(({ typ, omfattning, from, tom }) =>
    tag('Beslut', fields({ ErsattningTyp: typ, Omfattning: omfattning, BeslutFrom: from, BeslutTom: tom })),
  );
  return tag('BeslutInfo', tag('EkonomiskaBeslut', ...entries));
}

/** Without Inkludera everything is wanted; with it, what it says. */
function includes(question: XmlElement, part: string): boolean {
  const inkludera = child(question, 'Inkludera');
  if (!inkludera) return true;
  const value = inkludera.attrs.find(({ name }) => name === part)?.value;
  return value === 'true' || value === '1';
}

function textOf(question: XmlElement, name: string): string {
  const fraga = child(question, 'Fraga');
  return (fraga && childText(fraga, name)) ?? '';
}
