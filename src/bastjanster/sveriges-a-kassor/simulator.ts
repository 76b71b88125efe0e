// Sveriges a-kassor as a simulator: the question's fields echoed, and one entry for each a-kassa that answers.
import { children, childText, textElement } from '../../platform/xml.ts';
import { type Edits, edited, fields, type SoapSimulator, tag, type Variant } from '../simulation/agency.ts';
import { calendarAt } from '../simulation/calendar.ts';
import { findPerson, somebodyElse } from '../simulation/population.ts';
import { type Akassa, akassorFor, type Utbetalning } from './testdata.ts';

const NAMESPACE = 'http://INT014.UBPService.Schemas';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const EDITS: Edits = {
  'schema-invalid': [/<\/ArbetsloshetsersattningLista>/, '<Okand/>$&'],
  'bad-enum': [/(<AnsokanOmUtbetalningInlamnad>)[^<]+/, '$1kanske'],
  'missing-required': [/<Referensnummer>[^<]*<\/Referensnummer>/, ''],
  'extra-element': [/<\/GetUnemploymentBenefitPaymentResponse>/, '<Tillagg>Ett nytt element</Tillagg>$&'],
  duplicates: [/<Arbetsloshetsersattning>.*?<\/Arbetsloshetsersattning>/s, '$&$&'],
};

export const simulator: SoapSimulator = {
  id: 'SO',
  folder: 'sveriges-a-kassor',
  path: '/so',
  question: { namespace: NAMESPACE, name: 'GetUnemploymentBenefitPaymentRequest' },
  questionXsd: 'schemas/sveriges-a-kassor/sveriges-a-kassor.xsd',

  asked: (question) => childText(question, 'IdentificationNumber') ?? '',

  answer(question, variant, now) {
    const asked = this.asked(question);
    const person = variant === 'wrong-person' ? somebodyElse(asked) : findPerson(asked);
    const period = { from: childText(question, 'From') ?? '', tom: childText(question, 'Tom') ?? '' };
    const echo = children(question).map(({ name, content }) => {
      return textElement(name, name === 'IdentificationNumber' ? (person?.personnummer ?? asked) : content);
    });
    const akassor = variant === 'empty-valid' ? [] : akassorFor(person?.profile, calendarAt(now));
    const list = responders(akassor, variant).map((akassa) => tag('Arbetsloshetsersattning', entry(akassa, period)));
    const content = echo.join('') + tag('ArbetsloshetsersattningLista', ...list);
    const root = `GetUnemploymentBenefitPaymentResponse xmlns="${NAMESPACE}" xmlns:xsi="${XSI}"`;
    return { xml: edited(tag(root, content), variant, EDITS) };
  },
};

/** Half of the a-kassor silent, or all; a single one gets a silent companion. */
function responders(akassor: readonly Akassa[], variant: Variant): readonly Akassa[] {
  const silent = ({ namn }: Akassa): Akassa => ({ namn, status: 'SVARAR EJ' });
  if (variant === 'business-fault') return akassor.map(silent);
  if (variant !== 'partial') return akassor;
  const half = Math.ceil(akassor.length / 2);
  const others =
    akassor.length > 1 ? akassor.slice(half) : [{ namn: 'Småföretagarnas arbetslöshetskassa', status: '' }];
  return [...akassor.slice(0, half), ...others.map(silent)];
}

function entry(akassa: Akassa, period: { readonly from: string; readonly tom: string }): string {
  const { namn, status, utbetalningar = [], avstangningar = [], ansokt, offset = '' } = akassa;
  const within = utbetalningar.filter(({ datum }) => datum >= period.from && datum <= period.tom);
  return [
    fields({ SvarandeOrganisation: namn, StatusSvarandeOrganisation: status }),
    ...within.map((one) => tag('Utbetalningar', utbetalning(one, offset))),
    ...avstangningar.map(({ from, tom }) => {
      return tag('Avstangningar', fields({ AvstangdFrom: from + offset, AvstangdTom: tom + offset }));
    }),
    ansokt
      ? tag(
          'AnsoktOmErsattning',
          beslut(ansokt.beslut, offset),
          fields({ AnsokanOmUtbetalningInlamnad: ansokt.inlamnad }),
        )
      : '',
  ].join('');
}

function utbetalning({ datum, efterSkatt, efterAvdrag, dagar, from, tom }: Utbetalning, offset: string): string {
  return fields({
    Utbetalningsdatum: datum + offset,
    NettoEfterSkatt: efterSkatt,
    NettoEfterAvdrag: efterAvdrag,
    Ersattningsdagar: dagar,
    AvserFrom: from + offset,
    AvserTom: tom + offset,
  });
}

function beslut(datum: string | undefined, offset: string): string {
  if (datum === undefined) return '<BeslutOmRattTillErsattning xsi:nil="true"/>';
  return fields({ BeslutOmRattTillErsattning: datum + offset });
}
