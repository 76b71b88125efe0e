// Says in Swedish which element breaks which rule of the schema.
import type { Breach } from '../../composite/fault.ts';

const sentences: Record<string, (breach: Breach) => string> = {
  // XSD
  'unexpected-element': ({ path, expected }) =>
    `Elementet ${path} är oväntat här${expected ? `: där ska något av ${expected} stå, i kontraktets namnrymd` : ''}.`,
  'missing-element': ({ path, expected }) =>
    `I ${path} saknas ett element${expected ? `: väntat är ${expected}` : ''}.`,
  'missing-attribute': ({ path }) => `Attributet ${path} saknas.`,
  'unknown-attribute': ({ path }) => `Attributet ${path} är okänt.`,
  'invalid-value': ({ path, expected }) => `Värdet i ${path} är ogiltigt${expected ? `: ${typeText(expected)}` : ''}.`,
  'text-not-allowed': ({ path }) => `I ${path} får ingen text stå.`,
  'not-valid': ({ path }) => `${path || 'Dokumentet'} följer inte schemat.`,
  'known-versions': ({ expected }) => `Versioner som stöds: ${expected}.`,
  'use-version': ({ path, expected }) => `Stängd efter ${path}. Använd ${expected}.`,
  position: ({ expected }) => `Felet finns på rad ${expected?.replace(':', ', kolumn ')}.`,
  // SOAP
  'not-an-envelope': () => 'Rotelementet är inget SOAP-kuvert (Envelope).',
  'other-soap-version': () =>
    'Kuvertet hör till en annan version av SOAP: namnrymden ska vara http://schemas.xmlsoap.org/soap/envelope/.',
  'no-body': () => 'Kuvertet ska ha exakt ett Body.',
  'body-not-single': () => 'Body ska ha exakt ett element.',
  'must-understand': () => 'Huvudet står i kuvertets Header.',
  // anslutning and åtagande
  'anslutning-status': ({ path, expected }) =>
    `${path === 'anropare' ? 'Anroparens' : 'Ingivarens'} anslutning har status ${expected}.`,
  'anslutning-fran': ({ expected }) => `Ingivarens anslutning gäller från och med ${expected}.`,
  'anslutning-tom': ({ expected }) => `Ingivarens anslutning gällde till och med ${expected}.`,
  'atagande-saknas': () => 'Ingen bekräftelse är registrerad för handläggaren.',
  'atagande-tom': ({ expected }) => `Handläggarens bekräftelse gällde till och med ${expected}.`,
  // who calls
  'certificate-missing': () => 'Klientcertifikat eller åtkomsttoken saknas.',
  'certificate-unreadable': () => 'Klientcertifikatet går inte att läsa.',
  'certificate-untrusted': () => 'Klientcertifikatet är inte utfärdat av någon som tjänsten litar på.',
  'certificate-expired': () => 'Klientcertifikatet gäller inte nu.',
  'certificate-purpose': () => 'Klientcertifikatet är inte utfärdat för klienter (clientAuth).',
  'certificate-not-pinned': () => 'Anslutningen nås bara med de certifikat som är registrerade för den.',
  'forwarded-certificate': () => 'Ett vidarebefordrat klientcertifikat tas bara emot från en betrodd proxy.',
  'organisation-missing': () => 'Inget organisationsnummer går att läsa ur certifikatet eller åtkomsttoken.',
  'organisation-contradicted': () => 'Certifikatet eller åtkomsttoken säger emot sig om organisationsnumret.',
  'organisation-unknown': () => 'Organisationen har ingen anslutning.',
  'token-malformed': () => 'Åtkomsttoken går inte att läsa.',
  'token-algorithm': () => 'Åtkomsttoken är signerad med en algoritm som inte godtas.',
  'token-type': () => 'Åtkomsttoken är av fel typ: väntat är at+jwt.',
  'token-signature': () => 'Åtkomsttokens signatur stämmer inte med någon av utfärdarens nycklar.',
  'token-issuer': () => 'Åtkomsttoken har en annan utfärdare.',
  'token-audience': () => 'Åtkomsttoken är utfärdad för en annan tjänst.',
  'token-expired': () => 'Åtkomsttoken har gått ut.',
  'token-claims': () => 'Åtkomsttoken saknar något som krävs, eller gäller inte än.',
  'token-certificate': () => 'Åtkomsttoken är inte bunden till klientcertifikatet.',
  'token-scope': ({ expected }) => `Åtkomsttoken saknar scope ${expected}.`,
  'token-keys': () => 'Utfärdarens nycklar går inte att hämta.',
  'register-unavailable': () => 'Registret över anslutningar går inte att läsa.',
  'locked-out': () => 'För många anrop från samma adress har nekats.',
  rate: ({ expected }) => `Organisationen får ställa ${expected} frågor i sekunden.`,
  concurrency: ({ expected }) => `Organisationen får ha ${expected} frågor igång samtidigt.`,
  // the household question
  'exactly-one-sokande': ({ path }) => `Exakt en i ${path} ska ha rollen sökande.`,
  'second-medsokande': ({ path }) => `${path} är en medsökande till: högst en i hushållet får vara det.`,
  'named-twice': ({ path, expected }) => `Personen i ${path} står redan i ${expected}: var och en nämns en gång.`,
  // JSON
  malformed: () => 'Texten är inte giltig JSON.',
  required: ({ path, expected }) => `${place(path, 'I')} saknas ${expected}.`,
  additionalProperties: ({ path, expected }) => `${place(path, 'I')} är fältet ${expected} okänt.`,
  unevaluatedProperties: ({ path, expected }) => `${place(path, 'I')} är fältet ${expected} okänt.`,
  type: ({ path, expected }) => `${place(path, 'Fältet')} har fel typ: ${typeText(expected ?? '')}.`,
  enum: ({ path, expected }) => `Värdet i ${path} är inget av: ${expected}.`,
  pattern: ({ path, expected }) => `Värdet i ${path} är ogiltigt: ${typeText(expected ?? '')}.`,
  format: ({ path, expected }) => `Värdet i ${path} är ogiltigt: ${typeText(expected ?? '')}.`,
  minLength: ({ path, expected }) => `Värdet i ${path} är för kort: minst ${expected} tecken.`,
  maxLength: ({ path, expected }) => `Värdet i ${path} är för långt: högst ${expected} tecken.`,
  minimum: ({ path, expected }) => `Värdet i ${path} är för litet: minst ${expected}.`,
  maximum: ({ path, expected }) => `Värdet i ${path} är för stort: högst ${expected}.`,
  minItems: ({ path, expected }) => `Listan ${path} är för kort: minst ${expected}.`,
  maxItems: ({ path, expected }) => `Listan ${path} är för lång: högst ${expected}.`,
  'duplicate-key': () => 'JSON-texten har samma nyckel två gånger i ett objekt.',
  'too-deep': () => 'JSON-texten är djupare än 64 nivåer.',
  'forbidden-key': () => 'JSON-texten har en otillåten nyckel (__proto__).',
  'forbidden-character': () => 'JSON-texten har ett otillåtet tecken (\\u0000).',
  'not-utf8': () => 'Texten är inte UTF-8.',
};

/** One sentence about one breach; never the value. */
export function breachText(breach: Breach): string {
  const sentence = sentences[breach.rule];
  return sentence ? sentence(breach) : `${breach.path}: ${breach.rule}.`;
}

// By pattern, facet or type of the schemas.
const types: Record<string, string> = {
  '[\\d]{4}[2-9]{1}[\\d]{7}': '12 siffror, 16 följt av organisationsnumret',
  '^[0-9]{4}[2-9][0-9]{7}$': '12 siffror, 16 följt av organisationsnumret',
  '[0-9]{12}': '12 siffror utan bindestreck, ÅÅÅÅMMDDNNNN',
  '^[0-9]{12}$': '12 siffror utan bindestreck, ÅÅÅÅMMDDNNNN',
  'minLength 1': 'minst ett tecken',
  '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]*$': 'text utan styrtecken',
  '^[^\\u0000-\\u001f]*$': 'text utan styrtecken',
  date: 'ett datum, ÅÅÅÅ-MM-DD',
  dateTime: 'en tidpunkt, ÅÅÅÅ-MM-DDTtt:mm:ss',
  'date-time': 'en tidpunkt, ÅÅÅÅ-MM-DDTtt:mm:ss med tidszon',
  '^20[0-9]{2}-(0[1-9]|1[0-2])$': 'en månad, ÅÅÅÅ-MM',
  boolean: 'true eller false',
  'boolean, object': 'true, false eller ett objekt',
  number: 'ett tal',
  object: 'ett objekt',
  array: 'en lista',
  string: 'en text',
  integer: 'ett heltal',
  'object, string': 'ett objekt eller base64',
  base64Binary: 'base64',
  short: 'ett heltal',
  int: 'ett heltal',
};

/** A JSON pointer in words; `/` is the question itself. */
function place(path: string, word: 'I' | 'Fältet'): string {
  if (path !== '/') return `${word} ${path}`;
  return word === 'I' ? 'Överst i frågan' : 'Frågan';
}

function typeText(type: string): string {
  const name = type.replace(/^xs:/, '');
  return `det ska vara ${types[name] ?? name}`;
}
