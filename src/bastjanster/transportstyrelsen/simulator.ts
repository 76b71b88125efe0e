// Transportstyrelsen as a simulator: the vehicles of a person, in an answer that names nobody.
import { childText, descend } from '../../platform/xml.ts';
import { type Edits, edited, fields, type SoapSimulator, tag, type Variant } from '../simulation/agency.ts';
import { calendarAt } from '../simulation/calendar.ts';
import { findPerson, somebodyElse } from '../simulation/population.ts';
import { fordonFor } from './testdata.ts';

const NAMESPACE = 'http://schema.transportstyrelsen.se/ssbtek/hamtauppgifterresponder/1';
const FORDON = 'http://schema.transportstyrelsen.se/ssbtek/fordon/1';

const EDITS: Edits = {
  'schema-invalid': [/<frdn:regnr>[^<]*<\/frdn:regnr>|<fordonsinnehav>/, '$&<frdn:okand/>'],
  'bad-enum': [/(<resultat>)OK/, '$1KANSKE'],
  'missing-required': [/<resultat>OK<\/resultat>/, ''],
  'extra-element': [/<\/HamtaUppgifterResponse>/, '<ny:Tillagg xmlns:ny="urn:example:tillagg">Nytt</ny:Tillagg>$&'],
  duplicates: [/<frdn:fordon>.*?<\/frdn:fordon>/s, '$&$&'],
};

export const simulator: SoapSimulator = {
  id: 'TNS',
  folder: 'transportstyrelsen',
  path: '/tns',
  question: { namespace: NAMESPACE, name: 'HamtaUppgifter' },
  questionXsd: 'schemas/transportstyrelsen/hamtauppgifterresponder.xsd',

  asked(question) {
    const identity = descend(question, 'identifikation');
    return identity ? `${childText(identity, 'sekel') ?? ''}${childText(identity, 'personnummer') ?? ''}` : '';
  },

  answer(question, variant, now) {
    const asked = this.asked(question);
    const person = variant === 'wrong-person' ? somebodyElse(asked) : findPerson(asked);
    const fordon = variant === 'empty-valid' ? [] : fordonFor(person?.profile, calendarAt(now));
    const entries = fordon.map((one) => {
      const named = Object.entries(one).map(([name, value]) => [`frdn:${name}`, value]);
      return tag('frdn:fordon', fields(Object.fromEntries(named)));
    });
    const content = resultat(variant, tag('fordonsinnehav', ...entries));
    const xml = `<HamtaUppgifterResponse xmlns="${NAMESPACE}" xmlns:frdn="${FORDON}">${content}</HamtaUppgifterResponse>`;
    return { xml: edited(xml, variant, EDITS) };
  },
};

function resultat(variant: Variant, fordonsinnehav: string): string {
  const fel = (felkod: number, feltext: string) => tag('felresultat', fields({ felkod, feltext }));
  if (variant === 'business-fault')
    return fields({ resultat: 'FEL' }) + fel(1001, 'Uppgifterna kan inte lämnas just nu.');
  if (variant === 'partial')
    return fields({ resultat: 'OK' }) + fordonsinnehav + fel(1002, 'Alla fordon kunde inte läsas.');
  return fields({ resultat: 'OK' }) + fordonsinnehav;
}
