// Skatteverket as a simulator: an XML document as a string in, another out, and a fault of its own.
import { childText, escapeXml, parseXml, XmlRefusal } from '../../platform/xml.ts';
import {
  type Edits,
  edited,
  fields,
  type SoapAnswer,
  type SoapSimulator,
  tag,
  type Variant,
} from '../simulation/agency.ts';
import { calendarAt } from '../simulation/calendar.ts';
import { findPerson, somebodyElse, type TestPerson } from '../simulation/population.ts';
import { type SkvRecord, skvRecord } from './testdata.ts';

const NAMESPACE = 'http://beskattningws.ws.service.bs.zg.rsv.se/';
const XMLS = 'http://xmls.skatteverket.se/se/skatteverket/zg';
const NAMESPACES = [
  `xmlns="${XMLS}/instans/standardiseradInformation/1.0"`,
  `xmlns:fol="${XMLS}/komponent/infoForFolkbokforing/1.0"`,
  `xmlns:bes="${XMLS}/komponent/infoForBeskattning/1.0"`,
].join(' ');

/** Edits of the inner document. */
const INNER: Edits = {
  'schema-invalid': [/<\/PersonuppgiftLista>/, '<Okand/>$&'],
  'bad-enum': [/(<bes:Taxeringsar>)\d+/, '$1i fjol'],
  'missing-required': [/<bes:Taxeringsar>\d+<\/bes:Taxeringsar>/, ''],
  'extra-element': [/<\/PersonuppgiftLista>/, '$&<Tillagg>Ett nytt element</Tillagg>'],
  duplicates: [/<Personuppgift>.*?<\/Personuppgift>/s, '$&$&'],
};
const OUTER: Edits = {
  'bad-inner-document': [/<svar>.*<\/svar>/s, '<svar>Detta är inget dokument &lt;oavslutat</svar>'],
};

export const simulator: SoapSimulator = {
  id: 'SKV',
  folder: 'skatteverket',
  path: '/skv',
  question: { namespace: NAMESPACE, name: 'BeskattningsuppgifterRequest' },
  questionXsd: 'schemas/skatteverket/skatteverket.xsd',

  asked: (question) => identityIn(childText(question, 'forfragan') ?? '') ?? '',

  answer(question, variant, now) {
    const asked = this.asked(question);
    if (asked === '') return exception(9_071_001, 'Frågedokumentet kan inte läsas.');
    if (variant === 'business-fault') return exception(9_071_100, 'Uppgifterna kan inte lämnas just nu.');
    const person = variant === 'wrong-person' ? somebodyElse(asked) : findPerson(asked);
    const record = variant === 'empty-valid' ? undefined : skvRecord(person?.profile, calendarAt(now));
    const uppgift = record && person ? personuppgift(person, record, variant) : '';
    const list = tag('PersonuppgiftLista', uppgift);
    const document = tag(`SvarBeskattningsuppgifterEnligtSFS2008-975 ${NAMESPACES}`, list);
    const text = `<?xml version="1.0" encoding="UTF-8"?>${edited(document, variant, INNER)}`;
    const svar = `<svar>${escapeXml(text)}</svar>`;
    return { xml: edited(tag(`skv:BeskattningsuppgifterResponse xmlns:skv="${NAMESPACE}"`, svar), variant, OUTER) };
  },
};

function personuppgift(person: TestPerson, { kapital, utbetalning }: SkvRecord, variant: Variant): string {
  const silent = variant === 'partial';
  const kapitaluppgifter = kapital.map(({ taxeringsar, summa, overskott }) => {
    const amounts = { 'bes:SummaIntakterPaKapital': summa, 'bes:OverskottPaKapital': overskott };
    return tag('Kapitaluppgift', fields({ 'bes:Taxeringsar': taxeringsar, ...amounts }));
  });
  const skattekonto = utbetalning
    ? tag('Utbetalning', fields({ 'bes:Belopp': utbetalning.belopp, 'bes:Bokforingsdag': utbetalning.bokforingsdag }))
    : '';
  return tag(
    'Personuppgift',
    fields({
      'fol:IdentitetsbeteckningFysiskPerson': person.personnummer,
      'fol:Fornamn': person.fornamn,
      'fol:Efternamn': person.efternamn,
      StatusPersonuppgiftKod: '0',
    }),
    ...(silent ? [] : kapitaluppgifter),
    fields({ StatusKapitaluppgiftKod: silent ? '9' : '0' }),
    tag('Skattekontouppgift', skattekonto),
    fields({ StatusSkattekontouppgiftKod: '0' }),
  );
}

function exception(code: number, text: string): SoapAnswer {
  const content = fields({ MeddelandeKod: code, MeddelandeText: text, Systemversion: 'simulator' });
  return { fault: tag(`skv:Exception xmlns:skv="${NAMESPACE}"`, content), text: 'Exception' };
}

function identityIn(forfragan: string): string | undefined {
  try {
    using document = parseXml(forfragan);
    return childText(document.root, 'IdentitetsbeteckningFysiskPerson');
  } catch (error) {
    if (error instanceof XmlRefusal) return undefined;
    throw error;
  }
}
