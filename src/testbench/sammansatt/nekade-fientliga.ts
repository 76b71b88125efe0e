// Messages that could harm a service that is not built for them: sent only when asked for, and with consent.
import { FORMER, SOAP_FORMER } from './fraga.ts';
import { medAndradText, medAndrat, type Nekande } from './nekande.ts';

export const fientliga: readonly Nekande[] = [
  {
    nr: 'NEG-015',
    felkod: 'FOR_STOR_FRAGA',
    titel: 'En för stor fråga nekas',
    steg: 'Skicka frågan med en text på 2 MB.',
    varfor: 'En fråga är några kB; mer är ett fel eller ett angrepp.',
    former: FORMER,
    fientlig: true,
    status: 413,
    skicka: medAndrat({ syfte: 'x'.repeat(2_000_000) }),
  },
  {
    nr: 'NEG-016',
    felkod: 'DTD_EJ_TILLATEN',
    ellerFelkod: 'EJ_LASBAR',
    titel: 'En XML-bomb nekas innan den växer',
    steg: 'Skicka entiteter som växer utan gräns.',
    varfor: 'En enda sådan fråga kan annars ta hela tjänsten ur drift.',
    former: SOAP_FORMER,
    fientlig: true,
    status: 400,
    skicka: medAndradText({ xml: (xml) => xml.replace('?>', `?>${bomb()}`).replace(/(syfte>)[^<]*/, '$1&i9;') }),
  },
  {
    nr: 'NEG-017',
    felkod: 'EJ_LASBAR',
    titel: 'JSON med 10 000 nivåer nekas',
    steg: 'Skicka en lista i en lista, 10 000 gånger.',
    varfor: 'Djupet är det billigaste sättet att få en läsare att gå ner.',
    former: ['REST'],
    fientlig: true,
    status: 400,
    skicka: (samtal) => samtal.rest(`${'['.repeat(10_000)}${']'.repeat(10_000)}`),
  },
];

function bomb(): string {
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY i${n + 1} "${`&i${n};`.repeat(10)}">`);
  return `<!DOCTYPE p [<!ENTITY i0 "x">${entities.join('')}]>`;
}
